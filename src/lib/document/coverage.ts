import type { Paper } from './read-paper.ts';
import { segments } from './pair.ts';

/**
 * How much of a paper is translated: the number of segments and headings that have a text (`present`), the number there
 * could be (`total`), and the ids of the missing ones.
 */
export type Coverage = { slug: string; lang: string; present: number; total: number; gaps: string[] };

/** Counts the segments and headings of a paper that have a text, and lists those that have none. Pure. */
export function coverage(paper: Paper): Coverage {
  const paperSegments = segments(paper);
  const gaps = [
    ...paper.sections.filter(({ heading }) => heading === undefined).map(({ id }) => `${id}.heading`),
    ...paperSegments.filter(({ text }) => text === undefined).map(({ id }) => id),
  ];
  const total = paperSegments.length + paper.sections.length;
  return { slug: paper.slug, lang: paper.lang, present: total - gaps.length, total, gaps };
}

/** Formats coverage for a terminal, one line per paper and language. Lists at most ten gaps each. */
export function coverageReport(rows: Coverage[]): string {
  const width = Math.max(...rows.map(({ slug, lang }) => slug.length + lang.length)) + 2;
  return rows
    .map(({ slug, lang, present, total, gaps }) => {
      const percent = Math.floor((present / total) * 100);
      const more = gaps.length > 10 ? `, … (${gaps.length - 10} more)` : '';
      const missing = gaps.length ? `  gaps: ${gaps.slice(0, 10).join(', ')}${more}` : '';
      return `  ${`${slug}  ${lang}`.padEnd(width)}  ${present}/${total}  ${percent} %${missing}`;
    })
    .join('\n');
}
