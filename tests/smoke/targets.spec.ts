import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { firstHtml } from '../../scripts/bench/first-html.ts';
import { firstVisit } from '../../scripts/bench/first-visit.ts';
import { load } from '../../scripts/bench/loading.ts';
import { offlineCopy } from '../../scripts/bench/offline-copy.ts';
import { TARGETS } from '../../scripts/bench/targets.ts';
import { serve } from '../../scripts/serve.mjs';
import { expect, test } from '../support/site.ts';

// The exact targets, measured by the same code as `npm run bench`.
const PAGE = 'new-security-concept/en/zh-Hans/';

test('the own part of each page in two languages is at most 9,500 bytes of brotli', () => {
  for (const { page, own } of firstHtml('build')) expect(own, page).toBeLessThanOrEqual(TARGETS.ownHtml);
});

test('a first visit is at most 90 kB, 72 kB of it script, in 20 requests, and nothing blocks rendering', async ({
  browser,
  site,
}) => {
  const { bytes, scriptBytes, requests, blocking } = await firstVisit(browser, site + PAGE);
  expect(blocking).toEqual([]);
  expect.soft(bytes).toBeLessThanOrEqual(TARGETS.visitBytes);
  expect.soft(scriptBytes).toBeLessThanOrEqual(TARGETS.visitScript);
  expect.soft(requests).toBeLessThanOrEqual(TARGETS.visitRequests);
});

test('the offline copy is at most 450 kB of brotli', () => {
  expect(offlineCopy('build').bytes).toBeLessThanOrEqual(TARGETS.offlineCopy);
});

test('nothing shifts while the page loads on a slow phone', async ({ browser, site }) => {
  const segments = readFileSync(`build/${PAGE}index.html`, 'utf8').split('data-segment=').length - 1;
  const page = { url: site + PAGE, selector: 'main [data-segment]', count: segments };
  const { shift, fullText } = await load(browser, page);
  expect(fullText).toBeGreaterThan(0);
  expect(shift).toBe(TARGETS.shift);
});

test('a page that blocks rendering, loads a file late and shifts is measured as such', async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'heavy-'));
  const late = 'export const sizes = [1, 2, 3];'.repeat(40);
  const html =
    '<!doctype html><link rel=stylesheet href=/style.css><main><p>Tides</p></main>' +
    '<script>setTimeout(() => { document.querySelector("p").style.marginTop = "200px"; import("/late.js"); }, 2000)</script>';
  const files = { 'index.html': html, '404.html': html, 'style.css': 'p { margin: 0 }', 'late.js': late };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'late.js.br'), brotliCompressSync(late));
  const { url, stop } = await serve({ folder, port: 0 });
  try {
    const visit = await firstVisit(browser, url);
    const { length } = brotliCompressSync(late);
    expect(visit.blocking).toEqual([`${url}style.css`]);
    expect(visit.requests).toBe(3);
    expect(visit.scriptBytes).toBe(length);
    expect(visit.bytes).toBe(html.length + files['style.css'].length + length);
    const { shift } = await load(browser, { url, selector: 'main > p', count: 1 });
    expect(shift).toBeGreaterThan(0);
  } finally {
    await stop();
  }
});
