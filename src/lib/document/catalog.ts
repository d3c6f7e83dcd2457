import { catalog, papers } from 'virtual:catalog';
import { memoizeAsync } from '../loading/memoize-async.ts';
import type { Annotations, Card, PaperParts, Readings } from './types.ts';

export { catalog };

/** The languages a paper is in, its base language first; none if there is no such paper. */
export const languagesOf = (slug: string): string[] =>
  catalog.find((entry) => entry.slug === slug)?.langs ?? [];

/** Loads the card of a paper in one language, which lists show. Throws RangeError if the catalog does not have it. */
export const loadCard = memoizeAsync(
  async (slug: string, lang: string): Promise<Card> => (await partsOf(slug, lang).card()).default,
);

/** Loads the glossary and the summaries of a paper in one language. Throws RangeError if the catalog does not have it. */
export const loadAnnotations = memoizeAsync(
  async (slug: string, lang: string): Promise<Annotations> =>
    (await partsOf(slug, lang).annotations()).default,
);

/** Loads the pinyin of a paper in one language; it is empty for a language that is not read in pinyin. */
export const loadPinyin = memoizeAsync(
  async (slug: string, lang: string): Promise<Readings> =>
    (await partsOf(slug, lang).pinyin?.())?.default ?? {},
);

/** The loaders of a paper in one language. Throws RangeError if the catalog does not have it. */
export function partsOf(slug: string, lang: string): PaperParts {
  const parts = papers[`${slug}/${lang}`];
  if (!parts) throw new RangeError(`no paper "${slug}" in the language "${lang}"`);
  return parts;
}
