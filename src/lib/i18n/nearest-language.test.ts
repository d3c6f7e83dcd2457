import { expect, it } from 'vitest';
import { nearestLanguage } from './nearest-language.ts';

it.each([
  // The language itself, before any other.
  ['zh-Hans', ['zh', 'zh-Hans', 'zh-CN'], 'zh-Hans'],
  ['zh', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hans'],
  ['zh-CN', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hans'],
  ['zh-SG', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hans'],
  ['zh-TW', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh-HK', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh-MO', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh-Hant-HK', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh-Hans', ['en', 'zh'], 'zh'],
  ['zh-Hant', ['en', 'zh-TW'], 'zh-TW'],
  ['en-GB', ['en', 'zh-Hans'], 'en'],
  ['pt-BR', ['en', 'pt'], 'pt'],
  ['pt-PT', ['en', 'pt', 'pt-BR'], 'pt'],
  ['pt', ['en', 'pt-BR', 'pt-PT'], 'pt-BR'],
  ['es-MX', ['en', 'es-ES'], 'es-ES'],
  ['sr-RS', ['en', 'sr'], 'sr'],
  ['sr-Cyrl', ['en', 'sr'], 'sr'],
  // Another script is no interface that its readers can be counted on to read.
  ['sr-Latn', ['en', 'sr'], undefined],
  ['zh-TW', ['en', 'zh-Hans'], undefined],
  ['zh-Latn', ['en', 'zh-Hans'], undefined],
  ['uz-Arab', ['en', 'uz'], undefined],
  ['az-Cyrl', ['en', 'az'], undefined],
  // Nor is another language in the same script.
  ['yue', ['en', 'zh-Hant'], undefined],
  ['fr', ['en'], undefined],
])('nearest to %s in %j: %s', (tag, langs, nearest) => {
  expect(nearestLanguage(tag, langs)).toBe(nearest);
});
