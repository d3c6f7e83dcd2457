import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { sourceVersion } from './version.ts';

const root = mkdtempSync(join(tmpdir(), 'version-'));
mkdirSync(join(root, 'src/routes/robots.txt'), { recursive: true }); // A folder with the name of a file.
let count = 0;
/** Changes the content of a file, and returns the version after that. */
function versionAfterChanging(path: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), String(count++));
  return sourceVersion('locales', root);
}

it.each([
  'src/app.html',
  'src/lib/render/text.ts',
  'src/build/html/csp.ts',
  'src/styles/text.css',
  'static/icon.svg',
  'locales/en/tides.json',
  'package-lock.json',
  'vite.config.ts',
  'svelte.config.js',
])('%s changes the version', (path) => {
  const before = versionAfterChanging(path);
  expect(versionAfterChanging(path)).not.toBe(before);
});

it.each([
  'src/lib/render/text.test.ts',
  'src/build/tsconfig.json',
  'src/build/publish/worksheet.ts',
  'tests/unit/fuzz.test.ts',
  'eslint.config.js',
  'playwright.config.ts',
  'docs/offline.md',
  'locales/en/notes.txt',
])('%s does not change the version', (path) => {
  const before = sourceVersion('locales', root);
  expect(versionAfterChanging(path)).toBe(before);
});

it('the locale files may be outside the root', () => {
  const locales = mkdtempSync(join(tmpdir(), 'locales-'));
  const version = () => sourceVersion(locales, root);
  writeFileSync(join(locales, 'tides.json'), '{}');
  const before = version();
  writeFileSync(join(locales, 'tides.json'), '[]');
  expect(version()).not.toBe(before);
});
