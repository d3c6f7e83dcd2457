import type { Page } from '@playwright/test';
import { Host } from '../../support/host.ts';
import { expect, open, ready, said, test } from '../../support/site.ts';
import { openerOf, searchFor, sheetOf } from '../sheets.ts';
import { t } from '../messages.ts';

const PAPER = 'new-security-concept/';

const results = (page: Page) => sheetOf(page, 'search').locator('.results > li');
const summary = (page: Page) => sheetOf(page, 'search').locator('.position');
const field = (page: Page) => sheetOf(page, 'search').getByRole('searchbox');

/** The language of the page, as its address and its text have it. */
const languages = (page: Page) =>
  page.evaluate(() => ({
    address: location.pathname,
    text: document.querySelector<HTMLElement>('.lead:has(> [data-segment])')?.lang,
    current: document.querySelector<HTMLAnchorElement>('.views [aria-current]')?.pathname,
  }));

test('Back from a result in another view, another paper or on the shelf shows what the address says', async ({
  page,
  site,
  library,
}) => {
  // Another view: the text is open in English, the word is Chinese.
  await open(page, `${site}${PAPER}en/`);
  await page.evaluate(() => scrollTo({ top: 600, behavior: 'instant' }));
  await openerOf(page, 'search').click();
  await searchFor(page, '互信');
  await results(page).first().getByRole('link').click();
  await expect(page).toHaveURL(/\/en\/zh-Hans\/#/);
  await expect(page.locator('.lead > [data-marked]')).toBeFocused();
  await expect(page.locator('.lead > [data-marked]')).toBeInViewport();
  await page.goBack();
  await expect
    .poll(() => languages(page))
    .toEqual({ address: `/${PAPER}en/`, text: 'en', current: `/${PAPER}en/` });
  await expect(page.locator('main .beside')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(600);

  // Another paper.
  await open(page, `${library}tides/en/fr/`);
  await openerOf(page, 'search').click();
  await sheetOf(page, 'search').getByLabel(t('en', 'search.everywhere')).check();
  await searchFor(page, 'boats');
  const other = results(page).filter({ hasText: 'Harbour' }).getByRole('link').first();
  await searchFor(page, 'the');
  await other.click();
  await expect(page).toHaveURL(/\/harbour\//);
  await page.goBack();
  await expect(page).toHaveURL(`${library}tides/en/fr/`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('On Tides');
  await page.goForward();
  await expect(page).toHaveURL(/\/harbour\//);
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('On Tides');

  // The shelf.
  await open(page, site);
  await openerOf(page, 'search').click();
  await searchFor(page, '安全');
  await results(page).first().getByRole('link').click();
  await expect(page.locator('.text')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(site);
  await expect(page.getByRole('article')).toBeVisible();
  await expect(page.locator('.text')).toHaveCount(0);
});

test('Back after a link to a section and a switch shows the view of the address', async ({ page, site }) => {
  await open(page, `${site}${PAPER}en/`);
  await page.locator('main .contents a').nth(2).click();
  await expect(page).toHaveURL(/#policy$/);
  await page
    .locator('.views')
    .getByRole('link', { name: /^简体中文$/ })
    .click();
  await expect(page).toHaveURL(`${site}${PAPER}zh-Hans/`);
  for (const [direction, lang] of [
    ['goBack', 'en'],
    ['goForward', 'zh-Hans'],
    ['goBack', 'en'],
  ] as const) {
    await page[direction]();
    const view = `/${PAPER}${lang}/`;
    await expect.poll(() => languages(page), direction).toEqual({ address: view, text: lang, current: view });
  }
});

test('the title, a heading and a sentence are found, and n goes through headings too and says where it is', async ({
  page,
  site,
}) => {
  await open(page, `${site}${PAPER}en/zh-Hans/#practice-p1`);
  await page.keyboard.press('/');
  await searchFor(page, 'position paper');
  await results(page).first().getByRole('link').click();
  await expect(page).toHaveURL(`${site}${PAPER}en/zh-Hans/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);

  // "II. Background" is a heading; the word is in no sentence.
  await page.keyboard.press('/');
  await searchFor(page, 'Background');
  await expect(results(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('n');
  await expect(said(page).last()).toContainText(t('en', 'search.nth', { number: 1, total: 1 }));
  await expect(said(page).last()).toContainText('II. Background');
  await expect(page.locator('#background h2')).toBeInViewport();
  await expect(page.locator('[data-marked]')).toHaveCount(0);

  // After Escape in the text, the hits are not highlighted, and n goes on from them.
  await page.keyboard.press('/');
  await searchFor(page, 'cold war');
  const total = await results(page).count();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  const isHighlighted = () => page.evaluate(() => CSS.highlights.has('hit'));
  await expect.poll(isHighlighted).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(isHighlighted).toBe(false);
  await page.keyboard.press('N');
  await expect(said(page).last()).toContainText(t('en', 'search.nth', { number: 1, total }));
  await expect.poll(isHighlighted).toBe(true);
});

test('after a switch, n says in the language of the interface which result it is at', async ({
  page,
  site,
}) => {
  await open(page, `${site}${PAPER}en/zh-Hans/`);
  await page.keyboard.press('/');
  await searchFor(page, 'cold war');
  const total = await results(page).count();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('s');
  // The view is announced first.
  await expect(said(page).last()).toContainText('简体中文');
  await page.keyboard.press('n');
  await expect(said(page).last()).toContainText(t('zh-Hans', 'search.nth', { number: 1, total }));
});

test('hits of one paper are not highlighted in another, nor in words about a gap', async ({
  page,
  library,
}) => {
  await open(page, `${library}tides/en/zh-Hans/`);
  await page.keyboard.press('/');
  await searchFor(page, 'e');
  await page.keyboard.press('Escape');
  const highlighted = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('hit') ?? [])].map(
        ({ startContainer }) => startContainer.parentElement?.closest('[data-gap]') !== null,
      ),
    );
  await expect.poll(async () => (await highlighted()).length).toBeGreaterThan(5);
  expect(await page.locator('.beside[lang] [data-gap]').count()).toBeGreaterThan(0);
  expect(await highlighted()).not.toContain(true);
  await page.locator('.brand').click();
  await page.getByRole('article').filter({ hasText: 'Harbour' }).getByRole('link').first().click();
  await expect(page.locator('.text')).toBeVisible();
  await expect.poll(async () => (await highlighted()).length).toBe(0);
});

test('a text that is being composed is not searched, and its keys are not those of the sheet', async ({
  page,
  site,
}) => {
  await open(page, `${site}${PAPER}en/`);
  await page.keyboard.press('/');
  await searchFor(page, 'trust');
  const count = await results(page).count();
  const compose = (type: string, init: object) =>
    field(page).evaluate(
      (input: HTMLInputElement, [name, how]) => {
        const Kind = name === 'input' ? InputEvent : name === 'keydown' ? KeyboardEvent : CompositionEvent;
        if (name === 'input') input.value = 'an';
        input.dispatchEvent(new Kind(name, { bubbles: true, cancelable: true, ...how }));
      },
      [type, init] as const,
    );
  await compose('input', { isComposing: true });
  for (const key of ['ArrowDown', 'Escape']) await compose('keydown', { key, isComposing: true });
  await expect(field(page)).toBeFocused();
  await expect(sheetOf(page, 'search')).toBeVisible();
  await expect(results(page)).toHaveCount(count);
  await field(page).evaluate((input: HTMLInputElement) => (input.value = '安全'));
  await compose('compositionend', {});
  await expect(results(page).first().locator('mark').first()).toHaveText('安全');
});

test('a search whose texts cannot be loaded says why in the sheet, and finds when they can', async ({
  browser,
}) => {
  const host = new Host('build');
  await host.start();
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${host.url}${PAPER}en/`);
  await ready(page);
  await openerOf(page, 'search').click();
  await expect(field(page)).toBeFocused();
  await host.stop();
  // The characters of Chinese are loaded when the first is typed.
  await field(page).fill('互信');
  await expect(summary(page)).toHaveText(t('en', 'failure.offline'));
  await host.start();
  await field(page).fill('互信 ');
  await expect(results(page).first()).toBeVisible();
  await expect(page.getByText(t('en', 'failure.offline'))).toHaveCount(0);
  await context.close();
  await host.stop();
});

test('more results are shown on request, the focus moves to the first new one, and the field stays where it is', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `${site}${PAPER}en/zh-Hans/`);
  await openerOf(page, 'search').click();
  const top = () => field(page).evaluate((input) => input.getBoundingClientRect().top);
  const first = await top();
  for (const query of ['f', 'freedom of everything', '安', 'the']) {
    await field(page).fill(query);
    await expect(said(page)).not.toBeEmpty();
    expect(await top(), query).toBe(first);
  }
  await expect(results(page)).toHaveCount(50);
  await sheetOf(page, 'search')
    .getByRole('button', { name: /^Show \d+ more$/ })
    .click();
  await expect.poll(() => results(page).count()).toBeGreaterThan(50);
  await expect(results(page).nth(50).getByRole('link')).toBeFocused();
  // Two words of one language are looked for as they are, and then each by itself.
  await field(page).fill('dialogue cooperation');
  await expect(summary(page)).toHaveText(t('en', 'search.none'));
  await sheetOf(page, 'search')
    .getByRole('button', { name: t('en', 'search.words') })
    .click();
  await expect(results(page).first()).toBeVisible();
  await expect(field(page)).toBeFocused();
});

test('by touch on the narrowest phone: contents, search, a result, and back, in five taps', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, hasTouch: true });
  const page = await context.newPage();
  await open(page, `${site}${PAPER}en/zh-Hans/`);
  await openerOf(page, 'contents').tap();
  await sheetOf(page, 'contents')
    .getByRole('button', { name: t('en', 'sheets.search') })
    .tap();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('互信');
  await results(page).nth(1).getByRole('link').tap();
  const marked = page.locator('.lead > [data-marked]');
  await expect(marked).toBeInViewport();
  // The language in which it was found is folded: its sentence is opened below.
  await expect(page.locator('.counterpart')).toContainText('互信');
  await marked.tap();
  await expect(page.locator('.counterpart')).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(`${site}${PAPER}en/zh-Hans/`);
  await context.close();
});

test('right to left: a search in Arabic and English finds pairs, each with its direction', async ({
  page,
  library,
}) => {
  await open(page, `${library}tides/ar/en/`);
  await page.keyboard.press('/');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('searchbox').fill('الطين mud');
  const first = sheet.locator('.results > li').first();
  await expect(first.locator('mark')).toHaveText([/الطين/, 'mud']);
  const directions = await first
    .locator('a, p')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
  expect(directions).toEqual(['rtl', 'ltr']);
  await first.getByRole('link').click();
  await expect(page.locator('.lead > [data-marked]')).toBeInViewport();
});
