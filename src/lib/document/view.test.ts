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

it('gives each view the address of the contract', () => {
  expect(addresses(viewsOf('tides', ['en', 'zh-Hans']))).toEqual([
    '/tides/en/',
    '/tides/zh-Hans/',
    '/tides/en/zh-Hans/',
    '/tides/zh-Hans/en/',
  ]);
  expect(viewsOf('tides', ['a', 'b', 'c', 'd'])).toHaveLength(4 + 4 * 3);
});

it('gives sections, paragraphs, sentences and list items their fragments', () => {
  expect(anchorOf('background')).toBe('background');
  expect(anchorOf('background.p3.s2')).toBe('background-p3-s2');
  expect(anchorOf('background.list1.i2.s1')).toBe('background-list1-i2-s1');
});

it('offers each language, the pairs it leads, and the swap', () => {
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

it('knows the same page for readers of other languages', () => {
  expect(addresses(versionsOf({ paper: 't', langs: ['ar'] }, ['en', 'ar']))).toEqual(['/t/en/', '/t/ar/']);
  expect(addresses(versionsOf({ paper: 't', langs: ['fr', 'en'] }, ['en', 'ar', 'fr']))).toEqual([
    '/t/en/fr/',
    '/t/fr/en/',
  ]);
});

it('turns a view: the two the other way round, one into the next language', () => {
  expect(swapped({ paper: 't', langs: ['en', 'ar'] })).toEqual({ paper: 't', langs: ['ar', 'en'] });
  expect(swapped({ paper: 't', langs: ['en'] })).toBeUndefined();
  expect(flipped({ paper: 't', langs: ['en'] }, ['en', 'ar', 'fr'])).toEqual({ paper: 't', langs: ['ar'] });
  expect(flipped({ paper: 't', langs: ['fr'] }, ['en', 'ar', 'fr'])).toEqual({ paper: 't', langs: ['en'] });
  expect(flipped({ paper: 't', langs: ['en', 'ar'] }, ['en', 'ar'])).toBeUndefined();
  expect(flipped({ paper: 't', langs: ['en'] }, ['en'])).toBeUndefined();
});

it('keeps two languages in use: those shown, the one shown before, the first of the others', () => {
  const langs = ['en', 'ar', 'fr', 'zh-Hans'];
  const used = (shown: View['langs'], before?: string[]) =>
    languagesInUse({ paper: 't', langs: shown }, langs, before);
  expect(used(['fr', 'en'])).toEqual(['en', 'fr']);
  expect(used(['en'])).toEqual(['en', 'ar']);
  expect(used(['zh-Hans'])).toEqual(['en', 'zh-Hans']);
  expect(used(['en'], ['en', 'fr'])).toEqual(['en', 'fr']);
  expect(used(['zh-Hans'], ['fr'])).toEqual(['fr', 'zh-Hans']);
  expect(used(['ar', 'fr'], ['en', 'zh-Hans'])).toEqual(['ar', 'fr']);
  expect(languagesInUse({ paper: 't', langs: ['en'] }, ['en'])).toEqual(['en']);
});
