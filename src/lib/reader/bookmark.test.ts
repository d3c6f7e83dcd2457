import { expect, it } from 'vitest';
import { keepBookmark, readBookmark } from './bookmark.ts';

const fakeStorage = (entries: [string, string][] = []) => {
  const map = new Map(entries);
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
};

it('keeps one bookmark per paper, the latest of several tabs', () => {
  const store = fakeStorage();
  keepBookmark('tides', { langs: ['en', 'zh-Hans'], segment: 'rise.p1.s2', at: 20 }, () => store);
  keepBookmark('tides', { langs: ['en'], segment: 'rise.p1.s1', at: 10 }, () => store);
  keepBookmark('harbour', { langs: ['ar'], segment: 'walls.p1.s1', at: 5 }, () => store);
  expect(readBookmark('tides', () => store)).toEqual({
    langs: ['en', 'zh-Hans'],
    segment: 'rise.p1.s2',
    at: 20,
  });
  expect(readBookmark('harbour', () => store)?.langs).toEqual(['ar']);
  expect(readBookmark('another', () => store)).toBeUndefined();
});

it.each([
  '{',
  '5',
  '[]',
  '{"langs":[],"segment":"a.p1.s1","at":1}',
  '{"langs":["en","fr","de"],"segment":"a.p1.s1","at":1}',
  '{"langs":["../.."],"segment":"a.p1.s1","at":1}',
  '{"langs":["en"],"segment":"javascript:alert(1)","at":1}',
  '{"langs":["en"],"segment":"a.p1.s1"}',
])('rejects stored text that is not a valid bookmark: %s', (stored) => {
  expect(readBookmark('tides', () => fakeStorage([['duidu:place:tides', stored]]))).toBeUndefined();
});

it('works without storage', () => {
  const off = () => {
    throw new DOMException('off', 'SecurityError');
  };
  expect(() => keepBookmark('tides', { langs: ['en'], segment: 'a.p1.s1', at: 1 }, off)).not.toThrow();
  expect(readBookmark('tides', off)).toBeUndefined();
});

it('replaces a bookmark with a time in the future, left by a clock that was ahead', () => {
  const store = fakeStorage();
  const keep = (segment: string, at: number, now: number) =>
    keepBookmark('tides', { langs: ['en'], segment, at }, () => store, now);
  keep('a.p1.s1', 5000, 5000);
  keep('a.p2.s1', 100, 100);
  expect(readBookmark('tides', () => store)?.segment).toBe('a.p2.s1');
});
