import { heard, listen, press, viewAddress } from '../../site.ts';
import { expect, leave, lookForUpdate, notice, ready, save, saved, test, versionOf } from './offline.ts';

const PAIR = viewAddress(['en', 'zh-Hans']);

test('a new version waits, says what is new, and is taken on consent with place, sheet and settings kept', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await page.evaluate(() => localStorage.setItem('duidu:preferences', '{"theme":"sepia","layout":"peek"}'));
  await page.reload();
  await ready(page);
  const opened = page.locator('#background-p3 .peek');
  await press(opened);
  await page.locator('#background-p3-s1').evaluate((segment) => {
    segment.scrollIntoView({ behavior: 'instant' });
    scrollBy({ top: -60, behavior: 'instant' });
  });
  const top = () =>
    page.locator('#background-p3-s1').evaluate((segment) => segment.getClientRects()[0]?.top ?? NaN);
  const before = await top();
  const focused = await page.evaluate(() => document.activeElement?.className);
  // The page that is open stays in its version, and its focus where it was.
  await expect(notice(page)).toContainText('A new version is ready.');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe(focused);
  expect(await versionOf(page)).toBe(1);
  expect(await top()).toBe(before);
  await press(notice(page).getByRole('button', { name: 'What is new' }));
  const sheet = page.getByRole('dialog', { name: 'Offline' });
  await expect(sheet).toContainText('Version 2.');
  await expect(sheet.getByRole('listitem')).toHaveText([
    'II. Background, English',
    'II. Background, 中文',
    'II. Background, 繁體中文',
  ]);
  await sheet.getByRole('button', { name: 'Take the new version' }).click();
  await expect.poll(() => versionOf(page)).toBe(2);
  await expect(sheet).toBeVisible();
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  await expect(opened).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await expect(notice(page)).toHaveCount(0);
  await page.goBack();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(host.url + PAIR);
  // Of the old version nothing is left, of the new one nothing is missing.
  await host.stop();
  for (const langs of [['zh-Hans'], ['en']]) {
    await page.goto(host.url + viewAddress(langs));
    expect(await versionOf(page)).toBe(2);
  }
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(1);
  await host.start();
});

test('a first visit offers no new version, nor does the same version built again', async ({ page, host }) => {
  await listen(page);
  await save(page, host.url + PAIR);
  await lookForUpdate(page);
  await page.reload();
  await saved(page);
  await lookForUpdate(page);
  await expect(notice(page)).toHaveCount(0);
  // Nor is there anything in what a screen reader is told of it.
  expect(await heard(page)).toEqual([]);
});

test('what is not taken is there when the reader is next opened', async ({ context, page, host }) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  // Opening the same page anew is no launch: it may be in mid-reading.
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

test('every tab is told; the one that asked is opened anew, the others read on in their version, whole', async ({
  context,
  page,
  host,
}) => {
  // What the offline copy has not, nothing has: the browser's own cache stays empty.
  host.faults.set('*', { headers: { 'cache-control': 'no-store' } });
  await save(page, host.url + PAIR);
  const other = await context.newPage();
  await other.goto(host.url + viewAddress(['en']));
  await ready(other);
  await saved(other);
  host.deploy('build-2');
  await lookForUpdate(page);
  for (const tab of [page, other]) await expect(notice(tab)).toContainText('A new version is ready.');
  await press(notice(page).getByRole('button', { name: 'What is new' }));
  await page.getByRole('button', { name: 'Take the new version' }).click();
  await expect.poll(() => versionOf(page)).toBe(2);
  await expect(notice(other)).toContainText('Another window has changed to a new version.');
  expect(await versionOf(other)).toBe(1);
  // What it has not loaded yet is that of its own version, which the server has no more.
  await host.stop();
  await press(other.getByRole('link', { name: 'English + 中文' }));
  await expect(other).toHaveURL(host.url + PAIR);
  expect(await versionOf(other)).toBe(1);
  await other.locator('.bar').getByRole('button', { name: 'Settings' }).click();
  await expect(other.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await other.keyboard.press('Escape');
  await other.reload();
  expect(await versionOf(other)).toBe(2);
  await host.start();
});

test('each of several versions in a row is noticed, and the last is taken', async ({ page, host }) => {
  await save(page, host.url + PAIR);
  for (const version of [2, 3, 2, 3]) {
    host.deploy(`build-${version}`);
    await lookForUpdate(page);
    await expect
      .poll(() =>
        page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null),
      )
      .toBe(true);
    await press(notice(page).getByRole('button', { name: 'What is new' }));
    await expect(page.getByRole('dialog')).toContainText(`Version ${version}.`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await press(notice(page).getByRole('button', { name: 'What is new' }));
  await page.getByRole('button', { name: 'Take the new version' }).click();
  await expect.poll(() => versionOf(page)).toBe(3);
});

test('the notice can be put off, and switched off for good; it never goes by itself', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  await press(notice(page).getByRole('button', { name: 'Later' }));
  await expect(notice(page)).toHaveCount(0);
  host.deploy('build-3');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  await press(notice(page).getByRole('button', { name: 'What is new' }));
  await page.getByLabel('Tell me when there is a new version').uncheck();
  await expect(notice(page)).toHaveCount(0);
  await page.reload();
  await saved(page);
  await expect(notice(page)).toHaveCount(0);
});

test('a browser that does not say who is in control does not keep the reader waiting', async ({
  page,
  host,
}) => {
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
  await press(notice(page).getByRole('button', { name: 'What is new' }));
  await page.getByRole('button', { name: 'Take the new version' }).click();
  await expect.poll(() => versionOf(page)).toBe(2);
});

test('by keyboard the notice comes after the bar, and gives the focus back when it goes', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  const settings = page.locator('.bar').getByRole('button', { name: 'Settings' });
  const see = notice(page).getByRole('button', { name: 'What is new' });
  const toNotice = async () => {
    await settings.focus();
    await page.keyboard.press('Tab');
    await expect(see).toBeFocused();
  };
  await toNotice();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Offline' });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(see).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(notice(page)).toHaveCount(0);
  await expect(settings).toBeFocused();
  // What it was opened with is gone when the sheet closes: reading begins at the text.
  await page.reload();
  await expect(notice(page)).toBeVisible();
  await toNotice();
  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: 'Remove the offline copy' }).click();
  await expect(sheet.locator('.state')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('main')).toBeFocused();
});
