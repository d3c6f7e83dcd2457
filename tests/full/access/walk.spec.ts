import type { Page } from '@playwright/test';
import { expect, open, said, test, viewAddress } from '../../site.ts';
import { button, focusIsOn, heading, link, tabBackTo, tabTo, tap } from './walk.ts';

// The ten things that readers do, by keyboard alone and by touch alone: nothing is clicked, or given the focus, by the
// tests themselves.

const EN = viewAddress(['en']);
const ZH = viewAddress(['zh-Hans']);
const PAIR = viewAddress(['en', 'zh-Hans']);
const SWAPPED = viewAddress(['zh-Hans', 'en']);
const TITLE = "China's Position Paper on the New Security Concept";
const SAVED = /^Saved for offline/;

const sheet = (page: Page) => page.getByRole('dialog');
const counterparts = (page: Page) => page.locator('.text section p.beside').locator('visible=true');
const marked = (page: Page) =>
  page.locator('[data-marked]').evaluateAll((all) => all.map((own) => (own as HTMLElement).dataset.segment));
const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme);
const sizeOfText = (page: Page) =>
  page.locator('#introduction-p1-s1').evaluate((own) => parseFloat(getComputedStyle(own).fontSize));
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

test.describe('by keyboard alone', () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test('by keyboard: a paper is opened from the shelf', async ({ page, site }) => {
    await open(page, site);
    await tabTo(link(page, TITLE));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(site + EN);
    await focusIsOn(heading(page, TITLE));
  });

  test('by keyboard: the language is switched, and switched back', async ({ page, site }) => {
    await open(page, site + EN);
    await tabTo(link(page, '中文'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(site + ZH);
    await expect(page.locator('h1')).toContainText('新安全观');
    await focusIsOn(link(page, '中文'));
    await tabBackTo(link(page, 'English'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(site + EN);
    await expect(page.locator('h1')).toHaveText(TITLE);
    await focusIsOn(link(page, 'English'));
    await page.keyboard.press('f');
    await expect(page).toHaveURL(site + ZH);
    await focusIsOn(link(page, 'English'));
  });

  test('by keyboard: two languages are put side by side, and swapped', async ({ page, site }) => {
    await open(page, site + EN);
    await tabTo(link(page, 'English + 中文'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(site + PAIR);
    await expect(counterparts(page).first()).toHaveAttribute('lang', 'zh-Hans');
    await focusIsOn(link(page, 'English + 中文'));
    await tabTo(link(page, '中文 + English'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(site + SWAPPED);
    await expect(counterparts(page).first()).toHaveAttribute('lang', 'en');
    await focusIsOn(link(page, '中文 + English'));
    await page.keyboard.press('s');
    await expect(page).toHaveURL(site + PAIR);
    await focusIsOn(link(page, '中文 + English'));
  });

  test('by keyboard: a section is gone to by the contents, and read on from', async ({ page, site }) => {
    await open(page, site + EN);
    await page.keyboard.press('c');
    await focusIsOn(button(page, 'Close'));
    await tabTo(sheet(page).getByRole('link', { name: 'III. Policy' }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${site}${EN}#policy`);
    await focusIsOn(heading(page, 'III. Policy'));
    await tabTo(page.locator('#policy-p1 > .paragraph-actions > summary'), 3);
  });

  test('by keyboard: a paragraph is unfolded in peek, then all, then none', async ({ page, site }) => {
    await open(page, site + PAIR);
    await page.keyboard.press('l');
    await page.keyboard.press('l');
    await expect(said(page)).toHaveText('Peek');
    await expect(counterparts(page)).toHaveCount(0);
    const unfold = page.locator('#introduction-p1 > .peek');
    await tabTo(unfold);
    await expect(unfold).toHaveAccessibleName(/^中文\s*: Paragraph 1$/);
    await page.keyboard.press('Enter');
    await expect(counterparts(page)).toHaveCount(1);
    await focusIsOn(unfold);
    await page.keyboard.press('Space');
    await expect(counterparts(page)).toHaveCount(0);
    await tabBackTo(button(page, 'Unfold all'));
    await page.keyboard.press('Space');
    await expect(counterparts(page)).toHaveCount(24);
    await focusIsOn(button(page, 'Fold all'));
    await page.keyboard.press('Enter');
    await expect(counterparts(page)).toHaveCount(0);
    await focusIsOn(button(page, 'Unfold all'));
  });

  test('by keyboard: a sentence is stepped to, marked, and its link copied', async ({ page, site }) => {
    await open(page, site + PAIR);
    while ((await marked(page))[0] !== 'background.p1.s2') await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await marked(page)).toEqual(['background.p1.s1', 'background.p1.s1']);
    await expect(page).toHaveURL(`${site}${PAIR}#background-p1-s1`);
    await expect(page.locator('#background-p1-s1')).toBeInViewport();
    await page.keyboard.press('y');
    await expect(said(page)).toHaveText('The link is copied.');
    expect(await copied(page)).toBe(`${site}${PAIR}#background-p1-s1`);
    await page.keyboard.press('j');
    // What its paragraph offers has the link too.
    const number = page.locator('#background-p1 > .paragraph-actions > summary');
    await tabTo(number);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await focusIsOn(page.locator('#background-p1 .link'));
    await page.keyboard.press('Enter');
    await expect.poll(() => copied(page)).toBe(`${site}${PAIR}#background-p1-s2`);
    await page.keyboard.press('Escape');
    await focusIsOn(number);
  });

  test('by keyboard: colours and the size of the text are set, and reset', async ({ page, site }) => {
    await open(page, site + EN);
    const before = await sizeOfText(page);
    await tabTo(button(page, 'Settings'));
    await page.keyboard.press('Enter');
    await focusIsOn(button(page, 'Close'));
    const colours = page.getByRole('radiogroup', { name: 'Colours' });
    await tabTo(colours.getByLabel('As the system'));
    for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowDown');
    await focusIsOn(colours.getByLabel('Dark', { exact: true }));
    expect(await theme(page)).toBe('dark');
    const size = page.getByLabel('Text size').first();
    await tabTo(size);
    for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight');
    await focusIsOn(size);
    expect((await sizeOfText(page)) / before).toBeCloseTo(1.5, 2);
    await tabTo(button(page, 'Back to the defaults'));
    await page.keyboard.press('Enter');
    await focusIsOn(button(page, 'Back to the defaults'));
    expect(await theme(page)).toBeUndefined();
    expect(await sizeOfText(page)).toBe(before);
    await page.keyboard.press('Escape');
    await focusIsOn(button(page, 'Settings'));
  });

  test('by keyboard: the keys are looked up, switched off, and on again', async ({ page, site }) => {
    await open(page, site + EN);
    await page.keyboard.press('?');
    await expect(sheet(page)).toHaveAccessibleName('Keys while reading');
    await focusIsOn(button(page, 'Close'));
    const on = page.getByLabel('Single keys are on');
    await tabTo(on);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toBeHidden();
    await focusIsOn(page.locator('main'));
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    await tabBackTo(button(page, 'Settings'));
    expect(await marked(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await tabTo(button(page, 'Keys while reading'));
    await page.keyboard.press('Enter');
    await focusIsOn(button(page, 'Close'));
    await tabTo(on);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await focusIsOn(button(page, 'Settings'));
    await page.keyboard.press('j');
    expect(await marked(page)).toEqual(['introduction.p1.s1']);
  });

  test('by keyboard: the paper is left for the shelf, and continued at the sentence', async ({
    page,
    site,
  }) => {
    await open(page, site);
    await tabTo(link(page, `${TITLE}: English + 中文`));
    await page.keyboard.press('Enter');
    await focusIsOn(page.locator('h1'));
    for (let n = 0; n < 3; n++) await page.keyboard.press('PageDown');
    await expect(page.locator('.contents [aria-current] >> nth=0')).toHaveText('II. Background');
    await tabBackTo(link(page, /^Duidu 对读/), 10);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(site);
    await focusIsOn(page.locator('h1'));
    await tabTo(link(page, 'Continue: II. Background, English + 中文'));
    const hash = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).hash);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${site}${PAIR}${hash}`);
    await expect(page.locator(hash)).toBeInViewport();
    await page.keyboard.press('Tab');
    // From there, not from the top of the page.
    await expect(page.locator('#background :focus')).toBeInViewport();
  });

  test('by keyboard: the offline copy is checked, and removed', async ({ page, site }) => {
    await open(page, `${site}about/en/`);
    await expect(page.locator('main .state')).toHaveText(SAVED);
    await tabTo(button(page, 'Check the offline copy'));
    await page.keyboard.press('Enter');
    await expect(page.locator('main .state')).toContainText('files are as they were published.');
    await focusIsOn(button(page, 'Check the offline copy'));
    await tabTo(button(page, 'Remove the offline copy'), 1);
    await page.keyboard.press('Enter');
    await expect(page.locator('main .state')).toHaveText('Not saved for offline: you removed the copy.');
    await focusIsOn(page.locator('main .state'));
    // The line speaks at once; the browser has then still to do it.
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
    await tabTo(button(page, 'Save for offline'), 1);
  });
});

test.describe('by touch alone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  const topOf = (page: Page, selector: string) =>
    page.locator(selector).evaluate((own) => own.getClientRects()[0]?.top ?? NaN);

  test('by touch: a paper is opened from the shelf', async ({ page, site }) => {
    await open(page, site);
    await tap(link(page, TITLE));
    await expect(page).toHaveURL(site + EN);
    await expect(heading(page, TITLE)).toBeInViewport();
  });

  test('by touch: the language is switched, and switched back', async ({ page, site }) => {
    await open(page, `${site}${EN}#policy-p3`);
    const before = await topOf(page, '#policy-p3-s1');
    await tap(link(page, '中文'));
    await expect(page).toHaveURL(new RegExp(ZH));
    await expect(page.locator('#policy-p3 > p')).toHaveAttribute('lang', 'zh-Hans');
    await tap(link(page, 'English'));
    await expect(page).toHaveURL(new RegExp(EN));
    await expect(page.locator('#policy-p3 > p')).toHaveAttribute('lang', 'en');
    expect(Math.abs((await topOf(page, '#policy-p3-s1')) - before)).toBeLessThanOrEqual(1);
  });

  test('by touch: two languages are put one beneath the other, and swapped', async ({ page, site }) => {
    await open(page, site + EN);
    await tap(link(page, 'English + 中文'));
    await expect(page).toHaveURL(site + PAIR);
    await expect(counterparts(page).first()).toHaveAttribute('lang', 'zh-Hans');
    await tap(link(page, '中文 + English'));
    await expect(page).toHaveURL(site + SWAPPED);
    await expect(counterparts(page).first()).toHaveAttribute('lang', 'en');
  });

  test('by touch: a section is gone to by the contents', async ({ page, site }) => {
    await open(page, site + PAIR);
    await tap(button(page, 'Contents'));
    await tap(sheet(page).getByRole('link', { name: '三、政策' }));
    await expect(sheet(page)).toBeHidden();
    await expect(page).toHaveURL(`${site}${PAIR}#policy`);
    await expect(page.locator('#policy h2')).toBeInViewport();
  });

  test('by touch: a paragraph is unfolded in peek, then all, then none', async ({ page, site }) => {
    await open(page, site + PAIR);
    await tap(button(page, 'Settings'));
    await tap(sheet(page).getByLabel('Peek'));
    await tap(button(page, 'Close'));
    await expect(counterparts(page)).toHaveCount(0);
    const unfold = page.locator('#introduction-p1 > .peek');
    await tap(unfold);
    await expect(counterparts(page)).toHaveCount(1);
    await tap(unfold);
    await expect(counterparts(page)).toHaveCount(0);
    await tap(button(page, 'Unfold all'));
    await expect(counterparts(page)).toHaveCount(24);
    await tap(button(page, 'Fold all'));
    await expect(counterparts(page)).toHaveCount(0);
  });

  test('by touch: a sentence is marked, and its link copied', async ({ page, site }) => {
    await open(page, site + PAIR);
    await page.locator('#introduction-p1-s2--zh-Hans').tap();
    expect(await marked(page)).toEqual(['introduction.p1.s2', 'introduction.p1.s2']);
    await expect(page).toHaveURL(`${site}${PAIR}#introduction-p1-s2`);
    await tap(page.locator('#introduction-p1 > .paragraph-actions > summary'));
    await tap(page.locator('#introduction-p1 .link'));
    await expect(said(page)).toHaveText('The link is copied.');
    expect(await copied(page)).toBe(`${site}${PAIR}#introduction-p1-s2`);
    await page.locator('#introduction-p1-s2').tap();
    expect(await marked(page)).toEqual([]);
  });

  test('by touch: colours and the size of the text are set, and reset', async ({ page, site }) => {
    await open(page, site + EN);
    const before = await sizeOfText(page);
    await tap(button(page, 'Settings'));
    await tap(sheet(page).getByLabel('Sepia'));
    expect(await theme(page)).toBe('sepia');
    const size = page.getByLabel('Text size').first();
    await size.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await size.boundingBox()) ?? new DOMRect();
    expect(height).toBeGreaterThanOrEqual(43.9);
    await page.touchscreen.tap(x + width - 4, y + height / 2);
    expect((await sizeOfText(page)) / before).toBeCloseTo(2, 2);
    await tap(button(page, 'Back to the defaults'));
    expect(await theme(page)).toBeUndefined();
    expect(await sizeOfText(page)).toBe(before);
    await tap(button(page, 'Close'));
    await expect(sheet(page)).toBeHidden();
  });

  test('by touch: what a paragraph offers shows it in the other language, and goes when the text is tapped', async ({
    page,
    site,
  }) => {
    await open(page, `${site}${EN}#policy-p3`);
    const offers = page.locator('#policy-p3 .paragraph-actions > div');
    await tap(page.locator('#policy-p3 > .paragraph-actions > summary'));
    await expect(offers).toBeVisible();
    const before = await topOf(page, '#policy-p3-s1');
    await tap(offers.getByRole('link', { name: /^中文/ }));
    await expect(page).toHaveURL(new RegExp(ZH));
    await expect(page.locator('#policy-p3 > p')).toHaveAttribute('lang', 'zh-Hans');
    expect(Math.abs((await topOf(page, '#policy-p3-s1')) - before)).toBeLessThanOrEqual(1);
    await tap(page.locator('#policy-p3 > .paragraph-actions > summary'));
    await expect(offers).toBeVisible();
    await page.locator('#policy-p3-s2').tap();
    await expect(offers).toBeHidden();
  });

  test('by touch: the paper is left for the shelf, and continued at the sentence', async ({ page, site }) => {
    await open(page, site + PAIR);
    await tap(button(page, 'Contents'));
    await tap(sheet(page).getByRole('link', { name: 'II. Background' }));
    await expect(page.locator('#background h2')).toBeInViewport();
    await tap(link(page, /^Duidu 对读/));
    await expect(page).toHaveURL(site);
    const on = link(page, 'Continue: II. Background, English + 中文');
    const hash = await on.evaluate((own: HTMLAnchorElement) => own.hash);
    await tap(on);
    await expect(page).toHaveURL(`${site}${PAIR}${hash}`);
    await expect(page.locator(hash)).toBeInViewport();
  });

  test('by touch: the offline copy is checked, and removed', async ({ page, site }) => {
    await open(page, `${site}about/en/`);
    await expect(page.locator('main .state')).toHaveText(SAVED);
    await tap(button(page, 'Check the offline copy'));
    await expect(page.locator('main .state')).toContainText('files are as they were published.');
    await tap(button(page, 'Remove the offline copy'));
    await expect(page.locator('main .state')).toHaveText('Not saved for offline: you removed the copy.');
    await expect(page.locator('main .state')).toBeInViewport();
    // The line speaks at once; the browser has then still to do it.
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  });
});
