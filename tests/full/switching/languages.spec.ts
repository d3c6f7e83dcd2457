import type { Page } from '@playwright/test';
import { axe } from '../../support/axe.ts';
import { expect, heard, listen, open, press, test, viewAddress } from '../../support/site.ts';
import { entriesOf, viewLink } from '../reading-page.ts';
import { openerOf, sheetOf } from '../sheets.ts';
import { t } from '../../smoke/messages.ts';

/** The languages of the ten-language paper that have no interface. */
const OTHERS = ['bo', 'fr', 'he', 'hi', 'ja', 'th', 'zh-Hans', 'zh-Hant'];

/** The views in the bar by name, and where the control that swaps two languages leads: nowhere if one is shown. */
const viewsInBar = (page: Page) =>
  page
    .locator('.views a')
    .evaluateAll((all) =>
      all.map((a) => a.querySelector('.long')?.textContent.trim() ?? a.getAttribute('href')),
    );
const languages = (page: Page) => openerOf(page, 'languages');
const sheet = (page: Page) => sheetOf(page, 'languages');

test('the bar offers the two languages in use, also when only one of them is shown', async ({
  page,
  library,
}) => {
  await open(page, `${library}tides/en/`);
  expect(await viewsInBar(page)).toEqual(['English', 'العربية', 'English + العربية', null]);
  await press(languages(page));
  await sheet(page).getByRole('link', { name: 'English + français' }).click();
  await expect(page).toHaveURL(`${library}tides/en/fr/`);
  const swapped = '/reader/tides/fr/en/';
  expect(await viewsInBar(page)).toEqual(['English', 'français', 'English + français', swapped]);
  await press(viewLink(page, 'français'));
  await expect(page).toHaveURL(`${library}tides/fr/`);
  expect(await viewsInBar(page)).toEqual(['English', 'français', 'English + français', null]);
});

test('a sheet lists every language by its own name, alone and beside the leading language', async ({
  page,
  library,
}) => {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    await open(page, `${library}tides/zh-Hans/en/`);
    const opener = openerOf(page, 'languages', 'zh-Hans');
    await opener.click();
    const dialog = sheetOf(page, 'languages', 'zh-Hans');
    await expect(dialog).toBeVisible();
    const links = await dialog
      .locator('.languages a')
      .evaluateAll((all) =>
        all.map((a) => [
          a.textContent.trim().replaceAll(/\s+/g, ' '),
          a.getAttribute('href')?.replace(/^.*\/tides/, ''),
          a.getAttribute('aria-current'),
        ]),
      );
    expect(links).toEqual([
      ['English 英语', '/en/', null],
      ['简体中文 + English', '/zh-Hans/en/', 'page'],
      ['العربية 阿拉伯语', '/ar/', null],
      ['简体中文 + العربية', '/zh-Hans/ar/', null],
      ['français 法语', '/fr/', null],
      ['简体中文 + français', '/zh-Hans/fr/', null],
      ['简体中文', '/zh-Hans/', null],
    ]);
    await expect(dialog.locator('[aria-current]')).toHaveCSS('text-decoration-line', 'underline');
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  }
});

test('choosing a language in the sheet moves nothing and restores the focus, and Back leaves the text', async ({
  page,
  library,
}) => {
  await page.setViewportSize({ width: 390, height: 500 });
  await page.goto(library);
  await open(page, `${library}tides/en/`);
  // Scroll until this paragraph is the first one visible.
  const top = () => page.locator('#rise-p2-s1').evaluate((own) => own.getBoundingClientRect().top);
  await page.evaluate((by) => scrollBy({ top: by, behavior: 'instant' }), (await top()) - 30);
  await expect.poll(top).toBeLessThan(40);
  const before = await top();
  await languages(page).focus();
  await page.keyboard.press('Enter');
  await sheet(page)
    .getByRole('link', { name: /^العربية/ })
    .click();
  await expect(page).toHaveURL(`${library}tides/ar/`);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  await expect(openerOf(page, 'languages', 'ar')).toBeFocused();
  // The sheet was an entry of the history; the view that was chosen in it is none.
  const entries = await entriesOf(page);
  await press(viewLink(page, 'English'));
  await expect(page).toHaveURL(`${library}tides/en/`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  expect(await entriesOf(page)).toBe(entries);
  await page.goBack();
  await expect(page).toHaveURL(library);
});

test('a paper in two or three languages has no languages button, and without scripts no page shows one', async ({
  page,
  library,
  site,
  browser,
}) => {
  for (const address of [`${library}harbour/en/`, site + viewAddress(['en'])]) {
    await open(page, address);
    await expect(languages(page)).toHaveCount(0);
  }
  // The bar offers every language of such a paper.
  const withAll = ['English', '简体中文', '繁體中文', 'English + 简体中文', null];
  expect(await viewsInBar(page)).toEqual(withAll);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const withoutScripts = await context.newPage();
  await withoutScripts.goto(`${library}tides/en/`);
  await expect(withoutScripts.locator('.bar > button')).toHaveCount(4);
  for (const button of await withoutScripts.locator('.bar > button').all()) await expect(button).toBeHidden();
  await context.close();
});

test('a language can be found by any of its names; the number of matches is announced once', async ({
  page,
  scripts,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await listen(page);
  await open(page, `${scripts}tides/en/ar/`);
  await languages(page).click();
  const names = () =>
    sheet(page)
      .locator('.languages li > a:first-child')
      .evaluateAll((all) => all.map((a) => a.getAttribute('hreflang')));
  await expect.poll(names).toEqual(['en', 'ar', ...OTHERS]);
  expect(await axe(page)).toEqual([]);
  const search = sheet(page).getByRole('searchbox', { name: t('en', 'languages.find') });
  for (const [typed, found] of [
    ['日本', ['ja']],
    ['japan', ['ja']],
    ['עבר', ['he']],
    ['हिन्दी', ['hi']],
    ['klingon', []],
    ['中文', ['zh-Hans', 'zh-Hant']],
    ['', ['en', 'ar', ...OTHERS]],
  ] as const) {
    await search.fill(typed);
    const count = found.length;
    if (count === 0) await expect(sheet(page)).toContainText(t('en', 'languages.none'));
    else await expect.poll(names, typed).toEqual([...found]);
    const message = t('en', count === 1 ? 'languages.found_one' : 'languages.found_other', { count });
    await expect.poll(async () => (await heard(page)).at(-1), typed).toBe(message);
  }
  await search.fill('thai');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${scripts}tides/th/`);
  await expect(page.locator('section p').first()).toHaveAttribute('lang', 'th');
  expect(await viewsInBar(page)).toEqual(['English', 'ไทย', 'ไทย + English', null]);
});

test('on the shelf the pairs of a paper in many languages are folded, and each can be reached', async ({
  page,
  scripts,
}) => {
  await page.goto(scripts);
  const card = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'On Tides', exact: true }) });
  const pairs = card.locator('.pairs');
  await expect(pairs).toBeHidden();
  await card.locator('summary', { hasText: t('en', 'shelf.pairs') }).click();
  const links = await pairs.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const langs = ['en', 'ar', ...OTHERS];
  expect(links).toEqual(
    langs.flatMap((lead) =>
      langs.filter((lang) => lang !== lead).map((beside) => `/reader/tides/${lead}/${beside}/`),
    ),
  );
  await pairs
    .getByRole('link', { name: `${t('en', 'shelf.of', { title: 'On Tides' })}English + العربية` })
    .click();
  await expect(page).toHaveURL(`${scripts}tides/en/ar/`);
});
