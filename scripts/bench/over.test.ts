import { describe, expect, it } from 'vitest';
import { overIn } from './over.ts';

const html = (brotli: number) => ({ html: { raw: 70_000, brotli, bar: 14_000 }, all: { raw: 0, brotli: 9 } });

describe('a run of the bench', () => {
  it('passes at the bars, and a percent over the baseline', () => {
    expect(overIn(html(14_000), 0, { html: 13_900 })).toEqual([]);
    expect(overIn(html(14_000), 0)).toEqual([]);
  });

  it('fails a byte over a bar, more than a percent over the baseline, and for any layout shift', () => {
    expect(overIn(html(14_001), 0)).toEqual(['html: 14001 of 14000 bytes']);
    expect(overIn(html(13_000), 0, { html: 12_800 })).toEqual(['html: 13000 bytes, 12800 in the baseline']);
    expect(overIn(html(14_001), 0.001, { html: 12_800, all: 8 })).toHaveLength(4);
  });
});
