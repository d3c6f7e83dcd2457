import { describe, expect, it } from 'vitest';
import { language, tagging } from './table.ts';
import { tagFault } from './tag.ts';
import { dayIn, nameIn, namesIn, sizeIn } from './words.ts';

describe('what is known of a language', () => {
  it.each([
    ['en', 'ltr', 'English', 'Latn', 'en-US', ' '],
    ['zh-Hans', 'ltr', '中文', 'Hans', 'zh-CN', ''],
    ['zh-Hant', 'ltr', '繁體中文', 'Hant', 'zh-TW', ''],
    ['ar', 'rtl', 'العربية', 'Arab', 'ar-EG', ' '],
    ['he', 'rtl', 'עברית', 'Hebr', 'he-IL', ' '],
    ['ja', 'ltr', '日本語', 'Jpan', 'ja-JP', ''],
    ['ko', 'ltr', '한국어', 'Kore', 'ko-KR', ' '],
    ['ur', 'rtl', 'اردو', 'Arab', 'ur-PK', ' '],
  ])('%s', (tag, dir, ownName, script, speech, joiner) => {
    expect(language(tag)).toMatchObject({ tag, dir, ownName, script, speech, joiner });
  });

  it('agrees with CLDR on every direction that the engine knows', () => {
    type Informed = Intl.Locale & { getTextInfo(): { direction: string } };
    for (const tag of [
      'ar',
      'fa',
      'ur',
      'he',
      'yi',
      'dv',
      'syr',
      'ps',
      'ckb',
      'ug',
      'sd',
      'en',
      'zh-Hant',
      'th',
      'mn-Mong',
    ]) {
      expect([tag, language(tag).dir]).toEqual([
        tag,
        (new Intl.Locale(tag) as Informed).getTextInfo().direction,
      ]);
    }
  });
});

it('tags only what differs from what is around it', () => {
  expect(tagging('en', 'en')).toEqual({});
  expect(tagging('zh-Hans', 'en')).toEqual({ lang: 'zh-Hans' });
  expect(tagging('ar', 'en')).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(tagging('en', 'ar')).toEqual({ lang: 'en', dir: 'ltr' });
});

it.each(['en', 'zh-Hans', 'zh-Hant', 'ar', 'pt-BR', 'sr-Latn', 'yue-Hant'])('takes the tag %s', (tag) => {
  expect(tagFault(tag)).toBeUndefined();
});

it('writes days and names as the language does', () => {
  expect(dayIn('en', '2002-07-31')).toBe('July 31, 2002');
  expect(dayIn('zh-Hans', '2002-07-31')).toBe('2002年7月31日');
  expect(nameIn('en', 'ar')).toBe('Arabic');
  expect(namesIn('en', ['en', 'zh-Hans'])).toBe('English and Simplified Chinese');
  expect(namesIn('zh-Hans', ['zh-Hans', 'en'])).toBe('简体中文和英语');
  expect(sizeIn('en', 714_000)).toBe('714 kB');
  expect(sizeIn('zh-Hans', 714_000)).toBe('714千字节');
  expect(sizeIn('zh-Hant', 714_000)).toBe('714 kB');
  expect(dayIn('zh-Hant', '2002-07-31')).toBe('2002年7月31日');
  expect(namesIn('zh-Hant', ['zh-Hant', 'zh-Hans', 'en'])).toBe('繁體中文、簡體中文和英文');
});
