import { expect, it } from 'vitest';
import { listSeparators } from './format.ts';

it.each([
  ['en', ['A', 'B', 'C'], 'A, B, C'],
  ['zh-Hans', ['A', 'B'], 'A、B'],
  ['zh-Hans', ['A', 'B', 'C'], 'A、B、C'],
  ['zh-Hant', ['A', 'B'], 'A、B'],
  ['ar', ['A', 'B'], 'A وB'],
  ['en', ['A'], 'A'],
  ['en', [], ''],
])('the separators of a list in %s: %j', (lang, items, expected) => {
  const separators = listSeparators(lang, items);
  expect(separators).toHaveLength(items.length + 1);
  expect(separators.map((separator, n) => separator + (items[n] ?? '')).join('')).toBe(expected);
});
