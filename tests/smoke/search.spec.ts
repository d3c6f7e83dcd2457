import type { Page } from '@playwright/test';
import { atTop, movedBy } from '../support/place.ts';
import { said } from '../support/site.ts';
import { expect, open, opener, sheet, test, tides } from './test.ts';
import { t } from './messages.ts';

const field = (page: Page) => page.getByRole('searchbox', { name: t('en', 'search.label') });
const results = (page: Page) => sheet(page, 'search').locator('.results > li');

/** The texts that are highlighted on the page, in the order of the search. */
const highlighted = (page: Page) =>
  page.evaluate(() =>
    [...(CSS.highlights.get('hit') ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return String(range);
    }),
  );

test('by keyboard: a search in either language shows pairs, leads to the sentence, and goes on from hit to hit', async ({
  page,
  library,
}) => {
  await open(page, library + tides('en', 'zh-Hans'));
  const before = await page.evaluate(atTop);
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('MUD');
  await expect(results(page)).toHaveCount(2);
  await expect(said(page)).toHaveText(t('en', 'search.found_other', { count: 2 }));
  const first = results(page).first();
  await expect(first.locator('mark')).toHaveText('mud');
  await expect(first.locator('[lang=zh-Hans]')).toHaveText('先是淤泥湿黑；');
  // Arrow keys go to the results and back to the field.
  await page.keyboard.press('ArrowDown');
  await expect(first.getByRole('link')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${library}${tides('en', 'zh-Hans')}#rise-list1-i1-s1`);
  await expect(sheet(page, 'search')).toBeHidden();
  const marked = page.locator('.lead > [data-marked]');
  await expect(marked).toBeFocused();
  expect(await highlighted(page)).toEqual(['mud', 'mud']);
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/#fall-p1-s2$/);
  await page.keyboard.press('N');
  await expect(page).toHaveURL(/#rise-list1-i1-s1$/);
  await page.keyboard.press('Escape');
  await expect.poll(() => highlighted(page)).toEqual([]);
  // The search and its result are one step in the history, and the query is in no address.
  await page.goBack();
  await expect(page).toHaveURL(library + tides('en', 'zh-Hans'));
  await expect.poll(() => page.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
});

test('words of two languages find the sentences in which each has its own, and a language that is not shown is opened', async ({
  page,
  library,
}) => {
  await open(page, library + tides('en'));
  await opener(page, 'search').click();
  // “淤泥” is in two sentences, one of which has “mud” and “wet”.
  await field(page).fill('淤泥');
  await expect(results(page)).toHaveCount(2);
  await field(page).fill('wet 淤泥');
  await expect(results(page)).toHaveCount(1);
  expect(await results(page).locator('mark').allTextContents()).toEqual(['wet', '淤泥']);
  await field(page).fill('水');
  await expect(results(page)).toHaveCount(1);
  await results(page).first().getByRole('link').click();
  await expect(page).toHaveURL(/\/tides\/en\/zh-Hans\/#/);
  await expect.poll(() => highlighted(page)).toContainEqual('水');
  await expect(page.locator('.lead > [data-marked]')).toBeInViewport();
});

test('a search covers one paper first, and all on request or on the shelf, without a server and without asking one', async ({
  page,
  host,
}) => {
  await open(page, host.url + tides('en'));
  await expect(page.locator('.imprint button')).toContainText(/\d/);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state))
    .toBe('activated');
  await host.stop();
  const missed: string[] = [];
  page.on('requestfailed', (request) => missed.push(request.url()));
  await opener(page, 'search').click();
  await field(page).fill('the');
  await expect.poll(() => results(page).count()).toBeGreaterThan(1);
  const own = await results(page).count();
  await sheet(page, 'search').getByLabel(t('en', 'search.everywhere')).check();
  await expect.poll(() => results(page).count()).toBeGreaterThan(own);
  await page.goto(host.url);
  await opener(page, 'search').click();
  await field(page).fill('the');
  await expect.poll(() => results(page).count()).toBeGreaterThan(own);
  await results(page).last().getByRole('link').click();
  await expect(page.locator('.lead > [data-marked], section:target')).toBeInViewport();
  expect(missed).toEqual([]);
});

test('a search that finds nothing says so, and clearing the field removes the results', async ({
  page,
  library,
}) => {
  await open(page, library + tides('en', 'fr'));
  await opener(page, 'search').click();
  await field(page).fill('xylophone');
  await expect(sheet(page, 'search').getByText(t('en', 'search.none'))).toBeVisible();
  await expect(said(page)).toHaveText(t('en', 'search.none'));
  await field(page).fill('');
  await expect(results(page)).toHaveCount(0);
  await expect(sheet(page, 'search').getByText(t('en', 'search.hint'))).toBeVisible();
});
