import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { publish } from '../../../src/build/output/offline-list.ts';

/** Builds the reader into another folder. */
function build(folder: string, env: Record<string, string> = {}) {
  const vite = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'],
    {
      encoding: 'utf8',
      env: { ...process.env, ...env, OUT: folder },
    },
  );
  expect(vite.status, vite.stderr).toBe(0);
}

/** All files of a folder by path, as text for comparison. */
const filesIn = (folder: string) =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  );

/** The service worker, and the packs of pages that only it reads. */
const ofTheWorker = (path: string) => /^service-worker\.js|\/pages\.json/.test(path);

// The tests run one after the other, because every build uses the same intermediate folder.
test.describe.configure({ mode: 'default' });

// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
test('building the same sources again produces the same files to the byte, and so no new version', ({}, testInfo) => {
  build(testInfo.outputPath('again'));
  const [first, again] = [filesIn('build'), filesIn(testInfo.outputPath('again'))];
  expect([...again.keys()].sort()).toEqual([...first.keys()].sort());
  for (const [path, content] of first) expect(again.get(path) === content, path).toBe(true);
});

test('every listed file has the hash of its content, and has it in its name or as its revision', async () => {
  const worker = readFileSync('build/service-worker.js', 'utf8');
  const published = await publish('build', 'locales');
  expect(worker).toContain(JSON.stringify(published));
  expect(published.entries.length).toBeGreaterThan(50);
  for (const { url, revision, integrity } of published.entries) {
    const path = `build/${decodeURIComponent(url)}`.replace(/\/$/, '/index.html');
    const hash = createHash('sha384').update(readFileSync(path)).digest('base64');
    expect(integrity, url).toBe(`sha384-${hash}`);
    if (url.startsWith('./_app/immutable/')) expect(revision, url).toBeNull();
    else expect(hash.startsWith(revision ?? '-'), url).toBe(true);
  }
});

test('the whole app, in all languages, is at most 300 kB of brotli', async () => {
  const { entries } = await publish('build', 'locales');
  const sizes = entries.map(({ url }) => {
    const path = `build/${decodeURIComponent(url)}`.replace(/\/$/, '/index.html');
    return brotliCompressSync(readFileSync(path)).length;
  });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(100_000);
  expect(total).toBeLessThanOrEqual(300_000);
});

// eslint-disable-next-line no-empty-pattern -- as above
test('OFFLINE=off publishes the worker that uninstalls the offline copy, compressed too, and the same reader', ({}, testInfo) => {
  const folder = testInfo.outputPath('off');
  build(folder, { OFFLINE: 'off' });
  const uninstaller = readFileSync('src/service-worker/uninstall.js', 'utf8');
  expect(readFileSync(`${folder}/service-worker.js`, 'utf8')).toBe(uninstaller);
  expect(brotliDecompressSync(readFileSync(`${folder}/service-worker.js.br`)).toString()).toBe(uninstaller);
  expect(gunzipSync(readFileSync(`${folder}/service-worker.js.gz`)).toString()).toBe(uninstaller);
  const [on, off] = [filesIn('build'), filesIn(folder)];
  for (const [path, content] of on)
    if (!ofTheWorker(path)) expect(off.get(path) === content, path).toBe(true);
});
