import type { Annotations } from './types.ts';
import { BASE } from '../i18n/fallback.ts';
import { memoizeAsync } from '../i18n/memoize-async.ts';
import { readPaper, type Paper, type TextFile } from './read-paper.ts';

// Two parts of each file (build/locales/plugin.ts): the annotations is not needed for reading on.
const texts = import.meta.glob<TextFile>(
  ['$locales/*/*.json', '!$locales/*/ui.json', '!$locales/*/*.{pinyin,phrases}.json'],
  { import: 'default', query: '?text' },
);
const annotationFiles = import.meta.glob<Annotations>(
  ['$locales/*/*.json', '!$locales/*/ui.json', '!$locales/*/*.{pinyin,phrases}.json'],
  { import: 'default', query: '?annotations' },
);

const bySlug = new Map<string, Map<string, () => Promise<TextFile>>>();
for (const [path, load] of Object.entries(texts)) {
  const [lang = '', name = ''] = path.split('/').slice(-2);
  const slug = name.replace(/\.json$/, '');
  const langs = bySlug.get(slug) ?? new Map<string, () => Promise<TextFile>>();
  bySlug.set(slug, langs.set(lang, load));
}

/** A paper on the catalog: its name in addresses, and the languages it is in, the base language first. */
export type CatalogEntry = { slug: string; langs: string[] };

/** All papers, by the names of the locale files alone: nothing is loaded. */
export const catalog: CatalogEntry[] = [...bySlug]
  .map(([slug, langs]) => ({
    slug,
    langs: [BASE, ...[...langs.keys()].filter((lang) => lang !== BASE).sort()],
  }))
  .sort((a, b) => (a.slug < b.slug ? -1 : 1));

/** The languages a paper is in, the base language first; none if there is no such paper. */
export const languagesOf = (slug: string): string[] =>
  catalog.find((holding) => holding.slug === slug)?.langs ?? [];

/** Loads a paper in one language. Throws RangeError if the catalog does not have it. */
export const loadPaper = memoizeAsync(async (slug: string, lang: string): Promise<Paper> => {
  const langs = bySlug.get(slug);
  const [own, base] = [langs?.get(lang), langs?.get(BASE)];
  if (!own || !base) throw new RangeError(`no paper "${slug}" in the language "${lang}"`);
  const [file, shape] = await Promise.all([own(), base()]);
  return readPaper(slug, lang, file, shape);
});

/** Loads what this reader adds to a paper in one language; of what there is none, that is empty. */
export const loadAnnotations = memoizeAsync(async (slug: string, lang: string): Promise<Annotations> => {
  const path = Object.keys(annotationFiles).find((one) => one.endsWith(`/${lang}/${slug}.json`));
  return (await annotationFiles[path ?? '']?.()) ?? { glossary: {}, summary: {} };
});
