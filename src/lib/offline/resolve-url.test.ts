import { expect, it } from 'vitest';
import { resolveUrl } from './resolve-url.ts';

const files = new Set(
  ['', 'tides/en/', '404.html', '_app/a.js', 'é/'].map((path) => new URL(path, 'https://x.org/r/').href),
);

it.each([
  ['', { file: '' }],
  ['?utm_source=x', { file: '' }],
  ['index.html', { redirect: '' }],
  ['tides/en/', { file: 'tides/en/' }],
  ['tides/en/?a=1#rise-p1', { file: 'tides/en/' }],
  ['tides/en', { redirect: 'tides/en/' }],
  ['tides/en?a=1', { redirect: 'tides/en/?a=1' }],
  ['tides/en/index.html', { redirect: 'tides/en/' }],
  ['tides/en.html', { redirect: 'tides/en/' }],
  ['404.html', { file: '404.html' }],
  ['_app/a.js', { file: '_app/a.js' }],
  ['%C3%A9/', { file: '%C3%A9/' }],
  ['é', { redirect: '%C3%A9/' }],
  ['%74ides/%65n/', { file: 'tides/en/' }],
  ['tides%2Fen/', undefined],
  ['tides/', undefined],
  ['_app/b.js', undefined],
  ['tides//en/', undefined],
])('resolves /r/%s', (path, found) => {
  const absolute =
    found && Object.fromEntries(Object.entries(found).map(([kind, to]) => [kind, `https://x.org/r/${to}`]));
  expect(resolveUrl(`https://x.org/r/${path}`, files)).toEqual(absolute);
});
