import { BASE } from '../languages/base.ts';
import { once } from '../languages/once.ts';
import { readPaper, type Paper } from './model.ts';
import type { PaperFile } from './schema.ts';

const files = import.meta.glob<PaperFile>(['$locales/*/*.json', '!$locales/*/ui.json'], {
  import: 'default',
});

const bySlug = new Map<string, Map<string, () => Promise<PaperFile>>>();
for (const [path, load] of Object.entries(files)) {
  const [lang = '', name = ''] = path.split('/').slice(-2);
  const slug = name.replace(/\.json$/, '');
  const langs = bySlug.get(slug) ?? new Map<string, () => Promise<PaperFile>>();
  bySlug.set(slug, langs.set(lang, load));
}

/** A paper on the shelf: its name in addresses, and the languages it is in, the base language first. */
export type Holding = { slug: string; langs: string[] };

/** All papers, by the names of the locale files alone: nothing is loaded. */
export const shelf: Holding[] = [...bySlug]
  .map(([slug, langs]) => ({
    slug,
    langs: [BASE, ...[...langs.keys()].filter((lang) => lang !== BASE).sort()],
  }))
  .sort((a, b) => (a.slug < b.slug ? -1 : 1));

/** The languages a paper is in, the base language first; none if there is no such paper. */
export const languagesOf = (slug: string): string[] =>
  shelf.find((holding) => holding.slug === slug)?.langs ?? [];

/** Loads a paper in one language. Throws RangeError if the shelf does not have it. */
export const loadPaper = once(async (slug: string, lang: string): Promise<Paper> => {
  const langs = bySlug.get(slug);
  const [own, base] = [langs?.get(lang), langs?.get(BASE)];
  if (!own || !base) throw new RangeError(`no paper "${slug}" in the language "${lang}"`);
  const [file, shape] = await Promise.all([own(), base()]);
  return readPaper(slug, lang, file, shape);
});
