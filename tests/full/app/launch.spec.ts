import type { Page } from '@playwright/test';
import { expect, ready, test, viewAddress } from '../../site.ts';

const PLACE = { langs: ['zh-Hans', 'en'], segment: 'policy.p4.s1', at: 1_000 };
const GOAL = `${viewAddress(PLACE.langs)}#policy-p4-s1`;

/** Puts bookmarks where the reader keeps them, before any page is opened. */
const keep = (page: Page, places: Record<string, unknown>) =>
  page.addInitScript(
    (entries) => {
      for (const [paper, place] of entries) localStorage.setItem(`duidu:place:${paper}`, place);
    },
    Object.entries(places).map(([paper, place]) => [
      paper,
      typeof place === 'string' ? place : JSON.stringify(place),
    ]) as [string, string][],
  );

const shelf = async (page: Page, root: string) => {
  await ready(page);
  await expect(page).toHaveURL(root);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('main.shelf')).toBeVisible();
};

test('the app opens at the sentence that was read last; Back leads to where one was before', async ({
  page,
  site,
}) => {
  await keep(page, { 'new-security-concept': PLACE });
  await page.goto(`${site}about/en/`, { waitUntil: 'networkidle' });
  await page.goto(`${site}?launch`);
  await expect(page).toHaveURL(site + GOAL);
  await ready(page);
  await expect(page.locator('#policy-p4-s1')).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL(`${site}about/en/`);
  await page.goForward();
  await expect(page).toHaveURL(site + GOAL);
});

test('the shelf is not seen on the way, however slow it is', async ({ page, site }) => {
  await keep(page, { 'new-security-concept': PLACE });
  const painted: string[] = [];
  page.on('console', (message) => painted.push(message.text()));
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) console.error(name, location.pathname);
    }).observe({ type: 'paint', buffered: true });
  });
  await page.route(`**/${viewAddress(PLACE.langs)}`, async (route) => {
    await new Promise((slow) => setTimeout(slow, 1500));
    await route.continue();
  });
  await page.goto(`${site}?launch`);
  await expect(page).toHaveURL(site + GOAL);
  const own = `first-contentful-paint /${viewAddress(PLACE.langs)}`;
  await expect.poll(() => painted).toContain(own);
  expect(painted.filter((text) => text.startsWith('first-contentful-paint'))).toEqual([own]);
});

test('of several papers it is the latest, under a base path as well', async ({ page, library }) => {
  await keep(page, {
    harbour: { langs: ['ar', 'en'], segment: 'walls.p1.s1', at: 5 },
    tides: { langs: ['fr'], segment: 'rise.p1.s1', at: 9 },
    gone: { langs: ['en'], segment: 'rise.p1.s1', at: 99 },
  });
  await page.goto(`${library}?launch`);
  await expect(page).toHaveURL(`${library}tides/fr/#rise-p1-s1`);
});

for (const [what, places] of Object.entries({
  'nothing was read': {},
  'the paper is not on the shelf': { 'another-paper': PLACE },
  'the paper is not in that language': { 'new-security-concept': { ...PLACE, langs: ['fr'] } },
  'the languages are the same': { 'new-security-concept': { ...PLACE, langs: ['en', 'en'] } },
  'the language leads to another site': {
    'new-security-concept': { ...PLACE, langs: ['//example.org'] },
  },
  'the sentence is a script': {
    'new-security-concept': { ...PLACE, segment: 'x" onload="alert(1)' },
  },
  'it is a list of nonsense': { 'new-security-concept': '[[],{}]' },
  'it is not JSON': { 'new-security-concept': 'javascript:alert(1)' },
})) {
  test(`the app opens at the shelf where ${what}`, async ({ page, site }) => {
    await keep(page, places);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${site}?launch`);
    await shelf(page, site);
    expect(errors).toEqual([]);
  });
}

test('the app opens at the shelf where storage is switched off', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('off', 'SecurityError');
      },
    });
  });
  await page.goto(`${site}?launch`);
  await shelf(page, site);
});

test('who goes to the shelf by a link, by Back or anew gets the shelf', async ({ page, site }) => {
  // Started with nothing to go on with: this shelf is where Back leads to.
  await page.goto(`${site}?launch`);
  await shelf(page, site);
  await page.locator('main a').first().click();
  await expect(page).toHaveURL(site + viewAddress(['en']));
  await page.evaluate((place) => {
    localStorage.setItem('duidu:place:new-security-concept', JSON.stringify(place));
  }, PLACE);
  await page.goto(`${site}about/en/`);
  await page.goBack();
  await expect(page).toHaveURL(site + viewAddress(['en']));
  await ready(page);
  await page.goBack();
  await shelf(page, site);
  await page.reload();
  await shelf(page, site);
  await page.locator('main a').first().click();
  await ready(page);
  await page.locator('.brand').click();
  await shelf(page, site);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the app opens at the shelf', async ({ page, site }) => {
    await page.goto(`${site}?launch`);
    await expect(page.locator('main.shelf')).toBeVisible();
  });
});
