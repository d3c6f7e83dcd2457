import { CONTENTS } from './division-words.ts';

// A line of contents can end in dots and a page number, and its heading can differ in capitals.
const bare = (line: string) =>
  line
    .replace(/(?:[\s.·…․‥_-]{2,}|\t)\s*(?:\p{Nd}+|[ivxlc]+)$/u, '')
    .replace(/[\s.:：。]+$/u, '')
    .replaceAll(/\s+/gu, ' ')
    .toLowerCase();

/** True for a line such as "Contents" or 目录. */
export const isContentsHeading = (line: string) => CONTENTS.test(line);

/**
 * Finds a list of contents in the texts of a document: the first run of two or more of which each comes again later, where
 * `isHeading` says that it is a heading. A heading "Contents" before it is part of it. Looks only before the first text
 * that is a heading and does not come again. Returns the start and end (exclusive) of the list; undefined if there is none.
 */
export function findContents(
  texts: string[],
  isHeading: (index: number) => boolean,
): [start: number, end: number] | undefined {
  const last = new Map(texts.map((text, n) => [bare(text), n]));
  const comesAgain = (n: number) => {
    const later = last.get(bare(texts[n] ?? '')) ?? n;
    return later > n && isHeading(later);
  };
  let start = 0;
  while (start < texts.length && !comesAgain(start)) {
    if (isHeading(start) && !isContentsHeading(texts[start] ?? '')) return undefined;
    start++;
  }
  let end = start;
  const listed = new Set<string>();
  while (end < texts.length && comesAgain(end) && !listed.has(bare(texts[end] ?? ''))) {
    listed.add(bare(texts[end] ?? ''));
    end++;
  }
  if (end - start < 2) return undefined;
  return isContentsHeading(texts[start - 1] ?? '') ? [start - 1, end] : [start, end];
}
