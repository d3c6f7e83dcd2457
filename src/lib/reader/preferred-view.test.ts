import { expect, it } from 'vitest';
import type { Bookmark } from './bookmark.ts';
import { preferredViewUrl } from './preferred-view.ts';

const LANGS = ['en', 'ar', 'zh-Hans', 'zh-Hant'];
const nothing = () => undefined;
const last = (...langs: string[]) =>
  (() => ({ langs, segment: 'rise.p1.s1', at: 1 })) as unknown as () => Bookmark;

it.each([
  [['ar', 'en'], '../tides/ar/'],
  [['fr', 'ar-EG'], '../tides/ar/'],
  [['zh-CN'], '../tides/zh-Hans/'],
  [['zh'], '../tides/zh-Hans/'],
  [['zh-TW', 'zh', 'en-US'], '../tides/zh-Hant/'],
  [['zh-Hant-HK'], '../tides/zh-Hant/'],
  [['not a tag', 'en-GB'], '../tides/en/'],
  [['fr', 'de'], undefined],
  [[], undefined],
])('leads a reader whose browser speaks %j to %s', (languages, url) => {
  expect(preferredViewUrl('tides', LANGS, languages, nothing)).toBe(url);
});

it('leads to the view in which the reader read the paper last, if it is still there', () => {
  expect(preferredViewUrl('tides', LANGS, ['en'], last('zh-Hans', 'ar'))).toBe('../tides/zh-Hans/ar/');
  expect(preferredViewUrl('tides', LANGS, ['en'], last('zh-Hans', 'fr'))).toBe('../tides/en/');
  expect(preferredViewUrl('tides', LANGS, ['en'], last('ar', 'ar'))).toBe('../tides/en/');
});
