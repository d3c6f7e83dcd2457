import type { Page } from '@playwright/test';
import { expect, PAGES, ready, test, viewAddress } from '../../support/site.ts';
import { openerOf, option } from '../sheets.ts';

/** The `theme-color` that applies: that of the first meta element whose media query matches (HTML, theme-color). */
const themeColor = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].find(
        ({ media }) => matchMedia(media).matches,
      )?.content,
  );

/** The background colour of the page, written in the same way as `themeColor`. */
const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper').trim());

test('theme-color is the page background on every page, in light and in dark', async ({ page, site }) => {
  for (const [colorScheme, paper] of [
    ['light', '#fbf9f4'],
    ['dark', '#161514'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    for (const address of PAGES) {
      await page.goto(site + address);
      expect(await themeColor(page), address).toBe(paper);
      expect(await background(page), address).toBe(paper);
    }
  }
});

test('theme-color follows the chosen theme at once, before first paint on the next page, and the system again on reset', async ({
  page,
  site,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(site + viewAddress(['en']), { waitUntil: 'networkidle' });
  await ready(page);
  await openerOf(page, 'settings').click();
  for (const [theme, paper] of [
    ['light', '#fbf9f4'],
    ['dark', '#161514'],
    ['contrast-light', '#fff'],
    ['contrast-dark', '#000'],
    ['sepia', '#f4ead6'],
  ] as const) {
    await option(page, 'theme', theme).check();
    expect(await themeColor(page), theme).toBe(paper);
    expect(await background(page), theme).toBe(paper);
  }
  // On the next page no script file loads: the inline script is enough.
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(`${site}about/zh-Hans/`);
  expect(await themeColor(page)).toBe('#f4ead6');
  await page.unroute('**/*.js');
  await page.goto(site + viewAddress(['en']), { waitUntil: 'networkidle' });
  await ready(page);
  await openerOf(page, 'settings').click();
  await option(page, 'theme', 'system').check();
  expect(await themeColor(page)).toBe('#161514');
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await themeColor(page)).toBe('#fbf9f4');
});
