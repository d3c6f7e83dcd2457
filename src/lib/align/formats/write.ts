import { writeCsv } from './csv.ts';
import { writeMarkdownWithIds } from './markdown-ids.ts';
import { writeTmx } from './tmx.ts';
import type { Translations } from './translations.ts';

/** The formats in which a paper can be exported. */
export const FORMATS = ['tmx', 'csv', 'md'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * Exports a paper. Returns the text of each file by name: `tides.tmx`, `tides.csv`, or `tides.en.md` and so on for each
 * language. Importing these files gives the same paper. Throws RangeError if TMX cannot hold a character of it.
 */
export function writeTranslations(
  translations: Translations,
  baseLang: string,
  slug: string,
  format: Format,
): Map<string, string> {
  if (format === 'tmx') return new Map([[`${slug}.tmx`, writeTmx(translations, baseLang)]]);
  if (format === 'csv') return new Map([[`${slug}.csv`, writeCsv(translations, baseLang)]]);
  return new Map(
    [...translations].map(([lang, texts]) => [`${slug}.${lang}.md`, writeMarkdownWithIds(texts, lang)]),
  );
}
