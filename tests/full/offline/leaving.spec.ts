import { readFileSync } from 'node:fs';
import { press, viewAddress } from '../../site.ts';
import {
  expect,
  kept,
  line,
  lookForUpdate,
  notice,
  openOffline,
  readOn,
  ready,
  save,
  saved,
  test,
  versionOf,
  workers,
} from './offline.ts';
import type { Page } from '@playwright/test';
import type { Host } from './host.ts';

const PAIR = viewAddress(['en', 'zh-Hans']);
const NOBODY = { active: false, waiting: false, installing: false };
const FOREIGN = ['another app', 'duidu /another/ 12345678', 'workbox-precache-v2-http://localhost/'];

/** Has other apps keep something on the same host. */
const plant = (page: Page) =>
  page.evaluate(async (names) => {
    for (const name of names) await (await caches.open(name)).put('/theirs', new Response('theirs'));
  }, FOREIGN);

const own = async (page: Page) => Object.keys(await kept(page)).filter((name) => !FOREIGN.includes(name));

const foreign = async (page: Page, host: Host) => {
  const found = await kept(page);
  for (const name of FOREIGN) expect(found[name], name).toEqual([`${host.url}theirs`]);
};

/** Publishes in place of the reader's worker the one that ends all workers. */
const endAll = (host: Host) =>
  host.faults.set('/service-worker.js', {
    headers: { 'content-type': 'text/javascript' },
    body: readFileSync('src/service-worker/farewell.js', 'utf8'),
  });

test('taking a new version removes the old one, and nothing of other apps on the same host', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  await plant(page);
  host.deploy('build-2');
  await lookForUpdate(page);
  await press(notice(page).getByRole('button', { name: 'What is new' }));
  await page.getByRole('button', { name: 'Take the new version' }).click();
  await expect.poll(() => versionOf(page)).toBe(2);
  // The old one goes when the reader is opened and nobody is left in it.
  await expect(async () => {
    await page.goto(host.url + PAIR);
    await saved(page);
    expect(await own(page)).toHaveLength(1);
  }).toPass();
  await foreign(page, host);
});

test('"Remove the offline copy" undoes all, and nothing is saved again until the reader asks for it', async ({
  context,
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  await plant(page);
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: 'Remove the offline copy' }).click();
  await expect(sheet.locator('.state')).toHaveText('Not saved for offline: you removed the copy.');
  // The control that was used is gone with the copy: the focus is on what came of it.
  await expect(sheet.locator('.state')).toBeFocused();
  expect(await own(page)).toEqual([]);
  expect(await workers(page)).toEqual(NOBODY);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  // The worker acts for this page until it is left: it must not begin to keep things again.
  await press(page.getByRole('link', { name: '中文', exact: true }));
  await page.locator('.bar').getByRole('button', { name: '设置' }).click();
  await expect(page.getByRole('dialog', { name: '设置' })).toBeVisible();
  expect(await own(page)).toEqual([]);
  await readOn(page, host);
  await page.reload();
  await expect(line(page)).toHaveText('Not saved for offline: you removed the copy.');
  expect(await own(page)).toEqual([]);
  expect(await workers(page)).toEqual(NOBODY);
  await foreign(page, host);
  await host.stop();
  const other = await context.newPage();
  await expect(other.goto(host.url)).rejects.toThrow('ERR_CONNECTION_REFUSED');
  await other.close();
  await host.start();
  await page.goto(host.url + PAIR);
  await (await openOffline(page)).getByRole('button', { name: 'Save for offline' }).click();
  await saved(page);
  await host.stop();
  await readOn(page, host);
  await host.start();
});

test('what was removed can be saved again without leaving the page', async ({ page, host }) => {
  await save(page, host.url + PAIR);
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: 'Remove the offline copy' }).click();
  await sheet.getByRole('button', { name: 'Save for offline' }).click();
  await saved(page);
  await host.stop();
  await readOn(page, host);
  await host.start();
});

test('the browser is asked to keep the copy only when the reader asks for it', async ({ page, host }) => {
  await page.addInitScript(() => {
    const asked = { times: 0 };
    navigator.storage.persist = () => Promise.resolve(++asked.times > 0);
    Object.assign(window, { asked });
  });
  const times = () => page.evaluate(() => (window as unknown as { asked: { times: number } }).asked.times);
  await save(page, host.url + PAIR);
  await readOn(page, host);
  const sheet = await openOffline(page);
  const button = sheet.getByRole('button', { name: 'Ask the browser to keep it' });
  await expect(button).toBeVisible();
  expect(await times()).toBe(0);
  await button.click();
  await expect(sheet).toContainText('The browser keeps it, also when space gets short.');
  expect(await times()).toBe(1);
});

test('the worker that ends all workers removes the copy and itself, and no page is reloaded or lost', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  await plant(page);
  await page.locator('#background-p3-s1').evaluate((segment) => segment.scrollIntoView());
  let loads = 0;
  page.on('load', () => loads++);
  endAll(host);
  await lookForUpdate(page);
  await expect.poll(() => own(page)).toEqual([]);
  await expect.poll(() => workers(page)).toEqual(NOBODY);
  // The page that was open is still there, with what it had not loaded yet, and says what is true.
  await expect(line(page)).toHaveText('Not saved for offline: the browser or the server did not allow it.');
  await expect(page.locator('#background-p3-s1')).toBeInViewport();
  await page.locator('.bar').getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  expect(loads).toBe(0);
  // Nor does it come back, or go round in circles, as long as there is no other.
  for (const address of [PAIR, '', PAIR]) {
    await page.goto(host.url + address);
    await ready(page);
    await expect(line(page)).toHaveText('Not saved for offline: the browser or the server did not allow it.');
    await expect.poll(() => workers(page)).toEqual(NOBODY);
    expect(await own(page)).toEqual([]);
    await expect(notice(page)).toHaveCount(0);
  }
  expect(loads).toBe(3);
  await readOn(page, host);
  await foreign(page, host);
  // When the reader's own is published again, all is as before.
  host.faults.clear();
  await save(page, host.url);
  await host.stop();
  await readOn(page, host);
  await host.start();
});

test('a version that was emptied while it waited is not taken before it is whole again', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: 'Remove the offline copy' }).click();
  await expect(sheet.locator('.state')).toHaveText('Not saved for offline: you removed the copy.');
  // With the copy goes what was said of a newer one.
  await expect(sheet.getByRole('heading', { name: 'A new version is ready.' })).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Save for offline' }).click();
  const take = sheet.getByRole('button', { name: 'Take the new version' });
  await expect(take).toBeVisible();
  await host.stop();
  await take.click();
  await expect.poll(() => versionOf(page).catch(() => 0)).toBe(2);
  await readOn(page, host);
  await host.start();
});

test('removing ends a version that is on its way, said at once, also when the page is left meanwhile', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  host.faults.set('*', { delay: 150 });
  void lookForUpdate(page).catch(() => undefined);
  await expect.poll(() => workers(page)).toMatchObject({ installing: true });
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: 'Remove the offline copy' }).click();
  await expect(sheet.locator('.state')).toHaveText('Not saved for offline: you removed the copy.');
  await page.reload();
  host.faults.clear();
  await expect(async () => {
    await page.reload();
    await expect(line(page)).toHaveText('Not saved for offline: you removed the copy.');
    expect(await own(page)).toEqual([]);
    expect(await workers(page)).toEqual(NOBODY);
  }).toPass({ timeout: 90_000 });
  await expect(notice(page)).toHaveCount(0);
});

test('what one tab removes, saves again or mutes, every other tab knows', async ({ context, page, host }) => {
  await save(page, host.url + PAIR);
  const other = await context.newPage();
  await other.goto(host.url + PAIR);
  await saved(other);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(other)).toBeVisible();
  const sheet = await openOffline(page);
  await sheet.getByLabel('Tell me when there is a new version').uncheck();
  await expect(notice(other)).toHaveCount(0);
  await sheet.getByLabel('Tell me when there is a new version').check();
  await expect(notice(other)).toBeVisible();
  await sheet.getByRole('button', { name: 'Remove the offline copy' }).click();
  await expect(line(other)).toHaveText('Not saved for offline: you removed the copy.');
  await expect(notice(other)).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Save for offline' }).click();
  await expect(line(other)).not.toHaveText('Not saved for offline: you removed the copy.');
});
