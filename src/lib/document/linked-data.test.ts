import { expect, it } from 'vitest';
import { alternatesOf } from './metadata.ts';
import { linkedData } from './linked-data.ts';
import type { Standing } from './types.ts';

const work = (lang: string, title: string, standing: Standing) => ({
  slug: 'tides',
  lang,
  title,
  about: { issuer: 'Office', occasion: 'x', date: '1999-03-01', source: 'https://example.org/t', standing },
});

it('describes a translation and the work that it translates', () => {
  const [en, zh] = [work('en', 'On Tides', 'official'), work('zh-Hans', '说潮', 'unofficial')];
  expect(linkedData([en, zh], 'zh-Hans')).toEqual({
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    '@id': 'http://localhost:4173/tides/zh-Hans/',
    name: '说潮',
    inLanguage: 'zh-Hans',
    datePublished: '1999-03-01',
    author: { '@type': 'Organization', name: 'Office' },
    isBasedOn: 'https://example.org/t',
    translationOfWork: {
      '@type': 'CreativeWork',
      '@id': 'http://localhost:4173/tides/en/',
      name: 'On Tides',
      inLanguage: 'en',
    },
  });
});

it('takes the original as the source of the translations, whatever the base language', () => {
  const [en, ar] = [work('en', 'On Tides', 'official'), work('ar', 'المدّ', 'original')];
  expect(linkedData([en, ar], 'en')).toMatchObject({
    inLanguage: 'en',
    translationOfWork: { inLanguage: 'ar' },
  });
  expect(linkedData([en, ar], 'ar')).toMatchObject({
    inLanguage: 'ar',
    workTranslation: [{ inLanguage: 'en' }],
  });
});

it('lists alternates only where there are any, the first as the default', () => {
  expect(alternatesOf([{ lang: 'en', address: '/a/' }])).toEqual([]);
  expect(
    alternatesOf([
      { lang: 'en', address: '/a/' },
      { lang: 'fr', address: '/b/' },
    ]),
  ).toEqual([
    { hreflang: 'en', href: 'http://localhost:4173/a/' },
    { hreflang: 'fr', href: 'http://localhost:4173/b/' },
    { hreflang: 'x-default', href: 'http://localhost:4173/a/' },
  ]);
});
