import type { Page } from '@playwright/test';
import { expect, open, press, ready, test, viewAddress } from '../../site.ts';
import { atTop, movedBy } from './place.ts';

const goTo = async (page: Page, y: number) => {
  await page.mouse.wheel(0, 1);
  await page.evaluate((to) => window.scrollTo({ top: to, behavior: 'instant' }), y);
  await page.waitForTimeout(300);
};
const about = async (page: Page, site: string) => {
  await press(page.locator('.masthead a.quiet'));
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
      await goTo(page, 3500);
      const before = await page.evaluate(atTop);
      if (way === 'About and Back') await about(page, site);
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

test('what is asked for last is what comes: Back, a link or the view that is shown end a switch on its way', async ({
  page,
  site,
}) => {
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
    // A language that is not in use is not at hand. Its text comes late.
    let asked = 0;
    const stop = '**/_app/immutable/**';
    await page.route(stop, async (route) => {
      asked++;
      await new Promise((done) => setTimeout(done, 1500));
      await route.continue().catch(() => undefined);
    });
    await page
      .locator('#background-p2 .paragraph-actions > summary')
      .evaluate((own: HTMLElement) => own.click());
    await press(page.locator('#background-p2 .paragraph-actions a', { hasText: '繁體中文' }).first());
    await expect.poll(() => asked).toBeGreaterThan(0);
    const entries = await page.evaluate(() => history.length);
    if (last === 'Back') await page.goBack();
    else if (last === 'About') await press(page.locator('.masthead a.quiet'));
    else await press(page.getByRole('link', { name: 'English', exact: true }).first());
    await page.waitForTimeout(4000);
    const there = page.url();
    await page.unroute(stop);
    expect(there, last).not.toContain('zh-Hant');
    if (last === 'About') expect(there).toContain('/about/');
    if (last === 'English')
      expect([there, await page.evaluate(() => history.length)]).toEqual([english, entries]);
  }
});

test('a view or sheet that cannot be loaded without a network leaves the text, and says so', async ({
  page,
  context,
  site,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
  const english = site + viewAddress(['en']);
  await open(page, english);
  await page.waitForTimeout(1000);
  await goTo(page, 2000);
  await context.setOffline(true);
  await page
    .locator('#background-p2 .paragraph-actions > summary')
    .evaluate((own: HTMLElement) => own.click());
  await press(page.locator('#background-p2 .paragraph-actions a', { hasText: '繁體中文' }).first());
  const notice = page.locator('.notice');
  await expect(notice).toContainText('That could not be loaded');
  await expect(page).toHaveURL(english);
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect(notice).toBeHidden();
  await press(page.getByRole('button', { name: 'Settings' }));
  await expect(notice).toContainText('That could not be loaded');
  await press(page.locator('.masthead a.quiet'));
  await page.waitForTimeout(500);
  await expect(page).toHaveURL(english);
  expect(await page.evaluate(() => document.querySelectorAll('[data-segment]').length)).toBeGreaterThan(50);
  await context.setOffline(false);
  await expect(notice).toBeHidden();
  await press(page.getByRole('button', { name: 'Settings' }));
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a sheet that is still loading when a reader goes on does not open later', async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
  await open(page, site + viewAddress(['en']));
  await page.waitForTimeout(1000);
  await page.route('**/_app/immutable/**', async (route) => {
    await new Promise((done) => setTimeout(done, 1500));
    await route.continue();
  });
  await press(page.getByRole('button', { name: 'Settings' }));
  await press(page.getByRole('link', { name: '中文', exact: true }));
  await expect(page).toHaveURL(site + viewAddress(['zh-Hans']));
  await page.waitForTimeout(2500);
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.goBack();
  await expect(page).toHaveURL(site + viewAddress(['en']));
  await page.waitForTimeout(1000);
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('to press the view that is shown adds nothing to the history', async ({ page, site }) => {
  await open(page, site + viewAddress(['en']));
  const entries = await page.evaluate(() => history.length);
  for (let n = 0; n < 3; n++) await press(page.getByRole('link', { name: 'English', exact: true }).first());
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => history.length)).toBe(entries);
});
