import { expect, it } from 'vitest';
import { findLanguages } from './find-languages.ts';

const LANGS = ['en', 'ar', 'es', 'fr', 'hi', 'zh-Hans', 'zh-Hant'];
const search = (query: string, ui = 'en') => findLanguages(LANGS, query, ui);

it('finds a language by its own name, its name in the interface language, and its tag', () => {
  expect(search('العربية')).toEqual(['ar']);
  expect(search('Arabic')).toEqual(['ar']);
  expect(search('阿拉伯', 'zh-Hans')).toEqual(['ar']);
  expect(search('Arabic', 'zh-Hans')).toEqual([]);
  expect(search('zh-')).toEqual(['zh-Hans', 'zh-Hant']);
  expect(search('繁')).toEqual(['zh-Hant']);
  expect(search('简体')).toEqual(['zh-Hans']);
  expect(search('हिन्दी')).toEqual(['hi']);
});

it('ignores case, diacritics and surrounding spaces, and matches part of a name', () => {
  expect(search(' FRANCAIS ')).toEqual(['fr']);
  expect(search('espanol')).toEqual(['es']);
  expect(search('chin')).toEqual(['zh-Hans', 'zh-Hant']);
});

it('returns every language for an empty query, and none for an unknown name', () => {
  expect(search('')).toEqual(LANGS);
  expect(search('  ')).toEqual(LANGS);
  expect(search('klingon')).toEqual([]);
});
