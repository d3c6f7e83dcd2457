import { describe, expect, it, vi } from 'vitest';
import { chineseBrand, localeFacts, hasWideGlyphs, language, langAttributes } from './languages.ts';
import { validateLanguageTag } from './language-tag.ts';
import { formatDate, toDigits, languageName, formatLanguages, formatNumber, formatBytes } from './format.ts';

describe('language()', () => {
  it.each([
    ['en', 'ltr', 'English', 'Latn', 'en-US', ' '],
    ['zh-Hans', 'ltr', '简体中文', 'Hans', 'zh-CN', ''],
    ['zh-Hant', 'ltr', '繁體中文', 'Hant', 'zh-TW', ''],
    ['ar', 'rtl', 'العربية', 'Arab', 'ar-EG', ' '],
    ['he', 'rtl', 'עברית', 'Hebr', 'he-IL', ' '],
    ['ja', 'ltr', '日本語', 'Jpan', 'ja-JP', ''],
    ['ko', 'ltr', '한국어', 'Kore', 'ko-KR', ' '],
    ['ur', 'rtl', 'اردو', 'Arab', 'ur-PK', ' '],
    ['hi', 'ltr', 'हिन्दी', 'Deva', 'hi-IN', ' '],
    // These scripts have no spaces between words, but a space between sentences.
    ['th', 'ltr', 'ไทย', 'Thai', 'th-TH', ' '],
    ['lo', 'ltr', 'ລາວ', 'Laoo', 'lo-LA', ' '],
    ['km', 'ltr', 'ខ្មែរ', 'Khmr', 'km-KH', ' '],
    ['my', 'ltr', 'မြန်မာ', 'Mymr', 'my-MM', ' '],
    ['bo', 'ltr', 'བོད་སྐད་', 'Tibt', 'bo-CN', ' '],
    ['mn-Mong', 'ltr', 'монгол (монгол бичиг)', 'Mong', 'mn-CN', ' '],
  ])('%s', (tag, dir, ownName, script, speech, segmentSeparator) => {
    expect(language(tag)).toMatchObject({ tag, dir, ownName, script, speech, segmentSeparator });
  });

  it.each([
    ['en', 'English', 'EN', 'EN'],
    ['zh-Hans', '简体中文', '简中', '简'],
    ['zh-Hant', '繁體中文', '繁中', '繁'],
    ['ja', '日本語', 'JA', 'JA'],
  ])('%s has a name, a short name and a mark', (tag, ownName, short, mark) => {
    expect(language(tag)).toMatchObject({ ownName, short, mark });
  });

  it('agrees with CLDR on the direction, even in engines without getTextInfo', async () => {
    const { prototype } = Intl.Locale as unknown as { prototype: Partial<Intl.Locale> };
    const { getTextInfo } = prototype;
    const rtl = ['ar', 'fa', 'ur', 'he', 'yi', 'dv', 'syr', 'ps', 'ckb', 'ug', 'sd', 'nqo', 'ff-Adlm'];
    const tags = [...rtl, 'en', 'zh-Hant', 'ja', 'hi', 'th', 'bo', 'mn-Mong', 'uz-Arab', 'az'];
    const directions = tags.map((tag) => [tag, new Intl.Locale(tag).getTextInfo().direction]);
    expect(directions.filter(([, dir]) => dir === 'rtl').map(([tag]) => tag)).toEqual([...rtl, 'uz-Arab']);
    expect(tags.map((tag) => [tag, language(tag).dir])).toEqual(directions);
    try {
      delete prototype.getTextInfo;
      vi.resetModules();
      const { language: reloaded } = await import('./languages.ts');
      expect(tags.map((tag) => [tag, reloaded(tag).dir])).toEqual(directions);
    } finally {
      if (getTextInfo) prototype.getTextInfo = getTextInfo;
    }
  });

  it('has wide glyphs only in Chinese and Japanese among these', () => {
    expect(['zh-Hans', 'ja', 'th', 'bo', 'ko', 'ar'].filter((tag) => hasWideGlyphs(language(tag)))).toEqual([
      'zh-Hans',
      'ja',
    ]);
  });
});

it('returns only the attributes that differ from the surrounding language', () => {
  expect(langAttributes('en', 'en')).toEqual({});
  expect(langAttributes('zh-Hans', 'en')).toEqual({ lang: 'zh-Hans' });
  expect(langAttributes('ar', 'en')).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(langAttributes('en', 'ar')).toEqual({ lang: 'en', dir: 'ltr' });
});

it.each([
  ['en', 'zh-Hans', '对读'],
  ['zh-Hans', 'zh-Hans', '对读'],
  ['zh-Hant', 'zh-Hant', '對讀'],
  ['yue-Hant', 'zh-Hant', '對讀'],
  ['ja', 'zh-Hans', '对读'],
])('pages in %s have the Chinese name in %s', (lang, tag, text) => {
  expect(chineseBrand(lang)).toEqual({ tag, text });
});

it.each([
  ...['en', 'zh-Hans', 'zh-Hant', 'ar', 'pt-BR', 'sr-Latn', 'yue-Hant'],
  ...['he', 'ja', 'hi', 'th', 'bo', 'mn-Mong', 'ckb'],
])('accepts the tag %s', (tag) => {
  expect(validateLanguageTag(tag)).toBeUndefined();
});

it('formats dates, language names, lists and sizes', () => {
  expect(formatDate('en', '2002-07-31')).toBe('July 31, 2002');
  expect(formatDate('zh-Hans', '2002-07-31')).toBe('2002年7月31日');
  expect(languageName('en', 'ar')).toBe('Arabic');
  expect(formatLanguages('en', ['en', 'zh-Hans'])).toBe('English and Simplified Chinese');
  expect(formatLanguages('zh-Hans', ['zh-Hans', 'en'])).toBe('简体中文和英语');
  expect(formatLanguages('en', ['en'])).toBe('English');
  expect(formatBytes('en', 714_000)).toBe('714 kB');
  expect(formatBytes('zh-Hans', 714_000)).toBe('714千字节');
  expect(formatBytes('zh-Hant', 714_000)).toBe('714 kB');
  expect(formatDate('zh-Hant', '2002-07-31')).toBe('2002年7月31日');
  expect(formatLanguages('zh-Hant', ['zh-Hant', 'zh-Hans', 'en'])).toBe('繁體中文、簡體中文和英文');
});

it('uses the digits and the calendar of the language', () => {
  expect(formatDate('ar-EG', '1999-03-01')).toBe('١ مارس ١٩٩٩');
  expect(formatDate('ja', '1999-03-01')).toBe('1999年3月1日');
  expect(formatDate('hi', '1999-03-01')).toBe('1 मार्च 1999');
  expect(formatDate('th', '1999-03-01')).toBe('1 มีนาคม 2542');
  expect(formatDate('fa', '1999-03-01')).toBe('۱۰ اسفند ۱۳۷۷');
  expect(['en', 'ar-EG', 'fa', 'hi', 'hi-u-nu-deva', 'my'].map((lang) => formatNumber(lang, 1234))).toEqual([
    '1,234',
    '١٬٢٣٤',
    '۱٬۲۳۴',
    '1,234',
    '१,२३४',
    '၁,၂၃၄',
  ]);
  expect(formatBytes('ar-EG', 714_000)).toBe('٧١٤ كيلوبايت');
});

it.each(['en', 'ar-EG', 'fa', 'bo', 'my', 'mr', 'ff-Adlm', 'zh-Hans-u-nu-hanidec'])(
  'writes numbers up to 999 in %s exactly as Intl does',
  (lang) => {
    const { digits } = localeFacts(lang);
    const numbers = Array.from({ length: 1000 }, (_, n) => n);
    const { format } = new Intl.NumberFormat(lang);
    expect(numbers.map((n) => toDigits(digits, n))).toEqual(numbers.map(format));
  },
);
