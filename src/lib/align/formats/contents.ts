import { CONTENTS } from './division-words.ts';

// Longer lines are no headings, and would take long to look at.
const LONGEST = 200;
// A line of contents can end in dots and a page number, and its heading can differ in capitals.
const bare = (line: string) =>
  line
    .slice(0, LONGEST)
    .replace(/(?:[\s.·…․‥_-]{2,}|\t)\s*(?:\p{Nd}+|[ivxlc]+)$/u, '')
    .replace(/[\s.:：。]+$/u, '')
    .replaceAll(/\s+/gu, ' ')
    .toLowerCase();

/** True for a line such as "Contents" or 目录. */
export const isContentsHeading = (line: string) => CONTENTS.test(line);

/**
 * Finds a list of contents in the first half of the texts of a document: the first run of two or more of which each comes
 * again later, where `isHeading` says that it is a heading. A heading "Contents" before it is part of it. Returns the start
 * and end (exclusive) of the list; undefined if there is none.
 */
export function findContents(
  texts: string[],
  isHeading: (index: number) => boolean,
): [start: number, end: number] | undefined {
  const names = texts.map(bare);
  const last = new Map(names.map((name, n) => [name, n]));
  const comesAgain = (n: number) => {
    const later = last.get(names[n] ?? '') ?? n;
    return later > n && isHeading(later);
  };
  for (let start = 0; start < texts.length / 2; start++) {
    const listed = new Set<string>();
    let end = start;
    while (end < texts.length && comesAgain(end) && !listed.has(names[end] ?? '')) {
      listed.add(names[end] ?? '');
      end++;
    }
    if (end - start >= 2) return isContentsHeading(texts[start - 1] ?? '') ? [start - 1, end] : [start, end];
    start = Math.max(start, end - 1);
  }
  return undefined;
}
