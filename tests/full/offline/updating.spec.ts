import { viewAddress } from '../../site.ts';
import {
  expect,
  kept,
  leave,
  line,
  lookForUpdate,
  notice,
  readOn,
  ready,
  save,
  saved,
  test,
  versionOf,
  workers,
} from './offline.ts';
import type { Page } from '@playwright/test';

const PAIR = viewAddress(['en', 'zh-Hans']);
const HOUR = 60 * 60 * 1000;

/** Has the page think that the reader comes back to it, by an event that tells of it. */
const comeBack = (page: Page, event = 'focus') =>
  page.evaluate(
    (type) =>
      (type === 'visibilitychange' ? document : window).dispatchEvent(new Event(type, { bubbles: true })),
    event,
  );

const later = (page: Page, by: number) =>
  page.evaluate(() => Date.now()).then((now) => page.clock.setSystemTime(now + by));

test('a new version that cannot be fetched whole leaves the old one as it is', async ({ page, host }) => {
  await save(page, host.url + PAIR);
  const before = await kept(page);
  host.deploy('build-2');
  for (const status of [404, 503]) {
    host.faults.set('/wordmark.svg', { status });
    // The file has not changed; one that has is wanted.
    host.faults.set(`/${PAIR}`, { status });
    await lookForUpdate(page);
    await expect.poll(() => workers(page)).toEqual({ active: true, waiting: false, installing: false });
    await page.reload();
    expect(await versionOf(page)).toBe(1);
    await saved(page);
    await expect(notice(page)).toHaveCount(0);
  }
  const [version = ''] = Object.keys(before);
  expect((await kept(page))[version]?.sort()).toEqual(before[version]?.sort());
  await host.stop();
  await readOn(page, host);
  expect(await versionOf(page)).toBe(1);
  host.faults.clear();
  await host.start();
  await lookForUpdate(page);
  await expect(notice(page)).toContainText('A new version is ready.');
});

test('without the old files on the host the old version reads on, opened anew and past its worker', async ({
  context,
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await page.reload();
  expect(await versionOf(page)).toBe(1);
  await readOn(page, host);
  expect(await versionOf(page)).toBe(1);
  // Past the worker the page is that of the host, with what belongs to it.
  const devtools = await context.newCDPSession(page);
  await Promise.all([page.waitForEvent('load'), devtools.send('Page.reload', { ignoreCache: true })]);
  expect(await versionOf(page)).toBe(2);
  await ready(page);
  await page.locator('.bar').getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
});

test('a new version is looked for when the reader comes back, once an hour at most', async ({
  page,
  host,
}) => {
  await page.clock.install();
  await save(page, host.url + PAIR);
  const asked = () => host.requests.filter((path) => path === '/service-worker.js').length;
  for (const event of ['visibilitychange', 'pageshow', 'focus']) {
    const before = asked();
    await comeBack(page, event);
    await later(page, HOUR - 60_000);
    await comeBack(page, event);
    await later(page, 120_000);
    await comeBack(page, event);
    await expect.poll(asked, event).toBe(before + 1);
    await comeBack(page, event);
    await saved(page);
    expect(asked(), event).toBe(before + 1);
  }
  host.deploy('build-2');
  await page.clock.fastForward(HOUR + 1000);
  // As long as saving may take.
  await expect(notice(page)).toContainText('A new version is ready.');
});

test('a clock that is years ahead, then behind, stops neither reading nor new versions', async ({
  page,
  host,
}) => {
  await page.clock.install({ time: '2099-01-01' });
  await save(page, host.url + PAIR);
  await page.clock.setSystemTime('2001-01-01');
  host.deploy('build-2');
  await comeBack(page);
  await expect(notice(page)).toContainText('A new version is ready.');
  await host.stop();
  await page.reload();
  expect(await versionOf(page)).toBe(1);
  await saved(page);
  await host.start();
});

test('a worker that was to be kept for a year is asked for anew all the same', async ({ page, host }) => {
  host.faults.set('/service-worker.js', {
    headers: { 'cache-control': 'public, max-age=31536000, immutable' },
  });
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toContainText('A new version is ready.');
});

test('whatever stands where the worker should be, the old version reads on', async ({ page, host }) => {
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
  await readOn(page, host);
  host.faults.clear();
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toContainText('A new version is ready.');
});

test('a new version that is looked for in vain, without a network, is looked for again', async ({
  page,
  host,
}) => {
  await page.addInitScript(() => {
    const refused = { times: 0 };
    const { update } = ServiceWorkerRegistration.prototype;
    ServiceWorkerRegistration.prototype.update = function () {
      // Counted, not handled: that is for the page to do.
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
  await later(page, 2 * HOUR);
  await comeBack(page);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { refused: { times: number } }).refused.times))
    .toBe(1);
  await saved(page);
  await readOn(page, host);
  await host.start();
  host.deploy('build-2');
  await later(page, 2 * HOUR);
  await comeBack(page);
  await expect(notice(page)).toContainText('A new version is ready.');
});

test('a host that goes back to the version that is read has nothing new', async ({ page, host }) => {
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

test('a new version that has lost pages does not cost the old one: they are read there', async ({
  context,
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  const old = Object.keys(await kept(page));
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  const lost = viewAddress(['zh-Hans', 'en']);
  await page.evaluate(
    async ([path, before]) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        if (name !== before) await cache.delete(path ?? '', { ignoreSearch: true });
      }
    },
    [`/${lost}`, old[0]] as const,
  );
  await page.close();
  await host.stop();
  const next = await context.newPage();
  // Nobody is left in the old version, so that the new one takes over.
  await leave(next);
  await next.goto(host.url + PAIR);
  expect(await versionOf(next)).toBe(2);
  // What is lost has been looked for, in vain; the old copy would go when that is done.
  await expect(line(next)).toContainText('the network was lost');
  await next.goto(host.url + lost);
  await ready(next);
  expect(await versionOf(next)).toBe(1);
  await expect(line(next)).toContainText('网络中断');
  expect(Object.keys(await kept(next))).toContain(old[0]);
  await host.start();
});
