import type { About } from './types.ts';
import { absoluteUrl } from './metadata.ts';
import { addressOf } from './view.ts';

/** A paper in one language, as linked data describes it. */
export type Work = { slug: string; lang: string; title: string; about: About };

/**
 * The paper in the language `shown` as linked data (schema.org `CreativeWork`, JSON-LD 1.1), with the work that it
 * translates or its translations. `works` has every language of the paper, its base language first: that one counts as
 * the source if no language is the original.
 */
export function linkedData(works: Work[], shown: string): object {
  const source = works.find(({ about }) => about.standing === 'original') ?? works[0];
  const own = works.find(({ lang }) => lang === shown) ?? source;
  if (!source || !own) throw new RangeError(`expected a work in "${shown}"; found none`);
  const reference = ({ slug, lang, title }: Work) => ({
    '@type': 'CreativeWork',
    '@id': absoluteUrl(addressOf({ paper: slug, langs: [lang] })),
    name: title,
    inLanguage: lang,
  });
  const translations = works.filter((other) => other !== own).map(reference);
  return {
    '@context': 'https://schema.org',
    ...reference(own),
    datePublished: own.about.date,
    author: { '@type': 'Organization', name: own.about.issuer },
    isBasedOn: own.about.source,
    ...(own === source
      ? translations.length
        ? { workTranslation: translations }
        : {}
      : { translationOfWork: reference(source) }),
  };
}
