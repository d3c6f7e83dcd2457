import type { Page } from '@playwright/test';
import { expect, ready, test, viewAddress } from '../../support/site.ts';
import { expectToStay } from '../../support/wait.ts';

const PLACE = { langs: ['zh-Hans', 'en'], segment: 'policy.p4.s1', at: 1_000 };
const GOAL = `${viewAddress(PLACE.langs)}#policy-p4-s1`;

/** Stores places in papers before any page is opened. */
const storePlaces = (page: Page, places: Record<string, unknown>) =>
  page.addInitScript(
    (entries) => {
      for (const [paper, place] of entries) localStorage.setItem(`duidu:place:${paper}`, place);
    },
    Object.entries(places).map(([paper, place]) => [
      paper,
      typeof place === 'string' ? place : JSON.stringify(place),
    ]) as [string, string][],
  );

const expectShelf = async (page: Page, root: string) => {
  await ready(page);
  await expect(page).toHaveURL(root);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('main.shelf')).toBeVisible();
};

test('the app opens at the last sentence read; Back returns to the page before', async ({ page, site }) => {
  await storePlaces(page, { 'new-security-concept': PLACE });
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

test('the shelf is never painted on the way, however slow the paper is', async ({ page, site }) => {
  await storePlaces(page, { 'new-security-concept': PLACE });
  const painted: string[] = [];
  page.on('console', (message) => painted.push(message.text()));
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) console.error(name, location.pathname);
    }).observe({ type: 'paint', buffered: true });
  });
  // Hold the paper back until the shelf has had frames to be painted in.
  const gate = Promise.withResolvers<undefined>();
  let requests = 0;
  await page.route(`**/${viewAddress(PLACE.langs)}`, async (route) => {
    requests++;
    await gate.promise;
    await route.continue();
  });
  await page.goto(`${site}?launch`, { waitUntil: 'commit' });
  await expect.poll(() => requests).toBeGreaterThan(0);
  // A paint would come within some frames; nothing marks that there was none.
  const paints = () => painted.filter((text) => text.startsWith('first-contentful-paint'));
  await expectToStay(paints, [], 1500);
  gate.resolve(undefined);
  await expect(page).toHaveURL(site + GOAL);
  const own = `first-contentful-paint /${viewAddress(PLACE.langs)}`;
  await expect.poll(() => painted).toContain(own);
  expect(paints()).toEqual([own]);
});

test('the app opens the paper that was read last, under a base path too', async ({ page, library }) => {
  await storePlaces(page, {
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
  'the place is not an object': { 'new-security-concept': '[[],{}]' },
  'the place is not JSON': { 'new-security-concept': 'javascript:alert(1)' },
})) {
  test(`the app opens the shelf when ${what}`, async ({ page, site }) => {
    await storePlaces(page, places);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${site}?launch`);
    await expectShelf(page, site);
    expect(errors).toEqual([]);
  });
}

test('the app opens the shelf when storage is switched off', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('off', 'SecurityError');
      },
    });
  });
  await page.goto(`${site}?launch`);
  await expectShelf(page, site);
});

test('a link, Back and a reload open the shelf itself', async ({ page, site }) => {
  // Nothing has been read yet, so the app opens the shelf, and Back returns to it.
  await page.goto(`${site}?launch`);
  await expectShelf(page, site);
  const pair = site + viewAddress(['en', 'zh-Hans']);
  await page.locator('main a').first().click();
  await expect(page).toHaveURL(pair);
  await page.evaluate((place) => {
    localStorage.setItem('duidu:place:new-security-concept', JSON.stringify(place));
  }, PLACE);
  await page.goto(`${site}about/en/`);
  await page.goBack();
  await expect(page).toHaveURL(pair);
  await ready(page);
  await page.goBack();
  await expectShelf(page, site);
  await page.reload();
  await expectShelf(page, site);
  await page.locator('main a').first().click();
  await ready(page);
  await page.locator('.brand').click();
  await expectShelf(page, site);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the app opens the shelf', async ({ page, site }) => {
    await page.goto(`${site}?launch`);
    await expect(page.locator('main.shelf')).toBeVisible();
  });
});
