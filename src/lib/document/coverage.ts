import type { Paper } from './read-paper.ts';
import { segments } from './pair.ts';

/** How much of a paper a language has: segments with a text, all segments, and the ids of the gaps. */
export type Coverage = { slug: string; lang: string; present: number; total: number; gaps: string[] };

/** Counts a paper's segments and headings that have a text, and names those that have none. Pure. */
export function coverage(paper: Paper): Coverage {
  const all = segments(paper);
  const gaps = [
    ...paper.sections.filter(({ heading }) => heading === undefined).map(({ id }) => `${id}.heading`),
    ...all.filter(({ text }) => text === undefined).map(({ id }) => id),
  ];
  const total = all.length + paper.sections.length;
  return { slug: paper.slug, lang: paper.lang, present: total - gaps.length, total, gaps };
}

/** The coverage of all papers as lines for a terminal; long lists of gaps are cut after the tenth. */
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
