import { expect, it } from 'vitest';
import { findLanguages } from './find-languages.ts';

const LANGS = ['en', 'ar', 'es', 'fr', 'hi', 'zh-Hans', 'zh-Hant'];
const find = (typed: string, ui = 'en') => findLanguages(LANGS, typed, ui);

it('finds a language by its name in itself, in the language of the interface, and by its tag', () => {
  expect(find('العربية')).toEqual(['ar']);
  expect(find('Arabic')).toEqual(['ar']);
  expect(find('阿拉伯', 'zh-Hans')).toEqual(['ar']);
  expect(find('Arabic', 'zh-Hans')).toEqual([]);
  expect(find('zh-')).toEqual(['zh-Hans', 'zh-Hant']);
  expect(find('繁')).toEqual(['zh-Hant']);
  expect(find('简体')).toEqual(['zh-Hans']);
  expect(find('हिन्दी')).toEqual(['hi']);
});

it('finds it as it is typed: small, without marks, with spaces around, or in part', () => {
  expect(find(' FRANCAIS ')).toEqual(['fr']);
  expect(find('espanol')).toEqual(['es']);
  expect(find('chin')).toEqual(['zh-Hans', 'zh-Hant']);
});

it('finds all for nothing, and nothing for what is no language', () => {
  expect(find('')).toEqual(LANGS);
  expect(find('  ')).toEqual(LANGS);
  expect(find('klingon')).toEqual([]);
});
