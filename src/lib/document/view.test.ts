import { describe, expect, it } from 'vitest';
import {
  addressOf,
  anchorOf,
  flipped,
  languagesInUse,
  needsLanguagesSheet,
  slotsOf,
  swapped,
  versionsOf,
  viewsOf,
  type View,
} from './view.ts';

const addresses = (views: View[]) => views.map(addressOf);

it('gives each view its address', () => {
  expect(addresses(viewsOf('tides', ['en', 'zh-Hans']))).toEqual([
    '/tides/en/',
    '/tides/zh-Hans/',
    '/tides/en/zh-Hans/',
    '/tides/zh-Hans/en/',
  ]);
  expect(viewsOf('tides', ['a', 'b', 'c', 'd'])).toHaveLength(4 + 4 * 3);
});

it('gives sections, sentences and list items their fragments', () => {
  expect(anchorOf('background')).toBe('background');
  expect(anchorOf('background.p3.s2')).toBe('background-p3-s2');
  expect(anchorOf('background.list1.i2.s1')).toBe('background-list1-i2-s1');
});

describe('slotsOf', () => {
  const slots = (shown: View['langs'], langs: string[], inUse: string[], lastPair?: string[]) => {
    const { singles, both, swap } = slotsOf({ paper: 't', langs: shown }, langs, inUse, lastPair);
    return [addresses(singles), both && addressOf(both), swap && addressOf(swap)];
  };

  it('gives every language of a paper in three its slot, and both languages in use another', () => {
    const [langs, inUse] = [
      ['en', 'ar', 'fr'],
      ['en', 'ar'],
    ];
    const singles = ['/t/en/', '/t/ar/', '/t/fr/'];
    expect(slots(['en'], langs, inUse)).toEqual([singles, '/t/en/ar/', undefined]);
    expect(slots(['ar'], langs, inUse)).toEqual([singles, '/t/ar/en/', undefined]);
    expect(slots(['en', 'fr'], langs, ['en', 'fr'])).toEqual([singles, '/t/en/fr/', '/t/fr/en/']);
  });

  it('keeps the order of the pair that was shown last, unless it was of other languages', () => {
    const langs = ['en', 'ar'];
    expect(slots(['en'], langs, langs, ['ar', 'en'])[1]).toBe('/t/ar/en/');
    expect(slots(['ar'], langs, langs, ['en', 'ar'])[1]).toBe('/t/en/ar/');
    expect(slots(['en'], ['en', 'ar', 'fr'], ['en', 'fr'], ['en', 'ar'])[1]).toBe('/t/en/fr/');
  });

  it('offers the two languages in use of a paper in more, which has a sheet for the others', () => {
    const langs = ['en', 'ar', 'fr', 'he'];
    expect(slots(['fr'], langs, ['ar', 'fr'])[0]).toEqual(['/t/ar/', '/t/fr/']);
    expect([needsLanguagesSheet(langs), needsLanguagesSheet(langs.slice(1))]).toEqual([true, false]);
  });

  it('offers nothing beside a paper in one language', () => {
    expect(slots(['en'], ['en'], ['en'])).toEqual([['/t/en/'], undefined, undefined]);
  });
});

it('lists the versions of a page for readers of other languages', () => {
  expect(addresses(versionsOf({ paper: 't', langs: ['ar'] }, ['en', 'ar']))).toEqual(['/t/en/', '/t/ar/']);
  expect(addresses(versionsOf({ paper: 't', langs: ['fr', 'en'] }, ['en', 'ar', 'fr']))).toEqual([
    '/t/en/fr/',
    '/t/fr/en/',
  ]);
});

it('swaps a pair, and flips a single language to the next one', () => {
  expect(swapped({ paper: 't', langs: ['en', 'ar'] })).toEqual({ paper: 't', langs: ['ar', 'en'] });
  expect(swapped({ paper: 't', langs: ['en'] })).toBeUndefined();
  expect(flipped({ paper: 't', langs: ['en'] }, ['en', 'ar', 'fr'])).toEqual({ paper: 't', langs: ['ar'] });
  expect(flipped({ paper: 't', langs: ['fr'] }, ['en', 'ar', 'fr'])).toEqual({ paper: 't', langs: ['en'] });
  expect(flipped({ paper: 't', langs: ['en', 'ar'] }, ['en', 'ar'])).toBeUndefined();
  expect(flipped({ paper: 't', langs: ['en'] }, ['en'])).toBeUndefined();
});

it('keeps two languages in use: those shown, then those shown before, then the first other one', () => {
  const langs = ['en', 'ar', 'fr', 'zh-Hans'];
  const inUse = (shown: View['langs'], before?: string[]) =>
    languagesInUse({ paper: 't', langs: shown }, langs, before);
  expect(inUse(['fr', 'en'])).toEqual(['en', 'fr']);
  expect(inUse(['en'])).toEqual(['en', 'ar']);
  expect(inUse(['zh-Hans'])).toEqual(['en', 'zh-Hans']);
  expect(inUse(['en'], ['en', 'fr'])).toEqual(['en', 'fr']);
  expect(inUse(['zh-Hans'], ['fr'])).toEqual(['fr', 'zh-Hans']);
  expect(inUse(['ar', 'fr'], ['en', 'zh-Hans'])).toEqual(['ar', 'fr']);
  // Rather another language than another script of the same one.
  expect(
    languagesInUse({ paper: 't', langs: ['zh-Hant'] }, ['en', 'zh-Hans', 'zh-Hant'], ['zh-Hans', 'en']),
  ).toEqual(['en', 'zh-Hant']);
  expect(languagesInUse({ paper: 't', langs: ['en'] }, ['en'])).toEqual(['en']);
});
