import type { Line } from './lines.ts';

const START = /^\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK\b/i;
const END = /^\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK\b/i;

/**
 * Leaves out what Project Gutenberg writes before and after a book. Returns the lines of the book and the title that is named
 * before it. Returns undefined if the lines have none of that.
 */
export function withoutLicence(
  lines: Line[],
): { lines: Line[]; title: string | undefined; start: Line } | undefined {
  const from = lines.findIndex(({ text }) => START.test(text));
  const start = lines[from];
  if (!start) return undefined;
  const to = lines.findIndex(({ text }, n) => n > from && END.test(text));
  const title = lines
    .slice(0, from)
    .map(({ text }) => /^Title:\s*(.+)$/.exec(text)?.[1])
    .find((found) => found !== undefined);
  return { lines: lines.slice(from + 1, to < 0 ? undefined : to), title, start };
}
