import { readFileSync } from 'node:fs';
import { PAGES, viewAddress } from '../../support/site.ts';
import {
  cachedResponses,
  expect,
  leave,
  line,
  openOffline,
  expectUsable,
  save,
  saved,
  test,
  versionOf,
} from './offline.ts';
import { cachedUrls, lookForUpdate, workers } from '../../support/offline-copy.ts';
import type { Page } from '@playwright/test';
import { openerOf, option } from '../sheets.ts';
import { t, tPattern } from '../messages.ts';

const PAIR = viewAddress(['en', 'zh-Hans']);
const CHECK = { name: t('en', 'offline.check') };

/** Deletes the copy silently, as browsers do when they are short of space. */
const evict = (page: Page) =>
  page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });

/** Deletes one file of the copy and damages another. */
const spoil = (page: Page) =>
  page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0] ?? '');
    const all = await cache.keys();
    const of = (path: string) => all.find(({ url }) => new URL(url).pathname === path) as Request;
    await cache.delete(of('/about/en/'));
    await cache.put(
      of('/about/zh-Hans/'),
      new Response('spoilt', { headers: { 'content-type': 'text/html' } }),
    );
  });

test('an evicted copy is filled again when the reader is opened online', async ({ page, host }) => {
  await save(page, host.url + PAIR);
  await openerOf(page, 'settings').click();
  await option(page, 'theme', 'sepia').check();
  await page.keyboard.press('Escape');
  await page.goto(`${host.url}${PAIR}#background-p3-s1`);
  const before = Object.values(await cachedUrls(page));
  await evict(page);
  await page.reload();
  await saved(page);
  // Every file is back, once each.
  expect(Object.values(await cachedUrls(page)).map((urls) => urls.sort())).toEqual(
    before.map((urls) => urls.sort()),
  );
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await host.stop();
  await page.goto(host.url);
  await expect(page.getByRole('link', { name: tPattern('en', 'shelf.continue') })).toBeVisible();
  await expectUsable(page, host);
  await host.start();
});

test('a copy evicted together with its service worker is saved again', async ({ context, page, host }) => {
  await save(page, host.url);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', {
    origin: new URL(host.url).origin,
    storageTypes: 'all',
  });
  await save(page, host.url);
  await host.stop();
  await expectUsable(page, host);
  await host.start();
});

test('after an eviction a page opens from a host that redirects', async ({ page, host }) => {
  await save(page, host.url);
  host.faults.set(`/${PAIR}`, { status: 308, headers: { location: `/${PAIR}index.html` } });
  await evict(page);
  expect((await page.goto(host.url + PAIR))?.status()).toBe(200);
  await expect(page.locator('h1')).toContainText('New Security Concept');
  await saved(page);
});

test('after an eviction of a version the host no longer has, the newer one is shown, and called saved only when it is', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await evict(page);
  await page.goto(host.url + PAIR);
  expect(await versionOf(page)).toBe(2);
  await expect(line(page)).toContainText(t('en', 'offline.failed.damaged'));
  // Wait until the newer version is complete: it is used the next time.
  await expect
    .poll(async () =>
      Object.values(await cachedUrls(page))
        .flat()
        .some((url) => url.endsWith('?saved')),
    )
    .toBe(true);
  await leave(page);
  await save(page, host.url + PAIR);
  await host.stop();
  await page.reload();
  expect(await versionOf(page)).toBe(2);
  await host.start();
});

test('a page missing from the copy opens from the network, however slow it is', async ({ page, host }) => {
  await save(page, host.url);
  await spoil(page);
  host.faults.set('/about/en/', { delay: 6000 });
  expect((await page.goto(`${host.url}about/en/`))?.status()).toBe(200);
  await expect(page.locator('h1')).toHaveText(t('en', 'about.heading'));
});

test('the check finds missing and damaged files and repairs them', async ({ page, host }) => {
  await save(page, host.url);
  const sheet = await openOffline(page);
  await sheet.getByRole('button', CHECK).click();
  await expect(sheet).toContainText(tPattern('en', 'offline.sound', { total: /\d+/ }));
  await spoil(page);
  await sheet.getByRole('button', CHECK).click();
  await expect(sheet).toContainText(tPattern('en', 'offline.mended', { total: /\d+/, mended: 2 }));
  for (const { text, url } of await cachedResponses(page)) expect(text, url).not.toBe('spoilt');
  await sheet.getByRole('button', CHECK).click();
  await expect(sheet).toContainText(tPattern('en', 'offline.sound', { total: /\d+/ }));
  await host.stop();
  for (const lang of ['en', 'zh-Hans']) {
    expect((await page.goto(`${host.url}about/${lang}/`))?.status()).toBe(200);
    await expect(page.locator('h1')).toBeVisible();
  }
  await host.start();
});

test('offline the check reports how much is lost; a damaged page is not shown and the rest still works', async ({
  page,
  host,
}) => {
  await save(page, host.url);
  await spoil(page);
  await host.stop();
  const sheet = await openOffline(page);
  await sheet.getByRole('button', CHECK).click();
  await expect(sheet).toContainText(tPattern('en', 'offline.lost', { total: /\d+/, lost: 2 }));
  await expect(line(page)).toContainText(t('en', 'offline.failed.network'));
  expect((await page.goto(`${host.url}about/zh-Hans/`))?.status()).toBe(404);
  await expect(page.locator('h1')).toBeVisible();
  await expectUsable(page, host);
  await host.start();
  await page.reload();
  await saved(page);
  await host.stop();
  await page.goto(`${host.url}about/zh-Hans/`);
  await expect(page.locator('h1')).toHaveText(t('zh-Hans', 'about.heading'));
  await host.start();
});

// This code is put before the service worker and makes every access to the caches fail WHEN a condition holds.
const THROWING = `for (const name of ['match', 'open', 'keys', 'has', 'delete']) {
  const own = CacheStorage.prototype[name];
  CacheStorage.prototype[name] = function (...given) {
    if (WHEN) return Promise.reject(new DOMException('Broken', 'UnknownError'));
    return own.apply(this, given);
  };
}
`;
const worker = readFileSync('build/service-worker.js', 'utf8');
const SCRIPT = { 'content-type': 'text/javascript' };

test('when the cache cannot be read, pages come from the network and say that nothing is saved', async ({
  page,
  host,
}) => {
  const body = THROWING.replace('WHEN', 'registration.active') + worker;
  host.faults.set('/service-worker.js', { headers: SCRIPT, body });
  await page.goto(host.url);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  for (const address of PAGES) {
    const status = (await page.goto(host.url + address))?.status();
    expect(status, address).toBe(address.startsWith('nothing') ? 404 : 200);
  }
  await expectUsable(page, host);
  await expect(line(page)).toHaveText(t('en', 'offline.none.refused'));
  // Once the cache can be read again, the copy works as before.
  host.faults.clear();
  await lookForUpdate(page);
  await expect.poll(async () => (await workers(page)).waiting).toBe(true);
  await leave(page);
  await save(page, host.url);
  await host.stop();
  await expectUsable(page, host);
  await host.start();
});

test('when the cache cannot be written, the page says that the browser did not allow it', async ({
  page,
  host,
}) => {
  const body = THROWING.replace('WHEN', 'true') + worker;
  host.faults.set('/service-worker.js', { headers: SCRIPT, body });
  await page.goto(host.url + PAIR);
  await expect(line(page)).toHaveText(t('en', 'offline.none.refused'));
  await expectUsable(page, host);
  host.faults.clear();
  await page.reload();
  await saved(page);
});
