import { describe, expect, it } from 'vitest';
import { alignTimes, estimateShift, type TimeSpan } from './align-times.ts';

/** Subtitles of a film: pauses and lengths differ, as they do when people speak. The same seed gives the same film. */
function film(count: number, seed = 7): TimeSpan[] {
  let state = seed;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  let time = 60;
  return Array.from({ length: count }, () => {
    const from = time + (random() < 0.2 ? random() * 15 : random());
    time = from + 1 + random() * 4;
    return [from, time] as const;
  });
}
const shift = (spans: readonly TimeSpan[], offset: number, rate = 1) =>
  spans.map(([from, to]) => [from * rate + offset, to * rate + offset] as const);
const ones = (count: number) => Array.from({ length: count }, () => [1, 1]);

describe('estimateShift', () => {
  it.each([
    [0, 1],
    [2.4, 1],
    [-95, 1],
    [12, 23.976 / 25],
    [-3, 25 / 23.976],
  ])('finds an offset of %d s and a rate of %d', (offset, rate) => {
    const found = estimateShift(film(300), shift(film(300), -offset / rate, 1 / rate));
    expect(found.rate).toBeCloseTo(rate, 5);
    expect(found.offset).toBeCloseTo(offset, 1);
  });

  it('does not take two different films for shifted ones', () => {
    expect(estimateShift(film(300), film(300, 99))).toEqual({ rate: 1, offset: 0 });
    expect(estimateShift([], film(3))).toEqual({ rate: 1, offset: 0 });
  });
});

describe('alignTimes', () => {
  it('pairs the same cues, also shifted, slower, and a little early or late', () => {
    const spans = film(400);
    expect(alignTimes(spans, spans)).toEqual(ones(400));
    expect(alignTimes(spans, shift(spans, 7.3))).toEqual(ones(400));
    expect(alignTimes(spans, shift(spans, -20, 25 / 23.976))).toEqual(ones(400));
    const loose = spans.map(([from, to], n) => [from + (n % 3) * 0.1, to + (n % 4) * 0.15] as const);
    expect(alignTimes(spans, shift(loose, 3))).toEqual(ones(400));
  });

  it('pairs cues that are cut differently', () => {
    const first: TimeSpan[] = [[1, 3], [3.1, 5], [8, 11], [15, 17], [17.1, 19]]; // prettier-ignore
    const second: TimeSpan[] = [[1, 5], [8, 9.5], [9.6, 11], [15, 17], [17.2, 19]]; // prettier-ignore
    expect(alignTimes(first, second)).toEqual([[2, 1], [1, 2], [1, 1], [1, 1]]); // prettier-ignore
  });

  it('finds what only one of them has', () => {
    const spans = film(200);
    const without = spans.filter((_, n) => n !== 20 && n !== 21 && n !== 150);
    const beads = alignTimes(spans, shift(without, 4));
    expect(beads.map(([a, b], n) => (b === 0 ? [n, a, b] : undefined)).filter(Boolean)).toEqual([
      [20, 1, 0],
      [21, 1, 0],
      [150, 1, 0],
    ]);
    // Another film follows in one of them.
    const long = [...film(500), ...shift(spans, 4000)];
    expect(alignTimes(spans.slice(0, 0), spans.slice(0, 2))).toEqual([[0, 1], [0, 1]]); // prettier-ignore
    expect(alignTimes(long, film(500)).slice(0, 500)).toEqual(ones(500));
  });

  it('covers both lists in order, whatever they are', () => {
    for (let seed = 1; seed < 30; seed++) {
      const [first, second] = [film(seed * 3, seed), film(90 - seed * 2, seed + 40)];
      const beads = alignTimes(first, second);
      expect(beads.reduce((sum, [a]) => sum + a, 0)).toBe(first.length);
      expect(beads.reduce((sum, [, b]) => sum + b, 0)).toBe(second.length);
      expect(beads.every(([a, b]) => a + b > 0)).toBe(true);
    }
  });
});
