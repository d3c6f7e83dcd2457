import { expect, it } from 'vitest';
import { parseJson, readLocal, removeLocal, writeLocal } from './local.ts';

const fakeStorage = (entries: [string, string][] = []) => {
  const map = new Map(entries);
  const storage = {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
  return () => storage;
};

const switchedOff = () => {
  throw new DOMException('off', 'SecurityError');
};

const asIs = (text: string | null) => text;

it('reads what was written, until it is removed', () => {
  const open = fakeStorage();
  expect(readLocal('duidu:a', asIs, open)).toBeNull();
  expect(writeLocal('duidu:a', 'x', open)).toBe(true);
  expect(readLocal('duidu:a', asIs, open)).toBe('x');
  expect(removeLocal('duidu:a', open)).toBe(true);
  expect(readLocal('duidu:a', asIs, open)).toBeNull();
});

it('returns what the parser makes of the stored text', () => {
  const open = fakeStorage([['duidu:a', '{"n":1}']]);
  expect(readLocal('duidu:a', parseJson, open)).toEqual({ n: 1 });
  expect(readLocal('duidu:b', parseJson, open)).toBeUndefined();
});

it.each([null, '', '{', 'off', 'undefined'])('parses malformed JSON as undefined: %j', (text) => {
  expect(parseJson(text)).toBeUndefined();
});

it('reports failure instead of throwing where storage is full or switched off', () => {
  expect(readLocal('duidu:a', asIs, switchedOff)).toBeNull();
  expect(writeLocal('duidu:a', 'x', switchedOff)).toBe(false);
  expect(removeLocal('duidu:a', switchedOff)).toBe(false);
  const full = () => ({
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  expect(writeLocal('duidu:a', 'x', full)).toBe(false);
});
