import { expect, it } from 'vitest';
import {
  addressOf,
  anchorOf,
  flipped,
  languagesInUse,
  swapped,
  switchesFrom,
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

it('offers each single language, the pairs that the leading language leads, and the swapped pair', () => {
  expect(addresses(switchesFrom({ paper: 't', langs: ['en'] }, ['en', 'zh-Hans']))).toEqual([
    '/t/en/',
    '/t/zh-Hans/',
    '/t/en/zh-Hans/',
  ]);
  expect(addresses(switchesFrom({ paper: 't', langs: ['en', 'ar'] }, ['en', 'ar', 'fr']))).toEqual([
    '/t/en/',
    '/t/ar/',
    '/t/fr/',
    '/t/en/ar/',
    '/t/en/fr/',
    '/t/ar/en/',
  ]);
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
  expect(languagesInUse({ paper: 't', langs: ['en'] }, ['en'])).toEqual(['en']);
});
