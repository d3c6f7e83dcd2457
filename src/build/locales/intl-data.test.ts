import { expect, it } from 'vitest';
import { collectIntlData } from './intl-data.ts';

const paper = (date: string) => JSON.stringify({ title: 'x', about: { date }, text: {} });

it('collects facts, names and dates for the languages of papers, and facts and names for the brand', () => {
  const files = new Map([
    ['en/ui.json', '{}'],
    ['en/tides.json', paper('1999-03-01')],
    ['zh-Hans/tides.json', paper('1999-03-01')],
    ['ar/tides.json', paper('1999-03-01')],
  ]);
  expect(collectIntlData(files)).toEqual({
    facts: {
      en: { code: 'en', script: 'Latn', region: 'US', dir: 'ltr', digits: '0123456789' },
      'zh-Hans': { code: 'zh', script: 'Hans', region: 'CN', dir: 'ltr', digits: '0123456789' },
      'zh-Latn': { code: 'zh', script: 'Latn', region: 'CN', dir: 'ltr', digits: '0123456789' },
      ar: { code: 'ar', script: 'Arab', region: 'EG', dir: 'rtl', digits: '0123456789' },
    },
    pairs: { en: ' and ' },
    names: {
      en: { en: 'English', 'zh-Hans': 'Simplified Chinese', ar: 'Arabic' },
      'zh-Hans': { 'zh-Hans': '简体中文' },
      'zh-Latn': { 'zh-Latn': expect.any(String) as string },
      ar: { ar: 'العربية' },
    },
    days: {
      en: { '1999-03-01': 'March 1, 1999' },
      'zh-Hans': { '1999-03-01': '1999年3月1日' },
      ar: { '1999-03-01': '1 مارس 1999' },
    },
  });
});

it('includes languages that some browsers lack, named in every interface language', () => {
  const files = new Map([
    ['en/ui.json', '{}'],
    ['fr/ui.json', '{}'],
    ['en/tides.json', paper('1999-03-01')],
    ['bo/tides.json', paper('2001-10-09')],
  ]);
  expect(collectIntlData(files)).toMatchObject({
    facts: { bo: { code: 'bo', script: 'Tibt', region: 'CN', dir: 'ltr' } },
    names: {
      en: { en: 'English', bo: 'Tibetan' },
      fr: { fr: 'français', en: 'anglais', bo: 'tibétain' },
      bo: { bo: 'བོད་སྐད་' },
    },
    days: {
      en: { '1999-03-01': 'March 1, 1999', '2001-10-09': 'October 9, 2001' },
      fr: { '1999-03-01': '1 mars 1999', '2001-10-09': '9 octobre 2001' },
      bo: {
        '1999-03-01': 'སྤྱི་ལོ་1999 ཟླ་བ་གསུམ་པའི་ཚེས་1',
        '2001-10-09': 'སྤྱི་ལོ་2001 ཟླ་བ་བཅུ་པའི་ཚེས་9',
      },
    },
  });
});

it('leaves out what joins two names where it depends on the names', () => {
  const files = new Map(
    ['es', 'en', 'fr'].flatMap((lang) => [
      [`${lang}/ui.json`, '{}'],
      [`${lang}/tides.json`, paper('1999-03-01')],
    ]),
  );
  // Spanish: "español y francés", but "español e inglés".
  expect(collectIntlData(files).pairs).toEqual({ en: ' and ', fr: ' et ' });
});

it('ignores invalid files, tags and dates', () => {
  const files = new Map([
    ['x/ui.json', '{'],
    ['bo/tides.json', '{ "about": '],
    ['bo/storm.json', paper('1999-02-99')],
    ['bo/calm.json', '7'],
  ]);
  const { facts, names, days } = collectIntlData(files);
  expect(Object.keys(facts)).toEqual(['bo', 'en', 'zh-Latn', 'zh-Hans']);
  expect(names['bo']).toEqual({ bo: 'བོད་སྐད་' });
  expect(days).toEqual({ bo: {} });
});
