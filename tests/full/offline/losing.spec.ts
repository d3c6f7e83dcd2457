import { readFileSync } from 'node:fs';
import { PAGES, viewAddress } from '../../site.ts';
import {
  answers,
  expect,
  kept,
  leave,
  line,
  lookForUpdate,
  openOffline,
  readOn,
  save,
  saved,
  test,
  versionOf,
  workers,
} from './offline.ts';
import type { Page } from '@playwright/test';

const PAIR = viewAddress(['en', 'zh-Hans']);
const CHECK = { name: 'Check the offline copy' };

/** Clears the copy without a word, as browsers do when they are short of space. */
const evict = (page: Page) =>
  page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });

/** Loses one file of the copy, and spoils another. */
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

test('a copy that the browser has cleared is filled again when the reader is opened with a network', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  await page.locator('.bar').getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Sepia').check();
  await page.keyboard.press('Escape');
  await page.goto(`${host.url}${PAIR}#background-p3-s1`);
  const before = Object.values(await kept(page));
  await evict(page);
  await page.reload();
  await saved(page);
  // Each file, once, as before.
  expect(Object.values(await kept(page)).map((urls) => urls.sort())).toEqual(
    before.map((urls) => urls.sort()),
  );
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await host.stop();
  await page.goto(host.url);
  await expect(page.getByRole('link', { name: /^Continue: / })).toBeVisible();
  await readOn(page, host);
  await host.start();
});

test('a copy that the browser has cleared with its worker is made anew', async ({ context, page, host }) => {
  await save(page, host.url);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', {
    origin: new URL(host.url).origin,
    storageTypes: 'all',
  });
  await save(page, host.url);
  await host.stop();
  await readOn(page, host);
  await host.start();
});

test('a cleared copy behind a host that redirects does not keep a page from opening', async ({
  page,
  host,
}) => {
  await save(page, host.url);
  host.faults.set(`/${PAIR}`, { status: 308, headers: { location: `/${PAIR}index.html` } });
  await evict(page);
  expect((await page.goto(host.url + PAIR))?.status()).toBe(200);
  await expect(page.locator('h1')).toContainText('New Security Concept');
  await saved(page);
});

test('a cleared copy of a version that the host has no more: the newer one is read, and nothing is called saved that is not', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await evict(page);
  await page.goto(host.url + PAIR);
  expect(await versionOf(page)).toBe(2);
  await expect(line(page)).toContainText(
    'Not saved for offline: some files did not arrive as they were published.',
  );
  // The newer one is whole, and is there the next time.
  await expect
    .poll(async () =>
      Object.values(await kept(page))
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

test('a page that is gone from the copy opens from the network, however slow that is', async ({
  page,
  host,
}) => {
  await save(page, host.url);
  await spoil(page);
  host.faults.set('/about/en/', { delay: 6000 });
  expect((await page.goto(`${host.url}about/en/`))?.status()).toBe(200);
  await expect(page.locator('h1')).toHaveText('About Duidu');
});

test('the check finds what is lost or damaged, and mends it', async ({ page, host }) => {
  await save(page, host.url);
  const sheet = await openOffline(page);
  await sheet.getByRole('button', CHECK).click();
  await expect(sheet).toContainText(/Checked: all \d+ files are as they were published\./);
  await spoil(page);
  await sheet.getByRole('button', CHECK).click();
  await expect(sheet).toContainText(/Checked: of \d+ files 2 were damaged or gone, and were fetched again\./);
  for (const { text, url } of await answers(page)) expect(text, url).not.toBe('spoilt');
  await sheet.getByRole('button', CHECK).click();
  await expect(sheet).toContainText(/Checked: all \d+ files are as they were published\./);
  await host.stop();
  for (const lang of ['en', 'zh-Hans']) {
    expect((await page.goto(`${host.url}about/${lang}/`))?.status()).toBe(200);
    await expect(page.locator('h1')).toBeVisible();
  }
  await host.start();
});

test('without a network the check says how much is lost; what is damaged is not shown, and the rest is read', async ({
  page,
  host,
}) => {
  await save(page, host.url);
  await spoil(page);
  await host.stop();
  const sheet = await openOffline(page);
  await sheet.getByRole('button', CHECK).click();
  await expect(sheet).toContainText(/Checked: of \d+ files 2 are damaged or gone and could not be fetched\./);
  await expect(line(page)).toContainText('Not saved for offline yet: the network was lost.');
  expect((await page.goto(`${host.url}about/zh-Hans/`))?.status()).toBe(404);
  await expect(page.locator('h1')).toBeVisible();
  await readOn(page, host);
  await host.start();
  await page.reload();
  await saved(page);
  await host.stop();
  await page.goto(`${host.url}about/zh-Hans/`);
  await expect(page.locator('h1')).toHaveText('关于对读');
  await host.start();
});

// What stands before the worker: from the time that it is active, nothing that is kept can be read.
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

test('a cache that cannot be read: pages come from the network, and the page says that nothing is saved', async ({
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
  await readOn(page, host);
  await expect(line(page)).toHaveText('Not saved for offline: the browser or the server did not allow it.');
  // Mended, it is read as ever.
  host.faults.clear();
  await lookForUpdate(page);
  await expect.poll(async () => (await workers(page)).waiting).toBe(true);
  await leave(page);
  await save(page, host.url);
  await host.stop();
  await readOn(page, host);
  await host.start();
});

test('a cache that cannot be written: the page says that the browser did not allow it', async ({
  page,
  host,
}) => {
  const body = THROWING.replace('WHEN', 'true') + worker;
  host.faults.set('/service-worker.js', { headers: SCRIPT, body });
  await page.goto(host.url + PAIR);
  await expect(line(page)).toHaveText('Not saved for offline: the browser or the server did not allow it.');
  await readOn(page, host);
  host.faults.clear();
  await page.reload();
  await saved(page);
});
