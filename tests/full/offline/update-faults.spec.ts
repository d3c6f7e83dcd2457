import { viewAddress } from '../../support/site.ts';
import { expect, leave, line, notice, expectUsable, ready, save, saved, test, versionOf } from './offline.ts';
import { cachedUrls, lookForUpdate, workers } from '../../support/offline-copy.ts';
import type { Page } from '@playwright/test';
import { openerOf, sheetOf } from '../sheets.ts';
import { t } from '../messages.ts';

const PAIR = viewAddress(['en', 'zh-Hans']);
const HOUR = 60 * 60 * 1000;

/** Dispatches an event that makes the page believe that it is shown again. */
const showAgain = (page: Page, event = 'focus') =>
  page.evaluate(
    (type) =>
      (type === 'visibilitychange' ? document : window).dispatchEvent(new Event(type, { bubbles: true })),
    event,
  );

const advanceClock = (page: Page, by: number) =>
  page.evaluate(() => Date.now()).then((now) => page.clock.setSystemTime(now + by));

test('a new version that cannot be fetched completely leaves the old one as it is', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  const before = await cachedUrls(page);
  host.deploy('build-2');
  for (const status of [404, 503]) {
    host.faults.set('/wordmark.svg', { status });
    // That file is the same in both versions, so add one that has changed.
    host.faults.set('/new-security-concept/pages.json', { status });
    await lookForUpdate(page);
    await expect.poll(() => workers(page)).toEqual({ active: true, waiting: false, installing: false });
    await page.reload();
    expect(await versionOf(page)).toBe(1);
    await saved(page);
    await expect(notice(page)).toHaveCount(0);
  }
  const [version = ''] = Object.keys(before);
  expect((await cachedUrls(page))[version]?.sort()).toEqual(before[version]?.sort());
  await host.stop();
  await expectUsable(page, host);
  expect(await versionOf(page)).toBe(1);
  host.faults.clear();
  await host.start();
  await lookForUpdate(page);
  await expect(notice(page)).toContainText(t('en', 'update.ready'));
});

test('without the old files on the host the old version still works after a reload, with and without its service worker', async ({
  context,
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await page.reload();
  expect(await versionOf(page)).toBe(1);
  await expectUsable(page, host);
  expect(await versionOf(page)).toBe(1);
  // Without the service worker the page is that of the host, with its files.
  const devtools = await context.newCDPSession(page);
  await Promise.all([page.waitForEvent('load'), devtools.send('Page.reload', { ignoreCache: true })]);
  expect(await versionOf(page)).toBe(2);
  await ready(page);
  await openerOf(page, 'settings').click();
  await expect(sheetOf(page, 'settings')).toBeVisible();
});

test('the reader checks for a new version when the page is shown again, at most once an hour', async ({
  page,
  host,
}) => {
  await page.clock.install();
  await save(page, host.url + PAIR);
  const checks = () => host.requests.filter((path) => path === '/service-worker.js').length;
  for (const event of ['visibilitychange', 'pageshow', 'focus']) {
    const before = checks();
    await showAgain(page, event);
    await advanceClock(page, HOUR - 60_000);
    await showAgain(page, event);
    await advanceClock(page, 120_000);
    await showAgain(page, event);
    await expect.poll(checks, event).toBe(before + 1);
    await showAgain(page, event);
    await saved(page);
    expect(checks(), event).toBe(before + 1);
  }
  host.deploy('build-2');
  await page.clock.fastForward(HOUR + 1000);
  // The notice appears once the new version is saved.
  await expect(notice(page)).toContainText(t('en', 'update.ready'));
});

test('a clock that is years ahead or behind prevents neither reading nor updates', async ({ page, host }) => {
  await page.clock.install({ time: '2099-01-01' });
  await save(page, host.url + PAIR);
  await page.clock.setSystemTime('2001-01-01');
  host.deploy('build-2');
  await showAgain(page);
  await expect(notice(page)).toContainText(t('en', 'update.ready'));
  await host.stop();
  await page.reload();
  expect(await versionOf(page)).toBe(1);
  await saved(page);
  await host.start();
});

test('a service worker served with a cache lifetime of a year is still revalidated', async ({
  page,
  host,
}) => {
  host.faults.set('/service-worker.js', {
    headers: { 'cache-control': 'public, max-age=31536000, immutable' },
  });
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toContainText(t('en', 'update.ready'));
});

test('whatever the host returns for the service worker, the old version still works', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  const portal = '<!doctype html><title>Log in</title><h1>Log in to this network</h1>';
  for (const [path, fault] of [
    ['/service-worker.js', { status: 404 }],
    ['/service-worker.js', { status: 503, body: 'Busy' }],
    ['/service-worker.js', { body: portal }],
    ['/service-worker.js', { drop: true }],
    ['/service-worker.js', { status: 302, headers: { location: '/about/en/' } }],
    ['*', { body: portal }],
  ] as const) {
    host.faults.clear();
    host.faults.set(path, fault);
    await lookForUpdate(page);
    await page.goto(host.url + PAIR);
    expect(await versionOf(page), JSON.stringify(fault)).toBe(1);
    await saved(page);
    expect(await workers(page)).toEqual({ active: true, waiting: false, installing: false });
    await expect(notice(page)).toHaveCount(0);
  }
  await expectUsable(page, host);
  host.faults.clear();
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toContainText(t('en', 'update.ready'));
});

test('a check for a new version that failed offline is repeated', async ({ page, host }) => {
  await page.addInitScript(() => {
    const refused = { times: 0 };
    const { update } = ServiceWorkerRegistration.prototype;
    ServiceWorkerRegistration.prototype.update = function () {
      // Count the failure and rethrow it: the page has to handle it.
      return update.call(this).catch((error) => {
        refused.times++;
        throw error;
      });
    };
    Object.assign(window, { refused });
  });
  await page.clock.install();
  await save(page, host.url + PAIR);
  await host.stop();
  await advanceClock(page, 2 * HOUR);
  await showAgain(page);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { refused: { times: number } }).refused.times))
    .toBe(1);
  await saved(page);
  await expectUsable(page, host);
  await host.start();
  host.deploy('build-2');
  await advanceClock(page, 2 * HOUR);
  await showAgain(page);
  await expect(notice(page)).toContainText(t('en', 'update.ready'));
});

test('a host that returns to the current version offers nothing new', async ({ page, host }) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  host.deploy('build');
  await page.reload();
  await saved(page);
  await lookForUpdate(page);
  await expect.poll(() => workers(page)).toMatchObject({ waiting: true, installing: false });
  await page.reload();
  await saved(page);
  await expect(notice(page)).toHaveCount(0);
});

test('pages missing from a damaged new version are read from the old one', async ({
  context,
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  const old = Object.keys(await cachedUrls(page));
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  const lost = viewAddress(['zh-Hans', 'en']);
  await page.evaluate(async (before) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      if (name !== before) await cache.delete('/new-security-concept/pages.json', { ignoreSearch: true });
    }
  }, old[0]);
  await page.close();
  await host.stop();
  const next = await context.newPage();
  // No page uses the old version any more, so the new one takes over.
  await leave(next);
  await next.goto(host.url);
  // The missing pages could not be fetched. If they had been, the old copy would now be deleted.
  await expect(line(next)).toContainText(t('en', 'offline.failed.network'));
  await next.goto(host.url + lost);
  await ready(next);
  expect(await versionOf(next)).toBe(1);
  await expect(line(next)).toContainText(t('zh-Hans', 'offline.failed.network'));
  expect(Object.keys(await cachedUrls(next))).toContain(old[0]);
  await host.start();
});
