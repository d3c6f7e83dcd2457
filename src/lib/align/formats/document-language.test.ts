import { expect, it } from 'vitest';
import { settleLanguage } from './document-language.ts';

const ENGLISH = 'The water comes, and it asks nobody. It is not for us to say when.';
const CHINESE = '水來了，它什麼也不問。';
const GALICIAN = 'A auga vén, e non lle pregunta a ninguén se pode pasar pola porta.';

it.each([
  ['en-GB', ENGLISH, 'en-GB', undefined],
  ['EN', '12', 'en', undefined],
  ['', ENGLISH, 'en', 'does not say its language: "en" was recognised'],
  ['x', ENGLISH, 'en', 'does not say its language: "en" was recognised'],
  ['en', CHINESE, 'zh-Hant', 'says that it is in "en", but "zh-Hant" was recognised'],
  ['zh', CHINESE, 'zh-Hant', undefined],
  ['zh-CN', '水', 'zh-Hans', undefined],
  ['zh-TW', '水', 'zh-Hant', undefined],
  ['gl', GALICIAN, 'gl', undefined],
  ['', '12', undefined, undefined],
])('takes "%s" on %j for %s', (declared, text, lang, note) => {
  expect(settleLanguage(declared, text, 'a.epub')).toEqual({ ...(lang && { lang }), ...(note && { note }) });
});
