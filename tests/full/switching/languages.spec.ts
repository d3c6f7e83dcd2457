import type { Page } from '@playwright/test';
import { axe } from '../access/axe.ts';
import { expect, heard, listen, open, press, test } from '../../site.ts';

/** Of the ten languages of the shelf in many scripts, those without an interface. */
const OTHERS = ['bo', 'fr', 'he', 'hi', 'ja', 'th', 'zh-Hans', 'zh-Hant'];

const bar = (page: Page) =>
  page.locator('.views a').evaluateAll((all) => all.map((a) => a.querySelector('.long')?.textContent.trim()));
const languages = (page: Page) =>
  page.locator('.bar').getByRole('button', { name: 'Languages', exact: true });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Languages' });

test('the bar holds the two languages in use; the other one stays at hand when one is shown alone', async ({
  page,
  library,
}) => {
  await open(page, `${library}tides/en/`);
  expect(await bar(page)).toEqual(['English', 'العربية', 'English + العربية']);
  await press(languages(page));
  await sheet(page).getByRole('link', { name: 'English + français' }).click();
  await expect(page).toHaveURL(`${library}tides/en/fr/`);
  expect(await bar(page)).toEqual(['English', 'français', 'English + français', 'français + English']);
  await press(page.locator('.views').getByRole('link', { name: 'français', exact: true }));
  await expect(page).toHaveURL(`${library}tides/fr/`);
  expect(await bar(page)).toEqual(['English', 'français', 'français + English']);
});

test('all languages are in a sheet, by their own names: alone, and beside the one that leads', async ({
  page,
  library,
}) => {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    await open(page, `${library}tides/zh-Hans/en/`);
    const opener = page.locator('.bar').getByRole('button', { name: '语言', exact: true });
    await opener.click();
    const dialog = page.getByRole('dialog', { name: '语言' });
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
      ['中文 + English', '/zh-Hans/en/', 'page'],
      ['العربية 阿拉伯语', '/ar/', null],
      ['中文 + العربية', '/zh-Hans/ar/', null],
      ['français 法语', '/fr/', null],
      ['中文 + français', '/zh-Hans/fr/', null],
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

test('a language chosen in the sheet moves nothing, gives the focus back, and Back undoes it', async ({
  page,
  library,
}) => {
  await page.setViewportSize({ width: 390, height: 500 });
  await open(page, `${library}tides/en/`);
  // The last sentence of the first section is the first that is read.
  const top = () => page.locator('#rise-p2-s1').evaluate((own) => own.getBoundingClientRect().top);
  await page.evaluate((by) => scrollBy({ top: by, behavior: 'instant' }), (await top()) - 30);
  await expect.poll(top).toBeLessThan(40);
  const before = await top();
  await languages(page).focus();
  await page.keyboard.press('Enter');
  await sheet(page).getByRole('link', { name: 'العربية', exact: false }).first().click();
  await expect(page).toHaveURL(`${library}tides/ar/`);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  await expect(page.locator('.bar').getByRole('button', { name: 'اللغات', exact: true })).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL(`${library}tides/en/`);
  await expect(page.getByRole('dialog')).toBeHidden();
  // The address is there before the text, which is drawn anew.
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
});

test('two languages need no sheet, and without scripts no page offers one', async ({
  page,
  library,
  browser,
}) => {
  await open(page, `${library}harbour/en/`);
  await expect(languages(page)).toHaveCount(0);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto(`${library}tides/en/`);
  await expect(still.locator('.bar > button')).toHaveCount(3);
  for (const button of await still.locator('.bar > button').all()) await expect(button).toBeHidden();
  // The number of each paragraph leads to the same one in every language.
  const acts = still.locator('#rise-p1 .paragraph-actions a:not(.link)');
  expect(
    await acts.evaluateAll((all) => all.map((a) => a.getAttribute('href')?.replace(/^.*\/tides/, ''))),
  ).toEqual(['/ar/#rise-p1', '/fr/#rise-p1', '/zh-Hans/#rise-p1']);
  await context.close();
});

test('among many languages one is found by any of its names; how many there are is said once', async ({
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
  const search = sheet(page).getByRole('searchbox', { name: 'Find a language' });
  for (const [typed, found, told] of [
    ['日本', ['ja'], '1 language'],
    ['japan', ['ja'], '1 language'],
    ['עבר', ['he'], '1 language'],
    ['हिन्दी', ['hi'], '1 language'],
    ['klingon', [null], '0 languages'],
    ['中文', ['zh-Hans', 'zh-Hant'], '2 languages'],
    ['', ['en', 'ar', ...OTHERS], '10 languages'],
  ] as const) {
    await search.fill(typed);
    if (found[0] === null) await expect(sheet(page)).toContainText('No language here has that name.');
    else await expect.poll(names, typed).toEqual([...found]);
    await expect.poll(async () => (await heard(page)).at(-1), typed).toBe(told);
  }
  await search.fill('thai');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${scripts}tides/th/`);
  await expect(page.locator('section p').first()).toHaveAttribute('lang', 'th');
  expect(await bar(page)).toEqual(['English', 'ไทย', 'ไทย + English']);
});

test('what a paragraph leads to in ten languages is in the window, each name whole', async ({
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
    const acts = page.locator('#rise-p2 > .paragraph-actions');
    await press(acts.locator('summary'));
    // The link to the paragraph itself, and the languages that are not shown alone.
    await expect(acts.locator('a')).toHaveCount(address.split('/').length > 3 ? 11 : 10);
    const out = await acts.locator('a').evaluateAll((all) =>
      all
        .filter((link) => {
          const { left, right } = link.getBoundingClientRect();
          return left < 0 || right > innerWidth || link.scrollWidth > link.clientWidth;
        })
        .map(({ textContent }) => textContent),
    );
    expect(out, `${address} ${width}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // Where it lies over the text above it is read all the same, and the paragraph below it too. How many lines it takes
    // is a matter of the typefaces that are there.
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const list = acts.locator('div');
    const lines = await list.evaluate(
      (own: HTMLElement) => own.offsetHeight > 1.5 * (own.querySelector('a')?.offsetHeight ?? NaN),
    );
    await expect(list).toHaveCSS('background-color', lines ? paper : 'rgba(0, 0, 0, 0)');
    if (!lines) continue;
    const covered = await acts.evaluate((own) => {
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
  const paper = page.locator('.paper').last();
  await expect(paper.locator('.pairs').first()).toBeHidden();
  await paper.getByText('Beside another language: English', { exact: true }).click();
  const links = await paper
    .locator('.pairs')
    .first()
    .locator('a')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(links).toEqual(['ar', ...OTHERS].map((lang) => `/reader/tides/en/${lang}/`));
  await paper.locator('.pairs a').first().click();
  await expect(page).toHaveURL(`${scripts}tides/en/ar/`);
});
