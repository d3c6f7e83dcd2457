import { BASE } from '../languages/base.ts';
import type { Paper } from '../paper/model.ts';
import { addressOf } from '../reading/address.ts';
import { whole } from './metadata.ts';

/**
 * The texts on a page as linked data (schema.org `CreativeWork`, JSON-LD 1.1): each with its language and date, a
 * translation with the work that it translates. `all` holds every language of the paper, those `shown` among them.
 */
export function linkedData(all: Paper[], shown: Paper[]): object {
  const source =
    all.find(({ about }) => about.standing === 'original') ?? all.find(({ lang }) => lang === BASE);
  const reference = (paper: Paper) => ({
    '@type': 'CreativeWork',
    '@id': whole(addressOf({ paper: paper.slug, langs: [paper.lang] })),
    name: paper.title,
    inLanguage: paper.lang,
  });
  const work = (paper: Paper) => {
    const translations = all.filter((other) => other !== paper).map(reference);
    return {
      ...reference(paper),
      datePublished: paper.about.date,
      author: { '@type': 'Organization', name: paper.about.issuer },
      isBasedOn: paper.about.source,
      ...(source && paper !== source ? { translationOfWork: reference(source) } : {}),
      ...(paper === source && translations.length ? { workTranslation: translations } : {}),
    };
  };
  return { '@context': 'https://schema.org', '@graph': shown.map(work) };
}
