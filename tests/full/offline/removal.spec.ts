import { readFileSync } from 'node:fs';
import { focusIsOn } from '../../support/focus-walk.ts';
import { press, viewAddress } from '../../support/site.ts';
import {
  expect,
  line,
  notice,
  openOffline,
  expectUsable,
  ready,
  save,
  saved,
  test,
  versionOf,
} from './offline.ts';
import { cachedUrls, lookForUpdate, workers } from '../../support/offline-copy.ts';
import type { Page } from '@playwright/test';
import type { Host } from '../../support/host.ts';
import { openerOf, sheetOf } from '../sheets.ts';
import { t } from '../messages.ts';

const PAIR = viewAddress(['en', 'zh-Hans']);
const NO_WORKERS = { active: false, waiting: false, installing: false };
const FOREIGN = ['another app', 'duidu /another/ 12345678', 'workbox-precache-v2-http://localhost/'];

/** Creates caches of other apps on the same host. */
const addForeignCaches = (page: Page) =>
  page.evaluate(async (names) => {
    for (const name of names) await (await caches.open(name)).put('/theirs', new Response('theirs'));
  }, FOREIGN);

const ownCaches = async (page: Page) =>
  Object.keys(await cachedUrls(page)).filter((name) => !FOREIGN.includes(name));

const expectForeignCaches = async (page: Page, host: Host) => {
  const found = await cachedUrls(page);
  for (const name of FOREIGN) expect(found[name], name).toEqual([`${host.url}theirs`]);
};

/** Publishes the worker that uninstalls the offline copy in place of the reader’s own. */
const publishUninstaller = (host: Host) =>
  host.faults.set('/service-worker.js', {
    headers: { 'content-type': 'text/javascript' },
    body: readFileSync('src/service-worker/uninstall.js', 'utf8'),
  });

test('using a new version removes the old one, and nothing of other apps on the same host', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  await addForeignCaches(page);
  host.deploy('build-2');
  await lookForUpdate(page);
  await press(notice(page).getByRole('button', { name: t('en', 'update.see') }));
  await page.getByRole('button', { name: t('en', 'update.take') }).click();
  await expect.poll(() => versionOf(page)).toBe(2);
  // The old version is deleted when the reader is opened and no page uses it any more.
  await expect(async () => {
    await page.goto(host.url + PAIR);
    await saved(page);
    expect(await ownCaches(page)).toHaveLength(1);
  }).toPass();
  await expectForeignCaches(page, host);
});

test('removing the offline copy deletes everything, and nothing is saved again until the reader asks for it', async ({
  context,
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  await addForeignCaches(page);
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: t('en', 'offline.remove') }).click();
  await expect(sheet.locator('.state')).toHaveText(t('en', 'offline.none.removed'));
  // The button is gone with the copy, so the focus moves to the status.
  await expect(sheet.locator('.state')).toBeFocused();
  expect(await ownCaches(page)).toEqual([]);
  expect(await workers(page)).toEqual(NO_WORKERS);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  // The worker controls this page until the reader leaves it, but must not cache anything again.
  await press(page.getByRole('link', { name: '简体中文', exact: true }));
  await openerOf(page, 'settings', 'zh-Hans').click();
  await expect(sheetOf(page, 'settings', 'zh-Hans')).toBeVisible();
  expect(await ownCaches(page)).toEqual([]);
  await expectUsable(page, host);
  await page.reload();
  await expect(line(page)).toHaveText(t('en', 'offline.none.removed'));
  expect(await ownCaches(page)).toEqual([]);
  expect(await workers(page)).toEqual(NO_WORKERS);
  await expectForeignCaches(page, host);
  await host.stop();
  const other = await context.newPage();
  await expect(other.goto(host.url)).rejects.toThrow('ERR_CONNECTION_REFUSED');
  await other.close();
  await host.start();
  await page.goto(host.url + PAIR);
  await (await openOffline(page)).getByRole('button', { name: t('en', 'offline.save') }).click();
  await saved(page);
  await host.stop();
  await expectUsable(page, host);
  await host.start();
});

test('a removed copy can be saved again without leaving the page', async ({ page, host }) => {
  await save(page, host.url + PAIR);
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: t('en', 'offline.remove') }).press('Enter');
  // The button is gone: the focus is where its result is, and seen there.
  await focusIsOn(sheet.getByText(t('en', 'offline.none.removed')));
  await sheet.getByRole('button', { name: t('en', 'offline.save') }).click();
  await saved(page);
  await host.stop();
  await expectUsable(page, host);
  await host.start();
});

test('the browser is asked for persistent storage only when the reader wants it', async ({ page, host }) => {
  await page.addInitScript(() => {
    const requests = { times: 0 };
    navigator.storage.persist = () => Promise.resolve(++requests.times > 0);
    Object.assign(window, { requests });
  });
  const times = () =>
    page.evaluate(() => (window as unknown as { requests: { times: number } }).requests.times);
  await save(page, host.url + PAIR);
  await expectUsable(page, host);
  const sheet = await openOffline(page);
  const button = sheet.getByRole('button', { name: t('en', 'offline.keep') });
  await expect(button).toBeVisible();
  expect(await times()).toBe(0);
  await button.click();
  await expect(sheet).toContainText(t('en', 'offline.kept'));
  expect(await times()).toBe(1);
});

test('the uninstalling service worker removes the copy and itself, and no page is reloaded or lost', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  await addForeignCaches(page);
  await page.locator('#background-p3-s1').evaluate((segment) => segment.scrollIntoView());
  let loads = 0;
  page.on('load', () => loads++);
  publishUninstaller(host);
  await lookForUpdate(page);
  await expect.poll(() => ownCaches(page)).toEqual([]);
  await expect.poll(() => workers(page)).toEqual(NO_WORKERS);
  // The open page still works, can load further parts, and shows the true status.
  await expect(line(page)).toHaveText(t('en', 'offline.none.refused'));
  await expect(page.locator('#background-p3-s1')).toBeInViewport();
  await openerOf(page, 'settings').click();
  await expect(sheetOf(page, 'settings')).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  expect(loads).toBe(0);
  // The copy does not come back, and no page reloads in a loop, as long as this worker is published.
  for (const address of [PAIR, '', PAIR]) {
    await page.goto(host.url + address);
    await ready(page);
    await expect(line(page)).toHaveText(t('en', 'offline.none.refused'));
    await expect.poll(() => workers(page)).toEqual(NO_WORKERS);
    expect(await ownCaches(page)).toEqual([]);
    await expect(notice(page)).toHaveCount(0);
  }
  expect(loads).toBe(3);
  await expectUsable(page, host);
  await expectForeignCaches(page, host);
  // When the reader’s own worker is published again, everything is as before.
  host.faults.clear();
  await save(page, host.url);
  await host.stop();
  await expectUsable(page, host);
  await host.start();
});

test('a waiting version whose copy was removed is not used until it is complete again', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: t('en', 'offline.remove') }).click();
  await expect(sheet.locator('.state')).toHaveText(t('en', 'offline.none.removed'));
  // The notice of the new version disappears with the copy.
  await expect(sheet.getByRole('heading', { name: t('en', 'update.ready') })).toHaveCount(0);
  await sheet.getByRole('button', { name: t('en', 'offline.save') }).click();
  const take = sheet.getByRole('button', { name: t('en', 'update.take') });
  await expect(take).toBeVisible();
  await host.stop();
  await take.click();
  await expect.poll(() => versionOf(page).catch(() => 0)).toBe(2);
  await expectUsable(page, host);
  await host.start();
});

test('removing the copy cancels an update in flight, is reported at once, and holds after a reload', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  host.faults.set('*', { delay: 150 });
  void lookForUpdate(page).catch(() => undefined);
  await expect.poll(() => workers(page)).toMatchObject({ installing: true });
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: t('en', 'offline.remove') }).click();
  await expect(sheet.locator('.state')).toHaveText(t('en', 'offline.none.removed'));
  await page.reload();
  host.faults.clear();
  await expect(async () => {
    await page.reload();
    await expect(line(page)).toHaveText(t('en', 'offline.none.removed'));
    expect(await ownCaches(page)).toEqual([]);
    expect(await workers(page)).toEqual(NO_WORKERS);
  }).toPass({ timeout: 90_000 });
  await expect(notice(page)).toHaveCount(0);
});

test('removing, saving and muting in one tab apply in every other tab', async ({ context, page, host }) => {
  await save(page, host.url + PAIR);
  const other = await context.newPage();
  await other.goto(host.url + PAIR);
  await saved(other);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(other)).toBeVisible();
  const sheet = await openOffline(page);
  await sheet.getByLabel(t('en', 'update.tell')).uncheck();
  await expect(notice(other)).toHaveCount(0);
  await sheet.getByLabel(t('en', 'update.tell')).check();
  await expect(notice(other)).toBeVisible();
  await sheet.getByRole('button', { name: t('en', 'offline.remove') }).click();
  await expect(line(other)).toHaveText(t('en', 'offline.none.removed'));
  await expect(notice(other)).toHaveCount(0);
  await sheet.getByRole('button', { name: t('en', 'offline.save') }).click();
  await expect(line(other)).not.toHaveText(t('en', 'offline.none.removed'));
});
