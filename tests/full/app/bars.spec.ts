import type { Page } from '@playwright/test';
import { expect, PAGES, ready, test, viewAddress } from '../../site.ts';

/** The colour that the browser gives its own bars: of the first that is meant for the reader's system (HTML, theme-color). */
const bars = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].find(
        ({ media }) => matchMedia(media).matches,
      )?.content,
  );

/** The ground that the page itself has, in the same writing as `bars`. */
const ground = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper').trim());

test('the browser’s bars have the colour of the paper on every page, in light and in dark', async ({
  page,
  site,
}) => {
  for (const [colorScheme, paper] of [
    ['light', '#fbf9f4'],
    ['dark', '#161514'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    for (const address of PAGES) {
      await page.goto(site + address);
      expect(await bars(page), address).toBe(paper);
      expect(await ground(page), address).toBe(paper);
    }
  }
});

test('they follow the theme at once, before first paint on the next page, and back to the system’s', async ({
  page,
  site,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(site + viewAddress(['en']), { waitUntil: 'networkidle' });
  await ready(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  for (const [theme, paper] of [
    ['Light', '#fbf9f4'],
    ['Dark', '#161514'],
    ['High contrast, light', '#fff'],
    ['High contrast, dark', '#000'],
    ['Sepia', '#f4ead6'],
  ] as const) {
    await page.getByLabel(theme, { exact: true }).check();
    expect(await bars(page), theme).toBe(paper);
    expect(await ground(page), theme).toBe(paper);
  }
  // Scripts of the site never come on the next page: what stands in it is enough.
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(`${site}about/zh-Hans/`);
  expect(await bars(page)).toBe('#f4ead6');
  await page.unroute('**/*.js');
  await page.goto(site + viewAddress(['en']), { waitUntil: 'networkidle' });
  await ready(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('As the system').first().check();
  expect(await bars(page)).toBe('#161514');
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await bars(page)).toBe('#fbf9f4');
});
