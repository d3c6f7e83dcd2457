import type { Page } from '@playwright/test';
import { expect, open, said, test, viewAddress } from '../../support/site.ts';
import { button, focusIsOn, heading, link, tabBackTo, tabTo, tap } from '../../support/focus-walk.ts';
import { t, tPattern } from '../messages.ts';
import { counterpartOf, swapLink } from '../reading-page.ts';
import { option, slider } from '../sheets.ts';

// The ten tasks of a reader, by keyboard alone and by touch alone. The tests only press keys or tap: they neither click
// nor set the focus.

const EN = viewAddress(['en']);
const ZH = viewAddress(['zh-Hans']);
const PAIR = viewAddress(['en', 'zh-Hans']);
const SWAPPED = viewAddress(['zh-Hans', 'en']);
const TITLE = "China's Position Paper on the New Security Concept";
const SAVED = tPattern('en', 'offline.saved');

// The links of the paper's card on the shelf.
const CARD = t('en', 'shelf.of', { title: TITLE });
const ALONE = `${CARD}English`;
const READ = `${CARD}${t('en', 'shelf.read')} English + 简体中文`;

const CONTINUE = t('en', 'shelf.continue', { place: 'II. Background', languages: 'English + 简体中文' });

const sheet = (page: Page) => page.getByRole('dialog');
/** The paragraphs of the second language, where they are shown. */
const seconds = (page: Page) => page.locator('.text section p.beside').locator('visible=true');
const marked = (page: Page) =>
  page
    .locator('[data-marked]')
    .locator('visible=true')
    .evaluateAll((all) => all.map((own) => (own as HTMLElement).dataset.segment));
const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme);
const sizeOfText = (page: Page) =>
  page.locator('#introduction-p1-s1').evaluate((own) => parseFloat(getComputedStyle(own).fontSize));
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

test.describe('by keyboard alone', () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test('by keyboard: open a paper from the shelf', async ({ page, site }) => {
    for (const [name, address] of [
      [READ, PAIR],
      [ALONE, EN],
    ] as const) {
      await open(page, site);
      await tabTo(link(page, name));
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(site + address);
      await focusIsOn(page.locator('h1'));
      await expect(page.locator('h1 .lead')).toHaveText(TITLE);
    }
  });

  test('by keyboard: switch the language and switch back', async ({ page, site }) => {
    await open(page, site + EN);
    await tabTo(link(page, '简体中文'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(site + ZH);
    await expect(page.locator('h1')).toContainText('新安全观');
    await focusIsOn(link(page, '简体中文'));
    await tabBackTo(link(page, 'English'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(site + EN);
    await expect(page.locator('h1')).toHaveText(TITLE);
    await focusIsOn(link(page, 'English'));
    await page.keyboard.press('f');
    await expect(page).toHaveURL(site + ZH);
    await focusIsOn(link(page, 'English'));
  });

  test('by keyboard: show two languages side by side and swap them', async ({ page, site }) => {
    await open(page, site + EN);
    await tabTo(link(page, 'English + 简体中文'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(site + PAIR);
    await expect(seconds(page).first()).toHaveAttribute('lang', 'zh-Hans');
    await focusIsOn(link(page, 'English + 简体中文'));
    await tabTo(swapLink(page), 1);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(site + SWAPPED);
    await expect(seconds(page).first()).toHaveAttribute('lang', 'en');
    await focusIsOn(swapLink(page, 'zh-Hans'));
    await expect(link(page, '简体中文 + English')).toHaveAttribute('aria-current', 'page');
    await page.keyboard.press('s');
    await expect(page).toHaveURL(site + PAIR);
    await focusIsOn(swapLink(page));
  });

  test('by keyboard: go to a section from the contents and read on', async ({ page, site }) => {
    await open(page, site + EN);
    await page.keyboard.press('c');
    await focusIsOn(button(page, t('en', 'sheets.close')));
    await tabTo(sheet(page).getByRole('link', { name: 'III. Policy' }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${site}${EN}#policy`);
    await focusIsOn(heading(page, 'III. Policy'));
    await tabTo(page.locator('#policy-p1 > .paragraph-actions > summary'), 3);
  });

  test('by keyboard: show one language of two, and open and close the counterparts of sentences', async ({
    page,
    site,
  }) => {
    await open(page, site + PAIR);
    await page.keyboard.press('l');
    await page.keyboard.press('l');
    await expect(said(page)).toHaveText(t('en', 'settings.options.layout.peek'));
    await expect(seconds(page)).toHaveCount(0);
    const [first, second] = ['introduction-p1-s1', 'introduction-p1-s2'].map((id) => counterpartOf(page, id));
    if (!first || !second) throw new Error('There are two sentences.');
    await page.keyboard.press('j');
    await expect.poll(() => marked(page)).toEqual(['introduction.p1.s1']);
    await page.keyboard.press('Enter');
    await expect(first).toBeVisible();
    await expect(first).toHaveAttribute('lang', 'zh-Hans');
    await page.keyboard.press('j');
    await page.keyboard.press('f');
    await expect(second).toBeVisible();
    await expect(first).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(second).toHaveCount(0);
    // Swapped, the page shows the other language, and the same counterpart is open in this one.
    await page.keyboard.press('s');
    await expect(page).toHaveURL(new RegExp(SWAPPED));
    await expect(first).toHaveAttribute('lang', 'en');
    // Enter on a control is that control's, although a sentence is marked.
    await tabTo(page.locator('#background-p1 > .paragraph-actions > summary'));
    await page.keyboard.press('Enter');
    await expect(page.locator('#background-p1 .link')).toBeVisible();
    await expect(page.locator('.counterpart')).toHaveCount(1);
  });

  test('by keyboard: step to a sentence, mark it and copy its link', async ({ page, site }) => {
    await open(page, site + PAIR);
    await page.keyboard.press('j');
    await expect.poll(() => marked(page)).toHaveLength(2);
    while ((await marked(page))[0] !== 'background.p1.s2') await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await marked(page)).toEqual(['background.p1.s1', 'background.p1.s1']);
    await expect(page).toHaveURL(`${site}${PAIR}#background-p1-s1`);
    await expect(page.locator('#background-p1-s1')).toBeInViewport();
    await page.keyboard.press('y');
    await expect(said(page)).toHaveText(t('en', 'link.copied'));
    expect(await copied(page)).toBe(`${site}${PAIR}#background-p1-s1`);
    await page.keyboard.press('j');
    // The paragraph menu has the same link.
    const number = page.locator('#background-p1 > .paragraph-actions > summary');
    await tabBackTo(number, 2);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await focusIsOn(page.locator('#background-p1 .link'));
    await page.keyboard.press('Enter');
    await expect.poll(() => copied(page)).toBe(`${site}${PAIR}#background-p1-s2`);
    await page.keyboard.press('Escape');
    await focusIsOn(number);
  });

  test('by keyboard: set the theme and text size and reset them', async ({ page, site }) => {
    await open(page, site + EN);
    const before = await sizeOfText(page);
    await tabTo(button(page, t('en', 'sheets.settings')));
    await page.keyboard.press('Enter');
    await focusIsOn(button(page, t('en', 'sheets.close')));
    await tabTo(option(page, 'theme', 'system'));
    for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowDown');
    await focusIsOn(option(page, 'theme', 'dark'));
    expect(await theme(page)).toBe('dark');
    await tabBackTo(button(page, t('en', 'settings.larger')), 2);
    for (let n = 0; n < 2; n++) await page.keyboard.press('Enter');
    await focusIsOn(button(page, t('en', 'settings.larger')));
    expect((await sizeOfText(page)) / before).toBeCloseTo(1.2, 2);
    await tabTo(sheet(page).locator('summary', { hasText: t('en', 'settings.more') }));
    await page.keyboard.press('Enter');
    const size = slider(page, 'latinScale');
    await tabTo(size);
    for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowRight');
    await focusIsOn(size);
    expect((await sizeOfText(page)) / before).toBeCloseTo(1.5, 2);
    await tabTo(button(page, t('en', 'settings.reset')));
    await page.keyboard.press('Enter');
    await focusIsOn(button(page, t('en', 'settings.reset')));
    expect(await theme(page)).toBeUndefined();
    expect(await sizeOfText(page)).toBe(before);
    await page.keyboard.press('Escape');
    await focusIsOn(button(page, t('en', 'sheets.settings')));
  });

  test('by keyboard: list the keyboard shortcuts, switch them off and on again', async ({ page, site }) => {
    await open(page, site + EN);
    await page.keyboard.press('?');
    await expect(sheet(page)).toHaveAccessibleName(t('en', 'sheets.keys'));
    await focusIsOn(button(page, t('en', 'sheets.close')));
    const on = page.getByLabel(t('en', 'keys.on'));
    await tabTo(on);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toBeHidden();
    await focusIsOn(page.locator('main'));
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    await tabBackTo(button(page, t('en', 'sheets.settings')));
    expect(await marked(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await tabTo(button(page, t('en', 'sheets.keys')));
    await page.keyboard.press('Enter');
    await focusIsOn(button(page, t('en', 'sheets.close')));
    await tabTo(on);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await focusIsOn(button(page, t('en', 'sheets.settings')));
    await page.keyboard.press('j');
    await expect.poll(() => marked(page)).toEqual(['introduction.p1.s1']);
  });

  test('by keyboard: leave a paper for the shelf and continue at the same sentence', async ({
    page,
    site,
  }) => {
    await open(page, site);
    await tabTo(link(page, READ));
    await page.keyboard.press('Enter');
    await focusIsOn(page.locator('h1'));
    for (let n = 0; n < 3; n++) await page.keyboard.press('PageDown');
    await expect(page.locator('.contents [aria-current] >> nth=0')).toHaveText('II. Background');
    await tabBackTo(link(page, /^Duidu 对读/), 10);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(site);
    await focusIsOn(page.locator('h1'));
    await tabTo(link(page, CONTINUE));
    const hash = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).hash);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${site}${PAIR}${hash}`);
    await expect(page.locator(hash)).toBeInViewport();
    await page.keyboard.press('Tab');
    // Tab continues from the sentence, not from the top of the page.
    await expect(page.locator('#background :focus')).toBeInViewport();
  });

  test('by keyboard: check and remove the offline copy', async ({ page, site }) => {
    await open(page, `${site}about/en/`);
    await expect(page.locator('main .state')).toHaveText(SAVED);
    await tabTo(button(page, t('en', 'offline.check')));
    await page.keyboard.press('Enter');
    await expect(page.locator('main .state')).toContainText(tPattern('en', 'offline.sound'));
    await focusIsOn(button(page, t('en', 'offline.check')));
    await tabTo(button(page, t('en', 'offline.remove')), 1);
    await page.keyboard.press('Enter');
    await expect(page.locator('main .state')).toHaveText(t('en', 'offline.none.removed'));
    await focusIsOn(page.locator('main .state'));
    // The status changes at once; the browser may still be deleting the caches.
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
    await tabTo(button(page, t('en', 'offline.save')), 1);
  });
});

test.describe('by touch alone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  const topOf = (page: Page, selector: string) =>
    page.locator(selector).evaluate((own) => own.getClientRects()[0]?.top ?? NaN);

  test('by touch: open a paper from the shelf', async ({ page, site }) => {
    for (const [name, address] of [
      [READ, PAIR],
      [ALONE, EN],
    ] as const) {
      await open(page, site);
      await tap(link(page, name));
      await expect(page).toHaveURL(site + address);
      await expect(page.locator('h1 .lead')).toHaveText(TITLE);
      await expect(page.locator('h1')).toBeInViewport();
      await expect(page.locator('#introduction-p1-s1')).toBeInViewport();
    }
  });

  test('by touch: switch the language and switch back', async ({ page, site }) => {
    await open(page, `${site}${EN}#policy-p3`);
    const before = await topOf(page, '#policy-p3-s1');
    await tap(link(page, '简体中文'));
    await expect(page).toHaveURL(new RegExp(ZH));
    await expect(page.locator('#policy-p3 > p')).toHaveAttribute('lang', 'zh-Hans');
    await tap(link(page, 'English'));
    await expect(page).toHaveURL(new RegExp(EN));
    await expect(page.locator('#policy-p3 > p')).toHaveAttribute('lang', 'en');
    expect(Math.abs((await topOf(page, '#policy-p3-s1')) - before)).toBeLessThanOrEqual(1);
  });

  test('by touch: show two languages, compare a sentence, swap them, and show both at once', async ({
    page,
    site,
  }) => {
    await open(page, site + EN);
    await tap(link(page, 'English + 简体中文'));
    await expect(page).toHaveURL(site + PAIR);
    await expect(seconds(page)).toHaveCount(0);
    await expect(page.locator('.hint')).toBeVisible();
    const counterpart = counterpartOf(page, 'introduction-p1-s2');
    await page.locator('#introduction-p1-s2').tap();
    await expect(counterpart).toBeVisible();
    await expect(counterpart).toHaveAttribute('lang', 'zh-Hans');
    await expect(page.locator('.hint')).toBeHidden();
    await tap(swapLink(page));
    await expect(page).toHaveURL(new RegExp(SWAPPED));
    await expect(counterpart).toHaveAttribute('lang', 'en');
    await tap(button(page, t('zh-Hans', 'sheets.settings')));
    await tap(option(page, 'layout', 'stacked', 'zh-Hans'));
    await tap(button(page, t('zh-Hans', 'sheets.close')));
    await expect(sheet(page)).toBeHidden();
    await expect(seconds(page)).toHaveCount(24);
    await expect(seconds(page).first()).toHaveAttribute('lang', 'en');
    await expect(counterpart).toBeHidden();
  });

  test('by touch: go to a section from the contents', async ({ page, site }) => {
    await open(page, site + PAIR);
    await tap(button(page, t('en', 'sheets.contents')));
    await tap(sheet(page).getByRole('link', { name: '三、政策' }));
    await expect(sheet(page)).toBeHidden();
    await expect(page).toHaveURL(`${site}${PAIR}#policy`);
    await expect(page.locator('#policy h2')).toBeInViewport();
  });

  test('by touch: mark a sentence, with its counterpart, and copy its link', async ({ page, site }) => {
    await open(page, site + PAIR);
    await page.locator('#introduction-p1-s2').tap();
    await expect.poll(() => marked(page)).toEqual(['introduction.p1.s2', 'introduction.p1.s2']);
    await expect(page).toHaveURL(`${site}${PAIR}#introduction-p1-s2`);
    await tap(page.locator('#introduction-p1 > .paragraph-actions > summary'));
    await tap(page.locator('#introduction-p1 .link'));
    await expect(said(page)).toHaveText(t('en', 'link.copied'));
    expect(await copied(page)).toBe(`${site}${PAIR}#introduction-p1-s2`);
    // Closing it removes the mark. So does a tap on the counterpart itself.
    await page.locator('#introduction-p1-s2').tap();
    await expect.poll(() => marked(page)).toEqual([]);
    await expect(page.locator('.counterpart')).toHaveCount(0);
    await expect(page).toHaveURL(site + PAIR);
    await page.locator('#background-p2-s3').tap();
    await expect(counterpartOf(page, 'background-p2-s3')).toBeVisible();
    await counterpartOf(page, 'background-p2-s3').locator('[data-segment]').tap();
    await expect(page.locator('.counterpart')).toHaveCount(0);
    expect(await marked(page)).toEqual([]);
  });

  test('by touch: set the theme and text size and reset them', async ({ page, site }) => {
    await open(page, site + EN);
    const before = await sizeOfText(page);
    await tap(button(page, t('en', 'sheets.settings')));
    await tap(option(page, 'theme', 'sepia'));
    expect(await theme(page)).toBe('sepia');
    await tap(button(page, t('en', 'settings.larger')));
    expect((await sizeOfText(page)) / before).toBeCloseTo(1.1, 2);
    await tap(sheet(page).locator('summary', { hasText: t('en', 'settings.more') }));
    const size = slider(page, 'latinScale');
    await size.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await size.boundingBox()) ?? new DOMRect();
    expect(height).toBeGreaterThanOrEqual(43.9);
    await page.touchscreen.tap(x + width - 4, y + height / 2);
    expect((await sizeOfText(page)) / before).toBeCloseTo(2, 2);
    await tap(button(page, t('en', 'settings.reset')));
    expect(await theme(page)).toBeUndefined();
    expect(await sizeOfText(page)).toBe(before);
    await tap(button(page, t('en', 'sheets.close')));
    await expect(sheet(page)).toBeHidden();
  });

  test('by touch: copy a paragraph in both languages; its menu closes when the text is tapped', async ({
    page,
    site,
  }) => {
    await open(page, `${site}${PAIR}#policy-p3`);
    const menu = page.locator('#policy-p3 .paragraph-actions > div');
    await tap(page.locator('#policy-p3 > .paragraph-actions > summary'));
    await expect(menu).toBeVisible();
    const before = await topOf(page, '#policy-p3-s1');
    await tap(menu.getByRole('button', { name: new RegExp(`^${t('en', 'share.both')}`) }));
    await expect(said(page)).toHaveText(t('en', 'share.done'));
    expect(await copied(page)).toMatch(/^Mutual trust means [^]+\n\n互信/);
    expect(Math.abs((await topOf(page, '#policy-p3-s1')) - before)).toBeLessThanOrEqual(1);
    await page.locator('#policy-p3-s2').tap();
    await expect(menu).toBeHidden();
  });

  test('by touch: leave a paper for the shelf and continue at the same sentence', async ({ page, site }) => {
    await open(page, site + PAIR);
    await tap(button(page, t('en', 'sheets.contents')));
    await tap(sheet(page).getByRole('link', { name: 'II. Background' }));
    await expect(page.locator('#background h2')).toBeInViewport();
    await tap(link(page, /^Duidu 对读/));
    await expect(page).toHaveURL(site);
    const continueLink = link(page, CONTINUE);
    const hash = await continueLink.evaluate((own: HTMLAnchorElement) => own.hash);
    await tap(continueLink);
    await expect(page).toHaveURL(`${site}${PAIR}${hash}`);
    await expect(page.locator(hash)).toBeInViewport();
  });

  test('by touch: check and remove the offline copy', async ({ page, site }) => {
    await open(page, `${site}about/en/`);
    await expect(page.locator('main .state')).toHaveText(SAVED);
    await tap(button(page, t('en', 'offline.check')));
    await expect(page.locator('main .state')).toContainText(tPattern('en', 'offline.sound'));
    await tap(button(page, t('en', 'offline.remove')));
    await expect(page.locator('main .state')).toHaveText(t('en', 'offline.none.removed'));
    await expect(page.locator('main .state')).toBeInViewport();
    // The status changes at once; the browser may still be deleting the caches.
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  });
});
