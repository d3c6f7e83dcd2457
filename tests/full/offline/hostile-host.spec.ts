import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { press, ready, viewAddress } from '../../support/site.ts';
import { atTop, movedBy } from '../../support/place.ts';
import { Host, type Fault } from '../../support/host.ts';
import { expect, line, test, versionOf } from './offline.ts';
import { t as libraryMessage } from '../../smoke/messages.ts';
import { compare, counterpartOf, viewLink } from '../reading-page.ts';
import { openerOf, openMore, option, sheetOf } from '../sheets.ts';
import { t } from '../messages.ts';

const ENGLISH = viewAddress(['en']);
const PORTAL = '<!doctype html><title>Log in</title>';
/** How a host or a network fails to send a file, and what the page says then. */
const FAULTS: [string, Fault, string][] = [
  ['is too busy', { status: 503 }, t('en', 'failure.refused')],
  ['sends a login page', { body: PORTAL }, t('en', 'failure.refused')],
  ['closes connections', { drop: true }, t('en', 'failure.offline')],
];
const failure = (page: Page) => page.getByRole('complementary', { name: t('en', 'failure.label') });
const about = (page: Page) => page.getByRole('link', { name: t('en', 'site.about'), exact: true });

/** Opens a page without a service worker, so that the host alone has the files, and waits for what loads when idle. */
async function openWithoutWorker(page: Page, host: Host, address: string, lang = 'en'): Promise<void> {
  host.faults.set('/service-worker.js', { status: 404 });
  await page.goto(host.url + address);
  await expect(page.locator('.imprint button')).toHaveText(t(lang, 'offline.none.refused'));
}

/** The paths of the style sheets of a build whose names begin with a name. */
const stylesOf = (build: string, name: string) =>
  readdirSync(`${build}/_app/immutable/assets`)
    .filter((file) => file.endsWith('.css') && file.startsWith(name))
    .map((file) => `/_app/immutable/assets/${file}`);

for (const [what, fault, message] of FAULTS) {
  test(`when the host ${what}, every part says that it was not loaded, and a later tap loads it`, async ({
    page,
    host,
  }) => {
    await openWithoutWorker(page, host, ENGLISH);
    const isOpen = (name: 'settings' | 'contents') => () => expect(sheetOf(page, name)).toBeVisible();
    const menu = page.locator('#background-p2 .paragraph-actions');
    const parts: [() => Promise<unknown>, () => Promise<unknown>][] = [
      [() => press(openerOf(page, 'settings')), isOpen('settings')],
      [() => press(openerOf(page, 'contents')), isOpen('contents')],
      [() => press(viewLink(page, '简体中文')), () => expect(page).toHaveURL(/zh-Hans\/$/)],
      [() => press(viewLink(page, 'English')), () => expect(page).toHaveURL(/\/en\/$/)],
      [() => press(menu.locator('summary')), () => expect(menu.getByRole('link').first()).toBeVisible()],
      [() => press(about(page)), () => expect(page).toHaveURL(`${host.url}about/en/`)],
    ];
    let failures = 0;
    for (const [tap, done] of parts) {
      host.faults.set('*', { ...fault });
      const before = host.requests.length;
      await tap();
      const arrived = done().then(() => 'loaded');
      // What was loaded before needs no network.
      const said = expect(failure(page))
        .toContainText(message)
        .then(() => 'said');
      const outcome = await Promise.any([arrived, said]);
      if (outcome === 'said') {
        failures++;
        expect(host.requests.length).toBeGreaterThan(before);
        host.faults.delete('*');
        await tap();
        await done();
      }
      arrived.catch(() => undefined);
      said.catch(() => undefined);
      host.faults.delete('*');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    expect(failures).toBeGreaterThan(3);
  });

  test(`when the host ${what}, a sentence whose counterpart cannot be opened says so, and a later tap opens it`, async ({
    page,
    host,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openWithoutWorker(page, host, viewAddress(['en', 'zh-Hans']));
    host.faults.set('*', { ...fault });
    await compare(page, 'background-p1-s1');
    await expect(failure(page)).toContainText(message);
    await expect(page.locator('.counterpart')).toHaveCount(0);
    host.faults.delete('*');
    await compare(page, 'background-p1-s1');
    await expect(counterpartOf(page, 'background-p1-s1')).toBeVisible();
    await expect(failure(page)).toBeHidden();
  });
}

test('when a version was published before a part was loaded, the page offers to reload and keeps the place', async ({
  page,
  host,
}) => {
  await openWithoutWorker(page, host, ENGLISH);
  host.deploy('build-2');
  await page.evaluate(() => {
    document.querySelector('#policy-p2')?.scrollIntoView({ behavior: 'instant' });
  });
  const place = await page.evaluate(atTop);
  await press(openerOf(page, 'settings'));
  await expect(failure(page)).toContainText(t('en', 'failure.updated'));
  expect(await versionOf(page)).toBe(1);
  await failure(page)
    .getByRole('button', { name: t('en', 'failure.reload') })
    .click();
  await expect.poll(() => versionOf(page).catch(() => 0)).toBe(2);
  await ready(page);
  await expect.poll(() => page.evaluate(movedBy, place)).toBeLessThanOrEqual(1);
  await press(openerOf(page, 'settings'));
  await expect(sheetOf(page, 'settings')).toBeVisible();
});

test('when not even the notice can be loaded, the browser says what was not loaded', async ({
  page,
  host,
}) => {
  host.faults.set('/service-worker.js', { status: 404 });
  for (const name of readdirSync('build/_app/immutable/assets').filter((file) =>
    /^idle-parts.*css$/.test(file),
  ))
    host.faults.set(`/_app/immutable/assets/${name}`, { status: 503 });
  await page.goto(host.url + ENGLISH);
  await ready(page);
  host.faults.set('*', { status: 503 });
  const said = page.waitForEvent('dialog');
  await press(openerOf(page, 'settings'));
  const dialog = await said;
  expect(dialog.message()).toBe(t('en', 'failure.refused'));
  await dialog.dismiss();
  host.faults.clear();
  await press(openerOf(page, 'settings'));
  await expect(sheetOf(page, 'settings')).toBeVisible();
  await expect(failure(page)).toBeHidden();
});

test('a page whose load fails on Back stays, with its address, and says so', async ({ page, host }) => {
  host.faults.set('/service-worker.js', { status: 404 });
  // After a reload of the other page, the text is no longer in memory.
  await page.goto(`${host.url}about/en/`);
  await page.goto(host.url + ENGLISH);
  await ready(page);
  await press(page.getByRole('link', { name: t('en', 'site.about'), exact: true }));
  await expect(page).toHaveURL(`${host.url}about/en/`);
  await page.reload();
  await expect(line(page).or(page.locator('.offline .state')).first()).toBeVisible();
  host.faults.set('*', { drop: true });
  await page.evaluate(() => history.back());
  await expect(failure(page)).toContainText(t('en', 'failure.offline'));
  await expect(page).toHaveURL(`${host.url}about/en/`);
  host.faults.delete('*');
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL(host.url + ENGLISH);
  await expect(page.locator('h1')).toContainText('New Security Concept');
});

test('a summary that cannot be loaded stays closed and says so; the notice goes when it is no longer true', async ({
  page,
  host,
}) => {
  host.faults.set('/service-worker.js', { status: 404 });
  await page.goto(host.url + viewAddress(['en', 'zh-Hans']));
  await expect(line(page)).toHaveText(t('en', 'offline.none.refused'));
  const summary = page.locator('details.summary').first();
  host.faults.set('*', { drop: true });
  await press(summary.locator('summary'));
  await expect(failure(page)).toContainText(t('en', 'failure.offline'));
  await expect(summary).not.toHaveAttribute('open');
  host.faults.delete('*');
  await press(summary.locator('summary'));
  await expect(summary.locator('.row').first()).toBeVisible();
  await expect(failure(page)).toBeHidden();
  host.faults.set('*', { drop: true });
  await press(page.getByRole('link', { name: t('en', 'site.shelf') }));
  await expect(failure(page)).toBeVisible();
  host.faults.delete('*');
  await press(page.getByRole('link', { name: t('en', 'site.shelf') }));
  await expect(page).toHaveURL(host.url);
  await expect(failure(page)).toBeHidden();
});

test('when only the text of a language does not arrive, the page says so, and a later tap switches', async ({
  page,
  host,
}) => {
  await openWithoutWorker(page, host, ENGLISH);
  const chunks = '/_app/immutable/chunks';
  const texts = readdirSync(`build${chunks}`).filter(
    (file) =>
      file.endsWith('.js') && readFileSync(`build${chunks}/${file}`, 'utf8').includes('人类历经无数战祸'),
  );
  expect(texts.length).toBeGreaterThan(0);
  for (const file of texts) host.faults.set(`${chunks}/${file}`, { status: 503 });
  const chinese = viewLink(page, '简体中文');
  await press(chinese);
  await expect(failure(page)).toContainText(t('en', 'failure.incomplete'));
  await expect(page).toHaveURL(host.url + ENGLISH);
  host.faults.clear();
  await press(chinese);
  await expect(page).toHaveURL(/zh-Hans\/$/);
  await expect(page.locator('h1')).toContainText('新安全观');
});

test('a font that never arrives keeps no other part from loading', async ({ page, host }) => {
  await page.addInitScript(() => localStorage.setItem('duidu:preferences', '{"latinFace":"atkinson"}'));
  for (const path of stylesOf('build', 'atkinson')) host.faults.set(path, { status: 503 });
  await openWithoutWorker(page, host, ENGLISH);
  expect(host.requests.some((path) => path.includes('/atkinson.'))).toBe(true);
  await press(openerOf(page, 'settings'));
  await expect(sheetOf(page, 'settings')).toBeVisible();
});

test('pinyin that cannot be loaded is reported in the settings, where it was turned on', async ({
  page,
  host,
}) => {
  await openWithoutWorker(page, host, viewAddress(['zh-Hans']), 'zh-Hans');
  await press(openerOf(page, 'settings', 'zh-Hans'));
  const sheet = sheetOf(page, 'settings', 'zh-Hans');
  await expect(sheet).toBeVisible();
  host.faults.set('*', { drop: true });
  await openMore(page, 'zh-Hans');
  await option(page, 'pinyin', 'on', 'zh-Hans').check();
  await expect(sheet).toContainText(t('zh-Hans', 'failure.offline'));
});

for (const [what, fault] of FAULTS) {
  test(`a style sheet for which the host ${what} once is loaded again, and no part is shown without it`, async ({
    page,
    host,
  }) => {
    await openWithoutWorker(page, host, ENGLISH);
    const isStyled = () =>
      sheetOf(page, 'settings').evaluate(
        (sheet) =>
          getComputedStyle(sheet).position === 'fixed' &&
          [...document.styleSheets].some(({ href }) => /\/sheet\./.test(href ?? '')),
      );
    const sheets = stylesOf('build', 'sheet.');
    expect(sheets).toHaveLength(1);
    for (const path of sheets) host.faults.set(path, fault);
    await press(openerOf(page, 'settings'));
    await expect(failure(page)).toBeVisible();
    await expect(page.getByRole('dialog')).toBeHidden();
    for (const path of sheets) host.faults.delete(path);
    await press(openerOf(page, 'settings'));
    await expect(sheetOf(page, 'settings')).toBeVisible();
    expect(await isStyled()).toBe(true);
  });

  test(`a style sheet of the sheet of languages for which the host ${what} once is loaded again, unnoticed`, async ({
    page,
  }) => {
    // A paper in more than three languages has that sheet.
    const host = new Host('build-library', '/reader');
    await host.start();
    const sheets = stylesOf('build-library', 'languages.').map((path) => `/reader${path}`);
    expect(sheets).toHaveLength(1);
    host.faults.set('/reader/service-worker.js', { status: 404 });
    await page.goto(`${host.url}tides/en/`);
    await expect(line(page)).toHaveText(libraryMessage('en', 'offline.none.refused'));
    // Once: the reader notices nothing. Browsers repeat a request by themselves if its connection was closed.
    for (const path of sheets) host.faults.set(path, { ...fault, times: fault.drop ? 2 : 1 });
    await press(openerOf(page, 'languages'));
    await expect(sheetOf(page, 'languages')).toBeVisible();
    expect(host.requests.filter((path) => sheets.includes(path)).length).toBeGreaterThan(1);
    await expect(
      page.getByRole('complementary', { name: libraryMessage('en', 'failure.label') }),
    ).toBeHidden();
    await host.stop();
  });
}

test('an address that may not be changed and a missing IntersectionObserver stop nothing', async ({
  page,
  host,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'IntersectionObserver');
    addEventListener('load', () =>
      setTimeout(() => {
        history.replaceState = () => {
          throw new DOMException('Too many', 'SecurityError');
        };
      }, 1000),
    );
  });
  await page.goto(host.url + ENGLISH);
  await ready(page);
  await expect.poll(() => page.evaluate(() => !/native/.test(String(history.replaceState)))).toBe(true);
  for (let step = 0; step < 30; step++) await page.keyboard.press('j');
  const marked = page.locator('[data-marked]').first();
  await expect(marked).toBeInViewport();
  await press(viewLink(page, '简体中文'));
  await expect(page.locator('h1')).toContainText('新安全观');
  await press(openerOf(page, 'settings', 'zh-Hans'));
  await expect(sheetOf(page, 'settings', 'zh-Hans')).toBeVisible();
});

test('an address with 120,000 hyphens opens like any other', async ({ page, host }) => {
  const start = Date.now();
  await page.goto(`${host.url}${ENGLISH}#${'-'.repeat(120_000)}.`);
  await ready(page);
  await expect(page.locator('main')).toContainText(t('en', 'link.missing'));
  expect(Date.now() - start).toBeLessThan(8000);
});
