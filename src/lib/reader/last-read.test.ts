import { expect, it } from 'vitest';
import { readBookmark } from './bookmark.ts';
import { lastReadUrl } from './last-read.ts';

const SHELF = [
  { slug: 'harbour', langs: ['en', 'ar'] },
  { slug: 'tides', langs: ['en', 'ar', 'zh-Hans'] },
];

const from = (kept: Record<string, string>) => (paper: string) =>
  readBookmark(paper, () => ({
    getItem: (key) => kept[key.replace('duidu:place:', '')] ?? null,
    setItem: () => undefined,
  }));

const place = (langs: string[], segment: string, at: number) => JSON.stringify({ langs, segment, at });

it('is the sentence that was read last, of all papers', () => {
  const kept = {
    harbour: place(['ar'], 'walls.p1.s1', 10),
    tides: place(['zh-Hans', 'en'], 'rise.list1.i2.s1', 20),
  };
  expect(lastReadUrl(SHELF, from(kept))).toBe('./tides/zh-Hans/en/#rise-list1-i2-s1');
  expect(lastReadUrl(SHELF.slice(0, 1), from(kept))).toBe('./harbour/ar/#walls-p1-s1');
});

it.each([
  ['nothing was read', {}],
  ['the paper is no longer there', { gone: place(['en'], 'rise.p1.s1', 1) }],
  ['the paper is no longer in that language', { harbour: place(['zh-Hans'], 'walls.p1.s1', 1) }],
  ['nor in that one beside', { harbour: place(['en', 'fr'], 'walls.p1.s1', 1) }],
  ['both languages are the same', { harbour: place(['en', 'en'], 'walls.p1.s1', 1) }],
  ['the sentence is a script', { harbour: place(['en'], '"><script>', 1) }],
  ['the language leads elsewhere', { harbour: place(['/example.org'], 'walls.p1.s1', 1) }],
  ['what is kept cannot be read', { harbour: '{' }],
])('is none where %s', (_, kept: Record<string, string>) => {
  expect(lastReadUrl(SHELF, from(kept))).toBeUndefined();
});

it('is none without storage', () => {
  const off = () => {
    throw new DOMException('off', 'SecurityError');
  };
  expect(lastReadUrl(SHELF, (paper) => readBookmark(paper, off))).toBeUndefined();
});
