import { heard, listen, press, viewAddress } from '../../support/site.ts';
import { expect, leave, notice, ready, save, saved, test, versionOf } from './offline.ts';
import { lookForUpdate } from '../../support/offline-copy.ts';
import { compare, counterpartOf, viewLink } from '../reading-page.ts';
import { openerOf, sheetOf } from '../sheets.ts';
import { t } from '../messages.ts';

const PAIR = viewAddress(['en', 'zh-Hans']);

test('a new version waits, says what is new, and is used on consent with place, sheet and settings kept', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await page.evaluate(() => localStorage.setItem('duidu:preferences', '{"theme":"sepia","layout":"peek"}'));
  await page.reload();
  await ready(page);
  const opened = counterpartOf(page, 'background-p3-s1');
  await compare(page, 'background-p3-s1');
  await expect(opened).toBeVisible();
  await page.locator('#background-p3-s1').evaluate((segment) => {
    segment.scrollIntoView({ behavior: 'instant' });
    scrollBy({ top: -60, behavior: 'instant' });
  });
  const top = () =>
    page.locator('#background-p3-s1').evaluate((segment) => segment.getClientRects()[0]?.top ?? NaN);
  const before = await top();
  const focused = await page.evaluate(() => document.activeElement?.className);
  // The open page keeps its version and its focus.
  await expect(notice(page)).toContainText(t('en', 'update.ready'));
  expect(await page.evaluate(() => document.activeElement?.className)).toBe(focused);
  expect(await versionOf(page)).toBe(1);
  expect(await top()).toBe(before);
  await press(notice(page).getByRole('button', { name: t('en', 'update.see') }));
  const sheet = sheetOf(page, 'offline');
  await expect(sheet).toContainText('Version 2.');
  await expect(sheet.getByRole('listitem')).toHaveText([
    'II. Background · English',
    'II. Background · 简体中文',
    'II. Background · 繁體中文',
  ]);
  await sheet.getByRole('button', { name: t('en', 'update.take') }).click();
  await expect.poll(() => versionOf(page)).toBe(2);
  await expect(sheet).toBeVisible();
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  await expect(opened).toBeVisible();
  await expect(opened).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await expect(notice(page)).toHaveCount(0);
  await page.goBack();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(`${host.url}${PAIR}#background-p3-s1`);
  // Nothing of the old version is left, and nothing of the new one is missing.
  await host.stop();
  for (const langs of [['zh-Hans'], ['en']]) {
    await page.goto(host.url + viewAddress(langs));
    expect(await versionOf(page)).toBe(2);
  }
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(1);
  await host.start();
});

test('neither a first visit nor a rebuild of the same version offers a new version', async ({
  page,
  host,
}) => {
  await listen(page);
  await save(page, host.url + PAIR);
  await lookForUpdate(page);
  await page.reload();
  await saved(page);
  await lookForUpdate(page);
  await expect(notice(page)).toHaveCount(0);
  // Nothing is announced to screen readers either.
  expect(await heard(page)).toEqual([]);
});

test('a new version that was not accepted is used when the reader is next opened', async ({
  context,
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  // A reload does not count as opening the reader: the reader may be in the middle of a text.
  await page.reload();
  expect(await versionOf(page)).toBe(1);
  await host.stop();
  await page.close();
  const later = await context.newPage();
  await leave(later);
  await later.goto(host.url + PAIR);
  expect(await versionOf(later)).toBe(2);
  await host.start();
});

test('every tab is notified; the one that accepts is reloaded, the others keep working in their version', async ({
  context,
  page,
  host,
}) => {
  // Keep the HTTP cache empty, so that files can only come from the offline copy.
  host.faults.set('*', { headers: { 'cache-control': 'no-store' } });
  await save(page, host.url + PAIR);
  const other = await context.newPage();
  await other.goto(host.url + viewAddress(['en']));
  await ready(other);
  await saved(other);
  host.deploy('build-2');
  await lookForUpdate(page);
  for (const tab of [page, other]) await expect(notice(tab)).toContainText(t('en', 'update.ready'));
  await press(notice(page).getByRole('button', { name: t('en', 'update.see') }));
  await page.getByRole('button', { name: t('en', 'update.take') }).click();
  await expect.poll(() => versionOf(page)).toBe(2);
  await expect(notice(other)).toContainText(t('en', 'update.elsewhere'));
  expect(await versionOf(other)).toBe(1);
  // Parts that this tab loads only now are of its own version, which the server no longer has.
  await host.stop();
  await press(viewLink(other, 'English + 简体中文'));
  await expect(other).toHaveURL(host.url + PAIR);
  expect(await versionOf(other)).toBe(1);
  await openerOf(other, 'settings').click();
  await expect(sheetOf(other, 'settings')).toBeVisible();
  await other.keyboard.press('Escape');
  await other.reload();
  expect(await versionOf(other)).toBe(2);
  await host.start();
});

test('each of several versions in a row is noticed, and the last one is used', async ({ page, host }) => {
  await save(page, host.url + PAIR);
  for (const version of [2, 3, 2, 3]) {
    host.deploy(`build-${version}`);
    await lookForUpdate(page);
    await expect
      .poll(() =>
        page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null),
      )
      .toBe(true);
    await press(notice(page).getByRole('button', { name: t('en', 'update.see') }));
    await expect(page.getByRole('dialog')).toContainText(`Version ${version}.`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await press(notice(page).getByRole('button', { name: t('en', 'update.see') }));
  await page.getByRole('button', { name: t('en', 'update.take') }).click();
  await expect.poll(() => versionOf(page)).toBe(3);
});

test('the notice can be dismissed and switched off for good; it never disappears by itself', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  await press(notice(page).getByRole('button', { name: t('en', 'update.later') }));
  await expect(notice(page)).toHaveCount(0);
  host.deploy('build-3');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  await press(notice(page).getByRole('button', { name: t('en', 'update.see') }));
  await page.getByLabel(t('en', 'update.tell')).uncheck();
  await expect(notice(page)).toHaveCount(0);
  await page.reload();
  await saved(page);
  await expect(notice(page)).toHaveCount(0);
});

test('an update completes in a browser that sends no controllerchange event', async ({ page, host }) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await lookForUpdate(page);
  await page.evaluate(() => {
    addEventListener('controllerchange', (event) => event.stopImmediatePropagation(), { capture: true });
    navigator.serviceWorker.addEventListener(
      'controllerchange',
      (event) => event.stopImmediatePropagation(),
      {
        capture: true,
      },
    );
  });
  await press(notice(page).getByRole('button', { name: t('en', 'update.see') }));
  await page.getByRole('button', { name: t('en', 'update.take') }).click();
  await expect.poll(() => versionOf(page)).toBe(2);
});

test('by keyboard the notice follows the bar, and restores the focus when it closes', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  const settings = openerOf(page, 'settings');
  const see = notice(page).getByRole('button', { name: t('en', 'update.see') });
  const toNotice = async () => {
    await settings.focus();
    await page.keyboard.press('Tab');
    await expect(see).toBeFocused();
  };
  await toNotice();
  await page.keyboard.press('Enter');
  const sheet = sheetOf(page, 'offline');
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(see).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(notice(page)).toHaveCount(0);
  await expect(settings).toBeFocused();
  // The button that opened the sheet is gone when it closes, so the focus moves to the text.
  await page.reload();
  await expect(notice(page)).toBeVisible();
  await toNotice();
  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: t('en', 'offline.remove') }).click();
  await expect(sheet.locator('.state')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('main')).toBeFocused();
});
