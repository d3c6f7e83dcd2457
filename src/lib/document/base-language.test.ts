import { expect, it } from 'vitest';
import { baseLanguage } from './base-language.ts';

const languages = (...tags: string[]) => tags.map((lang) => ({ lang, base: false }));

it('is the language whose file says so', () => {
  expect(baseLanguage([...languages('en', 'fr'), { lang: 'zh-Hans', base: true }])).toBe('zh-Hans');
});

it('is English where no file says so', () => {
  expect(baseLanguage(languages('ar', 'fr', 'en'))).toBe('en');
});

it('is the first by tag in a paper without English', () => {
  expect(baseLanguage(languages('zh-Hans', 'fr'))).toBe('fr');
  expect(baseLanguage([])).toBeUndefined();
});
