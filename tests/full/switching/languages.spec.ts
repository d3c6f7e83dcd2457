import type { Page } from '@playwright/test';
import { axe } from '../../support/axe.ts';
import { expect, heard, listen, open, press, test } from '../../support/site.ts';
import { openerOf, sheetOf } from '../sheets.ts';
import { t } from '../../smoke/messages.ts';

/** The languages of the ten-language paper that have no interface. */
const OTHERS = ['bo', 'fr', 'he', 'hi', 'ja', 'th', 'zh-Hans', 'zh-Hant'];

const viewsInBar = (page: Page) =>
  page.locator('.views a').evaluateAll((all) => all.map((a) => a.querySelector('.long')?.textContent.trim()));
const languages = (page: Page) => openerOf(page, 'languages');
const sheet = (page: Page) => sheetOf(page, 'languages');

test('the bar offers the two languages in use, also when only one of them is shown', async ({
  page,
  library,
}) => {
  await open(page, `${library}tides/en/`);
  expect(await viewsInBar(page)).toEqual(['English', 'العربية', 'English + العربية']);
  await press(languages(page));
  await sheet(page).getByRole('link', { name: 'English + français' }).click();
  await expect(page).toHaveURL(`${library}tides/en/fr/`);
  expect(await viewsInBar(page)).toEqual(['English', 'français', 'English + français', 'français + English']);
  await press(page.locator('.views').getByRole('link', { name: 'français', exact: true }));
  await expect(page).toHaveURL(`${library}tides/fr/`);
  expect(await viewsInBar(page)).toEqual(['English', 'français', 'français + English']);
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

test('choosing a language in the sheet moves nothing, restores the focus, and Back undoes it', async ({
  page,
  library,
}) => {
  await page.setViewportSize({ width: 390, height: 500 });
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
  await page.goBack();
  await expect(page).toHaveURL(`${library}tides/en/`);
  await expect(page.getByRole('dialog')).toBeHidden();
  // The address changes before the text is rendered, so wait for the text.
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
});

test('a paper in two languages has no languages button, and without scripts no page shows one', async ({
  page,
  library,
  browser,
}) => {
  await open(page, `${library}harbour/en/`);
  await expect(languages(page)).toHaveCount(0);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const withoutScripts = await context.newPage();
  await withoutScripts.goto(`${library}tides/en/`);
  await expect(withoutScripts.locator('.bar > button')).toHaveCount(3);
  for (const button of await withoutScripts.locator('.bar > button').all()) await expect(button).toBeHidden();
  // The paragraph menu links to the same paragraph in every language.
  const links = withoutScripts.locator('#rise-p1 .paragraph-actions a:not(.link)');
  expect(
    await links.evaluateAll((all) => all.map((a) => a.getAttribute('href')?.replace(/^.*\/tides/, ''))),
  ).toEqual(['/ar/#rise-p1', '/fr/#rise-p1', '/zh-Hans/#rise-p1']);
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
  expect(await viewsInBar(page)).toEqual(['English', 'ไทย', 'ไทย + English']);
});

test('a paragraph menu of ten languages fits the window and shows each name in full', async ({
  page,
  scripts,
}) => {
  for (const [width, address] of [
    [320, 'tides/en/'],
    [768, 'tides/en/'],
    [1280, 'tides/en/'],
    [768, 'tides/ar/'],
    [768, 'tides/ar/en/'],
    [1280, 'tides/ar/en/'],
  ] as const) {
    await page.setViewportSize({ width, height: 700 });
    await open(page, scripts + address);
    const menu = page.locator('#rise-p2 > .paragraph-actions');
    await press(menu.locator('summary'));
    // The link to the paragraph itself, and one for each language that is not already shown alone.
    await expect(menu.locator('a')).toHaveCount(address.split('/').length > 3 ? 11 : 10);
    const out = await menu.locator('a').evaluateAll((all) =>
      all
        .filter((link) => {
          const { left, right } = link.getBoundingClientRect();
          return left < 0 || right > innerWidth || link.scrollWidth > link.clientWidth;
        })
        .map(({ textContent }) => textContent),
    );
    expect(out, `${address} ${width}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // A menu of several lines overlaps the text above, so it needs a background; and the paragraph below must stay
    // readable. The number of lines depends on the installed fonts.
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const list = menu.locator('div');
    const lines = await list.evaluate(
      (own: HTMLElement) => own.offsetHeight > 1.5 * (own.querySelector('a')?.offsetHeight ?? NaN),
    );
    await expect(list).toHaveCSS('background-color', lines ? paper : 'rgba(0, 0, 0, 0)');
    if (!lines) continue;
    const covered = await menu.evaluate((own) => {
      const list = own.querySelector('div')?.getBoundingClientRect().bottom ?? NaN;
      const line = own.parentElement?.querySelector('p .lead, p')?.getBoundingClientRect().top ?? NaN;
      return list - line;
    });
    expect(covered, `${address} ${width}`).toBeLessThanOrEqual(5);
  }
});

test('on the shelf the pairs of a paper in many languages are folded, and each can be reached', async ({
  page,
  scripts,
}) => {
  await page.goto(scripts);
  const item = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'On Tides', exact: true }) });
  await expect(item.locator('.pairs')).toBeHidden();
  await item.getByText(`${t('en', 'shelf.pairs')}: English`, { exact: true }).click();
  const links = await item.locator('.pairs a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(links).toEqual(['ar', ...OTHERS].map((lang) => `/reader/tides/en/${lang}/`));
  await item.locator('.pairs a[href$="/en/ar/"]').click();
  await expect(page).toHaveURL(`${scripts}tides/en/ar/`);
});
