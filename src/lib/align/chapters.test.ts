import { expect, it } from 'vitest';
import { chapterPoints } from './chapters.ts';
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

it('pairs chapters by the numbers in their headings, in any numerals, and by length', () => {
  const first = textOf(['Chapter 1', 40], ['Chapter 2', 40], ['Chapter 3', 40], ['Chapter 4', 80]);
  // The third is missing, so that what follows is 41 sentences earlier.
  for (const headings of [
    ['第一章', '第二章', '第四章'],
    ['I', 'II', 'IV'],
    ['١', '٢', '٤'],
    ['Anfang', 'Mitte', 'Ende'],
  ]) {
    const second = textOf([headings[0] ?? '', 40], [headings[1] ?? '', 40], [headings[2] ?? '', 80]);
    const points = new Map(pointsOf(first, second));
    expect(
      [0, 41, 82, 123].map((start) => points.get(start)),
      headings[0],
    ).toEqual([0, 41, undefined, 82]);
    expect(points.get(163)).toBe(123);
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
