import { writeCsv } from './csv.ts';
import { writeMarkdown } from './markdown-ids.ts';
import { writeTmx } from './tmx.ts';
import type { Work } from './translations.ts';

/** The formats that a paper can be written in. */
export const FORMATS = ['tmx', 'csv', 'md'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * A paper in a format, as files by their names: `tides.tmx`, `tides.csv`, or `tides.en.md` for each language. Importing
 * them gives the same paper again. Throws RangeError if the format cannot hold it (`escape`).
 */
export function writeWork(work: Work, slug: string, format: Format): Map<string, string> {
  if (format === 'tmx') return new Map([[`${slug}.tmx`, writeTmx(work)]]);
  if (format === 'csv') return new Map([[`${slug}.csv`, writeCsv(work)]]);
  return new Map([...work].map(([lang, texts]) => [`${slug}.${lang}.md`, writeMarkdown(texts, lang)]));
}
