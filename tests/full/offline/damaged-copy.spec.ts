import { readdirSync, readFileSync } from 'node:fs';
import { damageCopy } from '../../support/offline-copy.ts';
import { press, ready, viewAddress } from '../../support/site.ts';
import { expect, expectUsable, line, notice, save, saved, test, versionOf } from './offline.ts';
import { t } from '../messages.ts';

// Files that are damaged in the offline copy or in the HTTP cache, and copies that are incomplete, old or asked too early.
const ENGLISH = viewAddress(['en']);
const PORTAL = '<!doctype html><title>Log in</title>';

/** The scripts that a page starts with. */
const startScripts = (address: string) =>
  [
    ...readFileSync(`build/${address}index.html`, 'utf8').matchAll(
      /"modulepreload" href="([^"]+)"|href="([^"]+)" rel="modulepreload"/g,
    ),
  ].map(([, one, other]) => one ?? other ?? '');

for (const how of ['altered', 'cut', 'emptied'] as const) {
  test(`a copy whose pages and start scripts were ${how} mends itself online`, async ({ page, host }) => {
    await save(page, host.url + ENGLISH);
    expect(await page.evaluate(damageCopy, how)).toBeGreaterThan(20);
    await expectUsable(page, host);
    await page.goto(`${host.url}about/en/`);
    await page.goto(host.url + ENGLISH);
    await ready(page);
    await host.stop();
    await page.goto(host.url + ENGLISH);
    await ready(page);
    await expect(page.locator('h1')).toContainText('New Security Concept');
    await host.start();
  });
}

test('a start script that the HTTP cache has kept damaged is fetched again', async ({ browser, host }) => {
  const scripts = startScripts(ENGLISH);
  expect(scripts.length).toBeGreaterThan(3);
  for (const body of ['import {', PORTAL]) {
    for (const path of [scripts[0] ?? '', scripts.at(-1) ?? '']) {
      const type = body === PORTAL ? 'text/html' : 'text/javascript';
      const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' };
      host.faults.set(path, { body, headers, times: 1 });
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(host.url + ENGLISH);
      await ready(page);
      await saved(page);
      await context.close();
    }
  }
});

test('a file that the HTTP cache has kept damaged is saved as published', async ({ page, host }) => {
  const used = startScripts(ENGLISH);
  const chunk = readdirSync('build/_app/immutable/nodes')
    .filter((file) => file.endsWith('.js'))
    .map((file) => `/_app/immutable/nodes/${file}`)
    .findLast((path) => !used.includes(path));
  if (!chunk) throw new Error('Expected a script that the page does not start with');
  const headers = {
    'content-type': 'text/javascript',
    'cache-control': 'public, max-age=31536000, immutable',
  };
  host.faults.set('/service-worker.js', { status: 404 });
  host.faults.set(chunk, { body: 'export {', headers });
  await page.goto(host.url + ENGLISH);
  await ready(page);
  const cached = () => page.evaluate(async (path) => (await fetch(path)).text(), chunk);
  expect(await cached()).toBe('export {');
  host.faults.clear();
  expect(await cached()).toBe('export {');
  await save(page, host.url + ENGLISH);
});

test('a page that the copy does not know is waited for, and called missing only by the server', async ({
  page,
  host,
}) => {
  test.slow(); // The host waits for 8 s, twice.
  await save(page, host.url);
  host.faults.set('/new/', { delay: 8000, body: '<!doctype html><title>New</title>' });
  const response = await page.goto(`${host.url}new/`);
  expect(response?.status()).toBe(200);
  expect(await page.title()).toBe('New');
  host.faults.set('/new/', { delay: 8000 });
  expect((await page.goto(`${host.url}new/`))?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText(t('en', 'missing.heading'));
  await host.stop();
  await page.goto(`${host.url}new/`);
  await expect(page.locator('h1')).toHaveText(t('en', 'missing.offline'));
  await expect(page).toHaveTitle(`${t('en', 'missing.offline')} · Duidu`);
  await expect(page.locator('main')).toContainText(t('zh-Hans', 'missing.reconnect'));
  await host.start();
});

test('saving that a lost network ended goes on when the network is back, in every tab', async ({
  context,
  page,
  host,
}) => {
  host.faults.set('/licences.md', { delay: 60_000 });
  await page.goto(host.url + ENGLISH);
  const other = await context.newPage();
  await other.goto(host.url + ENGLISH);
  await expect.poll(() => host.requests).toContain('/licences.md');
  await host.stop();
  for (const tab of [page, other]) await expect(line(tab)).toHaveText(t('en', 'offline.failed.network'));
  host.faults.clear();
  await host.start();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  for (const tab of [page, other]) await saved(tab);
});

test('an old version is removed although a page of another application is open', async ({
  context,
  page,
  host,
}) => {
  await save(page, host.url + ENGLISH);
  host.faults.set('/other/', { body: '<!doctype html><title>Another</title>' });
  const other = await context.newPage();
  await other.goto(`${host.url}other/`);
  expect(await other.title()).toBe('Another');
  host.deploy('build-2');
  await page.reload();
  await expect(notice(page)).toBeVisible();
  await press(notice(page).getByRole('button', { name: t('en', 'update.see') }));
  await press(page.getByRole('button', { name: t('en', 'update.take') }));
  await expect.poll(() => versionOf(page).catch(() => 0)).toBe(2);
  await expect.poll(() => page.evaluate(() => caches.keys()).catch(() => [])).toHaveLength(1);
});
