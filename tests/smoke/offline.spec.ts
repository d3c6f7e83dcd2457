import type { Page } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import type { Host } from '../support/host.ts';
import { cachedUrls, lookForUpdate, workers } from '../support/offline-copy.ts';
import { atTop, movedBy } from '../support/place.ts';
import { press } from '../support/site.ts';
import {
  expect,
  offlineLine,
  open,
  opener,
  ready,
  saved,
  sheet,
  test as base,
  tides,
  viewLink,
} from './test.ts';
import { NEWS, writeVersion2 } from './version.ts';
import { t, tPattern } from './messages.ts';

const test = base.extend<object, { version2: string }>({
  version2: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
    async ({}, use, { project, workerIndex }) => {
      const folder = `${project.outputDir}/version-2-${workerIndex}`;
      mkdirSync(project.outputDir, { recursive: true });
      await writeVersion2(folder);
      await use(folder);
    },
    { scope: 'worker' },
  ],
});

const PAPERS: Record<string, string[]> = { tides: ['en', 'ar', 'fr', 'zh-Hans'], harbour: ['en', 'ar'] };
/** Every page of the library. */
const EVERY_PAGE = [
  '',
  ...Object.entries(PAPERS).flatMap(([paper, langs]) =>
    langs.flatMap((lead) => [
      `${paper}/${lead}/`,
      ...langs.filter((own) => own !== lead).map((own) => `${paper}/${lead}/${own}/`),
    ]),
  ),
  ...['en', 'ar', 'zh-Hans'].map((lang) => `about/${lang}/`),
];

/** Opens a page for the first time and waits until everything is saved. */
async function save(page: Page, address: string): Promise<void> {
  await open(page, address);
  await saved(page);
}

/**
 * Keeps the browser's HTTP cache empty, so that only the offline copy can answer without a server. Scripts of `version2`
 * also keep the names of the old ones, which the browser would take from its cache.
 */
const withoutHttpCache = (host: Host) => host.faults.set('*', { headers: { 'cache-control': 'no-store' } });

/** The version that a page shows, by its first sentence. */
const versionOf = async (page: Page) =>
  (await page.locator('[data-segment="rise.p1.s1"]').first().textContent())?.startsWith('Version 2.') ? 2 : 1;

const notice = (page: Page) => page.getByRole('complementary', { name: t('en', 'update.label') });

/** Checks that a page works: opens it, switches the view and opens a sheet. */
async function expectUsable(page: Page, address: string): Promise<void> {
  // An open sheet would survive opening the same address again. Closing it goes back in the history, which must be over
  // before the next navigation.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await open(page, address + tides('en'));
  await viewLink(page, 'العربية').click();
  await expect(page).toHaveURL(address + tides('ar'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await press(opener(page, 'settings', 'ar'));
  await expect(sheet(page, 'settings', 'ar')).toBeVisible();
}

test('after one visit every page opens offline, by every form of its address', async ({ page, host }) => {
  test.setTimeout(120_000); // It opens some thirty pages: on a machine with a load of 24, that took over 45 s.
  await save(page, host.url);
  await host.stop();
  for (const address of EVERY_PAGE) {
    const response = await page.goto(host.url + address);
    expect([response?.status(), response?.fromServiceWorker()], address).toEqual([200, true]);
    // Pages of papers are composed: to the character as they were published.
    expect(await response?.text(), address).toBe(readFileSync(`build-library/${address}index.html`, 'utf8'));
    await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible();
  }
  for (const form of ['tides/en', 'tides/en/index.html', 'tides/en/?utm_source=x', 'tides/en/#rise-p1-s1'])
    expect((await page.goto(host.url + form))?.status(), form).toBe(200);
  // A paper's own address leads to it in the reader's language.
  for (const form of ['tides/', 'harbour', 'harbour/#walls-p1']) {
    await page.goto(host.url + form);
    await expect(page, form).toHaveURL(/\/reader\/(tides|harbour)\/en\/(#walls-p1)?$/);
  }
  expect((await page.goto(`${host.url}nothing/`))?.status()).toBe(404);
  await expect(page.getByRole('link', { name: t('en', 'missing.back') }).first()).toBeVisible();
  await expectUsable(page, host.url);
});

test('the page of the first visit works offline without a reload', async ({ page, host }) => {
  await save(page, host.url + tides('en'));
  await host.stop();
  await viewLink(page, 'English + العربية').click();
  await expect(page).toHaveURL(host.url + tides('en', 'ar'));
  await press(opener(page, 'contents'));
  await sheet(page, 'contents').getByRole('link', { name: '2. The fall' }).click();
  await expect(page.getByRole('heading', { name: /2\. The fall/ })).toBeFocused();
});

test('a second visit requests only the service worker, and nothing outside the site is cached', async ({
  page,
  host,
}) => {
  await save(page, host.url + tides('en'));
  host.requests.length = 0;
  await open(page, host.url + tides('fr', 'ar'));
  await lookForUpdate(page);
  expect(new Set(host.requests)).toEqual(new Set(['/reader/service-worker.js']));
  const caches = Object.entries(await cachedUrls(page));
  expect(caches).toHaveLength(1);
  for (const url of caches[0]?.[1] ?? []) expect(url.startsWith(host.url), url).toBe(true);
});

test('a new version waits, lists the changes, and keeps place and settings when accepted', async ({
  page,
  host,
  version2,
}) => {
  await page.setViewportSize({ width: 390, height: 420 });
  withoutHttpCache(host);
  await save(page, host.url + tides('en'));
  await press(opener(page, 'settings'));
  await sheet(page, 'settings').getByLabel(t('en', 'settings.options.theme.sepia'), { exact: true }).check();
  await page.keyboard.press('Escape');
  host.deploy(version2);
  await lookForUpdate(page);
  await expect(notice(page)).toContainText(t('en', 'update.ready'));
  await page.locator('#rise-list1-i2').evaluate((own) => {
    own.scrollIntoView({ behavior: 'instant' });
  });
  const before = await page.evaluate(atTop);
  // The page that is open stays in its version.
  expect(await versionOf(page)).toBe(1);
  await press(notice(page).getByRole('button', { name: t('en', 'update.see') }));
  await expect(sheet(page, 'offline')).toContainText(NEWS);
  await expect(sheet(page, 'offline').getByRole('listitem')).toHaveText(['1. The rise · English']);
  await sheet(page, 'offline')
    .getByRole('button', { name: t('en', 'update.take') })
    .click();
  await expect.poll(() => versionOf(page)).toBe(2);
  await expect.poll(() => page.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await expect(notice(page)).toHaveCount(0);
  // Nothing of the new version is missing.
  await host.stop();
  for (const address of [tides('en', 'fr'), tides('en')]) {
    await open(page, host.url + address);
    expect(await versionOf(page), address).toBe(2);
  }
  // Nothing of the old version is left. A page asks the worker to delete it only when it is opened, and the worker does not
  // while the browser still counts the previous page as open.
  await expect(async () => {
    await open(page, host.url + tides('en'));
    expect(Object.keys(await cachedUrls(page))).toHaveLength(1);
  }).toPass({ intervals: [200, 500], timeout: 15_000 });
});

test('a version that is not accepted is used at the next launch, not after a reload', async ({
  context,
  page,
  host,
  version2,
}) => {
  withoutHttpCache(host);
  await save(page, host.url + tides('en'));
  host.deploy(version2);
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  await page.reload();
  await ready(page);
  expect(await versionOf(page)).toBe(1);
  await host.stop();
  const later = await context.newPage();
  await page.close();
  // The browser ends the old worker some time after its last page has closed.
  await expect(async () => {
    await later.goto('about:blank');
    await later.goto(host.url + tides('en'), { timeout: 5000 });
    await ready(later); // Leaving while scripts load would be logged as a failure to load them.
    expect(await versionOf(later)).toBe(2);
  }).toPass({ intervals: [500, 1000], timeout: 20_000 });
});

test('another tab is told about the update, and keeps its own version, complete', async ({
  context,
  page,
  host,
  version2,
}) => {
  withoutHttpCache(host);
  await save(page, host.url + tides('en'));
  const other = await context.newPage();
  await save(other, host.url + tides('en', 'fr'));
  // Load the English text: its script has the same name in `version2`, which a real build would change.
  await press(viewLink(other, 'English'));
  await expect(other).toHaveURL(host.url + tides('en'));
  host.deploy(version2);
  await lookForUpdate(page);
  await press(notice(page).getByRole('button', { name: t('en', 'update.see') }));
  await sheet(page, 'offline')
    .getByRole('button', { name: t('en', 'update.take') })
    .click();
  await expect.poll(() => versionOf(page)).toBe(2);
  await expect(notice(other)).toContainText(t('en', 'update.elsewhere'));
  await host.stop();
  expect(await versionOf(other)).toBe(1);
  await press(viewLink(other, 'English + français'));
  await expect(other).toHaveURL(host.url + tides('en', 'fr'));
  expect(await versionOf(other)).toBe(1);
  await press(opener(other, 'settings'));
  await expect(sheet(other, 'settings')).toBeVisible();
});

test('with files of two versions on the host, nothing is mixed and the copy is unchanged', async ({
  page,
  host,
  version2,
}) => {
  withoutHttpCache(host);
  await save(page, host.url + tides('en'));
  const before = await cachedUrls(page);
  host.deploy(version2);
  // One page of the new version has not been deployed yet: the host has other content there.
  const half = '<!doctype html><html lang="en"><title>Half</title><p>Half a version</p></html>';
  host.faults.set('/reader/tides/pages.json', { body: half });
  await lookForUpdate(page);
  await expect.poll(() => host.requests).toContain('/reader/tides/pages.json');
  await expect.poll(async () => (await workers(page)).installing).toBe(false);
  expect((await workers(page)).waiting).toBe(false);
  await expect(notice(page)).toHaveCount(0);
  await host.stop();
  await page.reload();
  await ready(page);
  expect(await versionOf(page)).toBe(1);
  await open(page, host.url + tides('en', 'fr'));
  expect(await versionOf(page)).toBe(1);
  await expect(page.getByText('Half a version')).toHaveCount(0);
  for (const [name, urls] of Object.entries(before)) expect((await cachedUrls(page))[name]).toEqual(urls);
});

test('if a file arrives damaged, nothing is saved and the page says so', async ({ page, host }) => {
  host.faults.set('/reader/about/zh-Hans/', { body: '<!doctype html><title>All is well</title>' });
  await open(page, host.url + tides('en'));
  await expect(offlineLine(page)).toHaveText(t('en', 'offline.failed.damaged'));
  expect(await workers(page)).toEqual({ active: false, waiting: false, installing: false });
  host.faults.clear();
  await press(offlineLine(page));
  await sheet(page, 'offline')
    .getByRole('button', { name: t('en', 'offline.save') })
    .click();
  await expect(sheet(page, 'offline').locator('.state')).toHaveText(tPattern('en', 'offline.saved'));
  await host.stop();
  await expectUsable(page, host.url);
});

test('if the network is lost while saving, the page says so and saving resumes later', async ({
  page,
  host,
}) => {
  host.faults.set('/reader/licences.md', { delay: 60_000 });
  await page.goto(host.url + tides('en'));
  await expect.poll(() => host.requests).toContain('/reader/licences.md');
  await host.stop();
  await expect(offlineLine(page)).toHaveText(t('en', 'offline.failed.network'));
  await expect(page.locator('#rise-p1-s1')).toBeVisible();
  host.faults.clear();
  await host.start();
  await page.reload();
  await saved(page);
});

test('the check repairs damaged and missing files; a damaged page is never shown', async ({ page, host }) => {
  await save(page, host.url + tides('en'));
  const spoil = () =>
    page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const cache = await caches.open(name);
      const keys = await cache.keys();
      const [gone, damaged] = ['/about/en/', '/about/zh-Hans/'].map((end) =>
        keys.find(({ url }) => new URL(url).pathname.endsWith(end)),
      );
      if (!gone || !damaged) throw new Error('The copy has no such pages.');
      await cache.delete(gone);
      await cache.put(damaged, new Response('spoilt', { headers: { 'content-type': 'text/html' } }));
    });
  await press(offlineLine(page));
  const check = sheet(page, 'offline').getByRole('button', { name: t('en', 'offline.check') });
  const state = sheet(page, 'offline').locator('.state');
  const found = (key: 'offline.sound' | 'offline.mended' | 'offline.lost') =>
    expect(state).toContainText(tPattern('en', key, { total: /\d+/, mended: /\d+/, lost: /\d+/ }));
  await check.click();
  await found('offline.sound');
  await spoil();
  await check.click();
  await found('offline.mended');
  await spoil();
  await host.stop();
  await check.click();
  await found('offline.lost');
  await page.goto(`${host.url}about/zh-Hans/`);
  await expect(page.getByText('spoilt')).toHaveCount(0);
  await expectUsable(page, host.url);
});

test('removing the copy deletes it until the reader asks for it again', async ({ page, host }) => {
  await save(page, host.url + tides('en'));
  await press(offlineLine(page));
  await sheet(page, 'offline')
    .getByRole('button', { name: t('en', 'offline.remove') })
    .click();
  await expect(sheet(page, 'offline').locator('.state')).toHaveText(t('en', 'offline.none.removed'));
  await expect(sheet(page, 'offline').locator('.state')).toBeFocused();
  await expect.poll(() => cachedUrls(page)).toEqual({});
  await open(page, host.url + tides('ar', 'en'));
  await expect(offlineLine(page)).toHaveText(t('ar', 'offline.none.removed'));
  expect(await cachedUrls(page)).toEqual({});
  await open(page, host.url + tides('en'));
  await press(offlineLine(page));
  await sheet(page, 'offline')
    .getByRole('button', { name: t('en', 'offline.save') })
    .click();
  await expect(sheet(page, 'offline').locator('.state')).toHaveText(tPattern('en', 'offline.saved'));
});

test('on a device without space, the page says so and still works', async ({ context, page, host }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(host.url).origin,
    quotaSize: 100_000,
  });
  await open(page, host.url + tides('en'));
  await expect(offlineLine(page)).toHaveText(t('en', 'offline.failed.quota'));
  await expectUsable(page, host.url);
});

test.describe('where service workers are blocked', () => {
  test.use({ serviceWorkers: 'block' });
  test('the page says that nothing is saved, and still works', async ({ page, host }) => {
    await open(page, host.url + tides('en'));
    await expect(offlineLine(page)).toHaveText(t('en', 'offline.none.refused'));
    await expectUsable(page, host.url);
  });
});
