import { describe, expect, it } from 'vitest';
import { bareText } from './first-html.ts';
import { median, quantile } from './statistics.ts';
import { missedExactly, reached, table, type Figure } from './targets.ts';

const figure = (measured: number): Figure => ({
  name: 'first visit',
  measured,
  unit: 'bytes',
  target: 90_000,
  exact: true,
  how: 'in a browser',
});

describe('a target', () => {
  it('is reached at the limit, and missed one byte above it or without a measurement', () => {
    expect([90_000, 90_001, NaN].map((bytes) => reached(figure(bytes)))).toEqual([true, false, false]);
    expect(missedExactly([figure(90_000), figure(90_001), figure(NaN)])).toHaveLength(2);
  });

  it('fails a run only if it is exact', () => {
    const timing: Figure = { name: 'switch', measured: 2.1, unit: '×', target: 2, how: 'in turn' };
    expect(missedExactly([timing])).toEqual([]);
    expect(reached(timing)).toBe(false);
  });

  it('has a line in the table, and a note that says how it was measured', () => {
    const noTarget: Figure = { name: 'interactive', measured: 1.5, unit: '×', how: 'in a browser' };
    expect(table([figure(105_372), noTarget])).toEqual([
      'target                                      measured         at most',
      'first visit                            105,372 bytes    90,000 bytes  NOT REACHED',
      'interactive                                   × 1.50',
      '',
      'How each was measured:',
      '  first visit: in a browser',
      '  interactive: in a browser',
    ]);
  });
});

describe('a quantile', () => {
  it('is the nearest rank, of unsorted values too', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([4, 1, 3, 2])).toBe(2);
    expect(quantile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9)).toBe(9);
    expect(median([])).toBeNaN();
  });
});

describe('the bare text of a page', () => {
  it('is the text of <main>, without scripts, styles, markup and indents', () => {
    const html =
      '<p>a</p><main><h1>Tides &amp; mud</h1>\n    <style>p{}</style><p>One.<script>1</script></p></main>';
    expect(bareText(html)).toBe('Tides & mud\n One.');
    expect(() => bareText('<p>no main</p>')).toThrow('<main>');
  });
});
