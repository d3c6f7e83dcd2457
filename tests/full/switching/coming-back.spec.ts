import type { Page } from '@playwright/test';
import { expect, open, press, ready, test, viewAddress } from '../../support/site.ts';
import { atTop, movedBy } from '../../support/place.ts';
import { t } from '../messages.ts';
import { openerOf } from '../sheets.ts';
import { expectToStay } from '../../support/wait.ts';

/** Scrolls and waits until the reader has stored the new place, which it does when the scroll has ended. */
const scrollPage = async (page: Page, y: number) => {
  await page.mouse.wheel(0, 1);
  await page.evaluate((to) => window.scrollTo({ top: to, behavior: 'instant' }), y);
  const stored = () =>
    page.evaluate(() => {
      const bookmark = localStorage.getItem('duidu:place:new-security-concept') ?? '{}';
      return (JSON.parse(bookmark) as { segment?: string }).segment;
    });
  const { id } = await page.evaluate(atTop);
  await expect.poll(stored).toBe(id);
};

const idle = (page: Page) => page.locator('.offline-line').waitFor();

const aboutLink = (page: Page, lang = 'en') =>
  page.getByRole('link', { name: t(lang, 'site.about'), exact: true });

const openAbout = async (page: Page, site: string, lang: string) => {
  await press(aboutLink(page, lang));
  await expect(page).toHaveURL(new RegExp(`^${site}about/`));
  await expect(page.locator('main h1')).toBeVisible();
};

const CASES = [
  ['pinyin', ['zh-Hans'], { pinyin: 'on' }, 390],
  ['pinyin', ['en', 'zh-Hans'], { pinyin: 'on' }, 1280],
  ['unfolded', ['en', 'zh-Hans'], { layout: 'peek' }, 390],
  ['the window made narrow meanwhile', ['en', 'zh-Hans'], {}, 1280],
] as const;

for (const [name, langs, preferences, width] of CASES)
  for (const way of ['About and Back', 'another document and Back', 'a reload'])
    test(`a text is as it was left: ${name}, ${langs.join(' beside ')}, after ${way}`, async ({
      page,
      site,
    }) => {
      await page.addInitScript(
        (stored) => localStorage.setItem('duidu:preferences', stored),
        JSON.stringify(preferences),
      );
      await page.setViewportSize({ width, height: 800 });
      await open(page, site + viewAddress(langs));
      if (name === 'unfolded') {
        await page.locator('#background-p2 > button').click();
        await page.locator('#policy-p1 > button').click();
      }
      if (name === 'pinyin') await expect(page.locator('ruby').first()).toBeAttached();
      await scrollPage(page, 3500);
      const before = await page.evaluate(atTop);
      if (way === 'About and Back') await openAbout(page, site, langs[0]);
      else if (way === 'another document and Back') await page.goto(`${site}licences.md`);
      if (name.startsWith('the window')) await page.setViewportSize({ width: 800, height: 800 });
      if (way === 'a reload') await page.reload();
      else await page.goBack();
      await expect(page).toHaveURL(new RegExp(`${viewAddress(langs)}(#.*)?$`));
      await ready(page);
      if (name === 'pinyin') await expect(page.locator('ruby').first()).toBeAttached();
      if (name === 'unfolded') await expect(page.locator('#policy-p1 > .beside')).toBeVisible();
      await expect.poll(() => page.evaluate(movedBy, before)).toBeLessThan(1);
    });

test('Back, a link or the current view cancel a switch in flight', async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
  const english = site + viewAddress(['en']);
  for (const last of ['Back', 'About', 'English']) {
    await page.goto(`${site}about/en/`);
    await ready(page);
    await page.locator(`main a, .masthead a.brand`).first().click();
    await page
      .locator(`main a[href$="${viewAddress(['en'])}"]`)
      .first()
      .click();
    await expect(page).toHaveURL(english);
    await open(page, english);
    // A language that is not in use has to be loaded. Hold its text back until the reader has done something else.
    let requests = 0;
    const gate = Promise.withResolvers<undefined>();
    const chunks = '**/_app/immutable/**';
    await page.route(chunks, async (route) => {
      requests++;
      await gate.promise;
      await route.continue().catch(() => undefined); // Going Back may have cancelled the request.
    });
    await page
      .locator('#background-p2 .paragraph-actions > summary')
      .evaluate((own: HTMLElement) => own.click());
    await press(page.locator('#background-p2 .paragraph-actions').getByRole('link', { name: /^繁體中文/ }));
    await expect.poll(() => requests).toBeGreaterThan(0);
    const entries = await page.evaluate(() => history.length);
    if (last === 'Back') await page.goBack({ waitUntil: 'commit' });
    else if (last === 'About') await press(aboutLink(page));
    else await press(page.locator('.views').getByRole('link', { name: 'English', exact: true }));
    gate.resolve(undefined);
    if (last === 'About') await expect(page).toHaveURL(/\/about\//);
    // Once its text has arrived, a switch takes some frames; nothing marks that it was dropped.
    await expectToStay(() => page.url().includes('zh-Hant'), false, 2000, last);
    const there = page.url();
    await page.unroute(chunks);
    if (last === 'About') expect(there).toContain('/about/');
    if (last === 'English')
      expect([there, await page.evaluate(() => history.length)]).toEqual([english, entries]);
  }
});

test('a view or sheet that cannot be loaded offline leaves the text as it is and says so', async ({
  page,
  context,
  site,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
  const english = site + viewAddress(['en']);
  await open(page, english);
  await idle(page);
  await scrollPage(page, 2000);
  await context.setOffline(true);
  await page
    .locator('#background-p2 .paragraph-actions > summary')
    .evaluate((own: HTMLElement) => own.click());
  await press(page.locator('#background-p2 .paragraph-actions').getByRole('link', { name: /^繁體中文/ }));
  const notice = page.locator('.notice');
  await expect(notice).toContainText(t('en', 'failure.offline'));
  await expect(page).toHaveURL(english);
  await notice.getByRole('button', { name: t('en', 'sheets.close') }).click();
  await expect(notice).toBeHidden();
  await press(openerOf(page, 'settings'));
  await expect(notice).toContainText(t('en', 'failure.offline'));
  await press(aboutLink(page));
  // The address would change when the link has failed to load; nothing marks that it did not.
  await expectToStay(() => page.url(), english, 500);
  expect(await page.evaluate(() => document.querySelectorAll('[data-segment]').length)).toBeGreaterThan(50);
  await context.setOffline(false);
  await expect(notice).toBeHidden();
  await press(openerOf(page, 'settings'));
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a sheet that is still loading does not open after the reader has moved on', async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
  await open(page, site + viewAddress(['en']));
  await idle(page);
  let requests = 0;
  const gate = Promise.withResolvers<undefined>();
  await page.route('**/_app/immutable/**', async (route) => {
    requests++;
    await gate.promise;
    await route.continue();
  });
  await press(openerOf(page, 'settings'));
  await expect.poll(() => requests).toBeGreaterThan(0);
  await press(page.getByRole('link', { name: '简体中文', exact: true }));
  gate.resolve(undefined);
  await expect(page).toHaveURL(site + viewAddress(['zh-Hans']));
  // Once its code has arrived, a sheet opens within some frames; nothing marks that it was dropped.
  const isOpen = () => page.getByRole('dialog').isVisible();
  await expectToStay(isOpen, false, 1500);
  await page.goBack();
  await expect(page).toHaveURL(site + viewAddress(['en']));
  await expectToStay(isOpen, false, 1000);
});

test('pressing the current view adds no history entry', async ({ page, site }) => {
  await open(page, site + viewAddress(['en']));
  const entries = await page.evaluate(() => history.length);
  const current = page.locator('.views').getByRole('link', { name: 'English', exact: true });
  for (let n = 0; n < 3; n++) await press(current);
  // An entry would be added within some frames; nothing marks that none was.
  await expectToStay(() => page.evaluate(() => history.length), entries, 500);
});
