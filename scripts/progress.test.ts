import { describe, expect, it } from 'vitest';
import { progress } from './progress.ts';

/** What a task of `steps` steps prints if each takes `each` milliseconds. */
function run(steps: number, each: number, isTTY: boolean) {
  let [now, written] = [0, ''];
  const step = progress('Aligning', { isTTY, write: (text: string) => (written += text) }, () => now);
  for (let n = 1; n <= steps; n++) {
    now += each;
    step(n, steps);
  }
  return written;
}

describe('progress', () => {
  it('prints nothing for a short task', () => expect(run(100, 9, true) + run(100, 9, false)).toBe(''));

  it('overwrites one line on a terminal', () => {
    expect(run(4, 600, true)).toBe(
      '\rAligning: 50 % (2 of 4)\rAligning: 75 % (3 of 4)\rAligning: 100 % (4 of 4)\n',
    );
  });

  it('prints a line for every 10 % elsewhere', () => {
    const lines = run(1000, 100, false).trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.slice(0, 2)).toEqual(['Aligning: 0 % (10 of 1000)', 'Aligning: 10 % (100 of 1000)']);
  });
});
