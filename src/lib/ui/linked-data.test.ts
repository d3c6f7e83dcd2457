import type { PaperFile, Standing } from '../document/types.ts';
import { expect, it } from 'vitest';
import { readPaper } from '../document/read-paper.ts';
import { alternatesOf } from '../document/metadata.ts';
import { linkedData } from './linked-data.ts';

const paper = (lang: string, title: string, standing: Standing) => {
  const about = {
    issuer: 'Office',
    occasion: 'x',
    date: '1999-03-01',
    source: 'https://example.org/t',
    standing,
  };
  const file: PaperFile = { title, about, text: {} };
  return readPaper('tides', lang, file, file);
};

it('says which work a text is, and which it translates', () => {
  const [en, zh] = [paper('en', 'On Tides', 'official'), paper('zh-Hans', '说潮', 'unofficial')];
  expect(linkedData([en, zh], zh)).toEqual({
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

it('takes the original for the work that the others translate, whatever the base language', () => {
  const [en, ar] = [paper('en', 'On Tides', 'official'), paper('ar', 'المدّ', 'original')];
  expect(linkedData([en, ar], en)).toMatchObject({
    inLanguage: 'en',
    translationOfWork: { inLanguage: 'ar' },
  });
  expect(linkedData([en, ar], ar)).toMatchObject({
    inLanguage: 'ar',
    workTranslation: [{ inLanguage: 'en' }],
  });
});

it('names alternates only where there are any, the first for everybody else', () => {
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
