import { BASE } from '../i18n/fallback.ts';
import type { Paper } from '../document/read-paper.ts';
import { addressOf } from '../document/view.ts';
import { whole } from '../document/metadata.ts';

/**
 * A text as linked data (schema.org `CreativeWork`, JSON-LD 1.1): with its language and date, the work that it
 * translates, or its translations. `all` holds every language of the paper, the one `shown` among them.
 */
export function linkedData(all: Paper[], shown: Paper): object {
  const source =
    all.find(({ about }) => about.standing === 'original') ?? all.find(({ lang }) => lang === BASE);
  const reference = (paper: Paper) => ({
    '@type': 'CreativeWork',
    '@id': whole(addressOf({ paper: paper.slug, langs: [paper.lang] })),
    name: paper.title,
    inLanguage: paper.lang,
  });
  const translations = all.filter((other) => other.lang !== shown.lang).map(reference);
  const isSource = shown.lang === source?.lang;
  return {
    '@context': 'https://schema.org',
    ...reference(shown),
    datePublished: shown.about.date,
    author: { '@type': 'Organization', name: shown.about.issuer },
    isBasedOn: shown.about.source,
    ...(source && !isSource ? { translationOfWork: reference(source) } : {}),
    ...(isSource && translations.length ? { workTranslation: translations } : {}),
  };
}
