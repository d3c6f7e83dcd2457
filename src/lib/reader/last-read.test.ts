import { expect, it } from 'vitest';
import { readBookmark } from './bookmark.ts';
import { lastReadUrl } from './last-read.ts';

const SHELF = [
  { slug: 'harbour', langs: ['en', 'ar'] },
  { slug: 'tides', langs: ['en', 'ar', 'zh-Hans'] },
];

const readFrom = (stored: Record<string, string>) => (paper: string) =>
  readBookmark(paper, () => ({
    getItem: (key) => stored[key.replace('duidu:place:', '')] ?? null,
  }));

const bookmark = (langs: string[], segment: string, at: number) => JSON.stringify({ langs, segment, at });

it('is the sentence that was read last in any paper', () => {
  const stored = {
    harbour: bookmark(['ar'], 'walls.p1.s1', 10),
    tides: bookmark(['zh-Hans', 'en'], 'rise.list1.i2.s1', 20),
  };
  expect(lastReadUrl(SHELF, readFrom(stored))).toBe('./tides/zh-Hans/en/#rise-list1-i2-s1');
  expect(lastReadUrl(SHELF.slice(0, 1), readFrom(stored))).toBe('./harbour/ar/#walls-p1-s1');
});

it.each([
  ['nothing was read', {}],
  ['the paper no longer exists', { gone: bookmark(['en'], 'rise.p1.s1', 1) }],
  ['the paper no longer has that language', { harbour: bookmark(['zh-Hans'], 'walls.p1.s1', 1) }],
  ['the paper no longer has the second language', { harbour: bookmark(['en', 'fr'], 'walls.p1.s1', 1) }],
  ['both languages are the same', { harbour: bookmark(['en', 'en'], 'walls.p1.s1', 1) }],
  ['the sentence id contains markup', { harbour: bookmark(['en'], '"><script>', 1) }],
  ['the language would lead to another site', { harbour: bookmark(['/example.org'], 'walls.p1.s1', 1) }],
  ['the stored bookmark is malformed', { harbour: '{' }],
])('is undefined if %s', (_, stored: Record<string, string>) => {
  expect(lastReadUrl(SHELF, readFrom(stored))).toBeUndefined();
});

it('is undefined without storage', () => {
  const off = () => {
    throw new DOMException('off', 'SecurityError');
  };
  expect(lastReadUrl(SHELF, (paper) => readBookmark(paper, off))).toBeUndefined();
});
