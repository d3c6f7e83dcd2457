import { expect, it } from 'vitest';
import { givenWords } from './given.ts';

const paper = (date: string) => JSON.stringify({ title: 'x', about: { date }, text: {} });

it('gives the names of the languages that papers have, and no days where every engine knows all languages', () => {
  const files = new Map([
    ['en/ui.json', '{}'],
    ['en/tides.json', paper('1999-03-01')],
    ['zh-Hans/tides.json', paper('1999-03-01')],
    ['ar/tides.json', paper('1999-03-01')],
  ]);
  expect(givenWords(files)).toEqual({
    names: {
      en: { en: 'English', 'zh-Hans': 'Simplified Chinese', ar: 'Arabic' },
      'zh-Hans': { 'zh-Hans': '简体中文' },
      ar: { ar: 'العربية' },
    },
    days: {},
  });
});

it('gives the names of others, in themselves and in each interface, and the days of papers in them', () => {
  const files = new Map([
    ['en/ui.json', '{}'],
    ['fr/ui.json', '{}'],
    ['en/tides.json', paper('1999-03-01')],
    ['bo/tides.json', paper('2001-10-09')],
  ]);
  expect(givenWords(files)).toEqual({
    names: {
      en: { en: 'English', bo: 'Tibetan' },
      fr: { en: 'anglais', bo: 'tibétain' },
      bo: { bo: 'བོད་སྐད་' },
    },
    days: {
      bo: {
        '1999-03-01': 'སྤྱི་ལོ་1999 ཟླ་བ་གསུམ་པའི་ཚེས་1',
        '2001-10-09': 'སྤྱི་ལོ་2001 ཟླ་བ་བཅུ་པའི་ཚེས་9',
      },
    },
  });
});

it('leaves to the check of the files what is wrong in them', () => {
  const files = new Map([
    ['x/ui.json', '{'],
    ['bo/tides.json', '{ "about": '],
    ['bo/storm.json', paper('1999-02-99')],
    ['bo/calm.json', '7'],
  ]);
  expect(givenWords(files)).toEqual({ names: { bo: { bo: 'བོད་སྐད་' } }, days: { bo: {} } });
});
