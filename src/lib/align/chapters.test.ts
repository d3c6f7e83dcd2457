import { expect, it } from 'vitest';
import { chapterPoints, missingChapters } from './chapters.ts';
import { indexText, NO_BREAK, SECTION, type Sentence } from './indexed-text.ts';

/** A text with chapters of so many sentences, each as long as a number says. */
const textOf = (...chapters: [heading: string, count: number][]): Sentence[] =>
  chapters.flatMap(([heading, count]) => [
    { text: heading, kind: 'heading', begins: SECTION } as const,
    ...Array.from({ length: count }, (): Sentence => ({
      text: 'A sentence.',
      kind: 'paragraph',
      begins: NO_BREAK,
    })),
  ]);
const pointsOf = (first: Sentence[], second: Sentence[]) =>
  chapterPoints(first, second, indexText(first), indexText(second));

it('pairs chapters by the numbers in their headings, in any numerals', () => {
  const first = textOf(['Chapter 1', 40], ['Chapter 2', 60], ['Chapter 3', 90], ['Chapter 4', 140]);
  // The third is missing, so that what follows is 91 sentences earlier.
  for (const headings of [
    ['第一章', '第二章', '第四章'],
    ['I', 'II', 'IV'],
    ['١', '٢', '٤'],
  ]) {
    const second = textOf([headings[0] ?? '', 40], [headings[1] ?? '', 60], [headings[2] ?? '', 140]);
    const points = new Map(pointsOf(first, second));
    expect(
      [0, 41, 102, 193].map((start) => points.get(start)),
      headings[0],
    ).toEqual([0, 41, undefined, 102]);
    // Half-way through the last chapter.
    expect(points.get(263)).toBeCloseTo(172, -1);
  }
});

it('pairs two chapters with one that is as long as both', () => {
  const first = textOf(['A', 60], ['B', 30], ['C', 30], ['D', 60]);
  const second = textOf(['E', 60], ['F', 61], ['G', 60]);
  expect(new Map(pointsOf(first, second)).get(123)).toBe(123);
});

it('says nothing of texts without chapters', () => {
  const first = textOf(['A', 10]);
  expect(pointsOf(first, textOf(['A', 5], ['B', 5]))).toBe(undefined);
});

it('finds the chapters that one text lacks', () => {
  const first = textOf(['Preface', 60], ['Chapter 1', 100], ['Chapter 2', 150], ['Chapter 3', 90]);
  const second = textOf(['第一章', 100], ['第三章', 90], ['后记', 50]);
  const missing = missingChapters(first, second, indexText(first), indexText(second));
  const count = (flags: boolean[] | undefined) => flags?.filter(Boolean).length;
  expect([count(missing?.first), count(missing?.second)]).toEqual([212, 51]);
  expect(missing?.first.indexOf(true)).toBe(0);
  expect(missing?.second.indexOf(true)).toBe(192);
  const whole = indexText(first);
  expect(missingChapters(first, first, whole, whole)).toBe(undefined);
});
