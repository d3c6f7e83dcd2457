import type { Locator } from '@playwright/test';
import { axe } from '../../support/axe.ts';
import { expect, open, test } from '../../support/site.ts';
import { t } from '../messages.ts';
import { openerOf } from '../sheets.ts';

test('every page has the styles of its scripts inline, nothing is render-blocking, and the policy allows it', async ({
  page,
  scripts,
}) => {
  for (const address of ['', 'tides/ar/', 'tides/en/', 'almanac/en/he/', 'about/ar/', '404/']) {
    const html = await (await page.request.get(scripts + address)).text();
    const sheets = [...html.matchAll(/<link[^>]*rel="stylesheet"[^>]*>/g)].map(([link]) => link);
    expect(sheets.filter((link) => !/ disabled| media="print"/.test(link))).toEqual([]);
    expect(html.match(/<style>[^<]*:lang\(ar\)[^<]*:lang\(bo\)[^<]*<\/style>/), address).not.toBeNull();
  }
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await open(page, `${scripts}tides/ar/bo/`);
  const fontFamily = (lang: string) =>
    page
      .locator(`main section p[lang=${lang}]`)
      .first()
      .evaluate((p) => getComputedStyle(p).fontFamily);
  expect(await fontFamily('ar')).toMatch(/Geeza Pro/);
  expect(await fontFamily('bo')).toMatch(/Kailasa/);
  expect(errors).toEqual([]);
});

test('English beside a Chinese text that leads keeps its own font, so that its quotation marks are not full-width', async ({
  page,
  library,
}) => {
  const fontFamily = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).fontFamily);
  await open(page, `${library}tides/en/`);
  const alone = await fontFamily('main section p');
  await open(page, `${library}tides/zh-Hans/en/`);
  expect(await fontFamily('main section p[lang=en]')).toBe(alone);
  expect(await fontFamily('main h1 [lang=en]')).toBe(alone);
  expect(await fontFamily('main section p[lang=zh-Hans]')).toMatch(/^"Han marks"/);
});

test('dates and language names are in their own language and calendar, after hydration too', async ({
  page,
  scripts,
}) => {
  // Chromium’s Intl has no Tibetan data, so the date must come from the build.
  for (const [lang, name, day] of [
    ['ar', 'العربية', '1 مارس 1999'],
    ['th', 'ไทย', '1 มีนาคม 2542'],
    ['bo', 'བོད་སྐད་', 'སྤྱི་ལོ་1999 ཟླ་བ་གསུམ་པའི་ཚེས་1'],
  ] as const) {
    await open(page, `${scripts}tides/en/${lang}/`);
    await expect(page.locator(`.colophon [lang=${lang}]`)).toContainText(day);
    await expect(page.locator(`.column-heads [lang=${lang}] strong`)).toHaveText(name);
  }
  const title = { title: 'On Tides', languages: 'English and Tibetan' };
  await expect(page).toHaveTitle(t('en', 'head.paper', title));
  await expect(page.locator('.views .long > [lang=bo]')).toHaveText(['བོད་སྐད་', 'བོད་སྐད་']);
});

test('axe passes pages in every script', async ({ page, scripts }) => {
  // library.spec.ts checks Arabic beside English.
  for (const [width, addresses] of [
    [390, ['tides/ar/he/', 'tides/ja/hi/', 'tides/th/bo/']],
    [1280, ['almanac/ar/he/']],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of addresses) {
      await open(page, `${scripts}${address}`);
      expect(await axe(page), `${address} ${width}`).toEqual([]);
    }
  }
});

test('pairs and their labels follow the direction of the leading language', async ({ page, scripts }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const names: Record<string, string> = { ar: 'العربية', en: 'English', he: 'עברית', ja: '日本語' };
  /** The languages named in some text, from left to right. */
  const order = (locator: Locator) =>
    locator.evaluate((element, names) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const found: { lang: string; left: number }[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const [lang, name] of Object.entries(names)) {
          const at = node.textContent?.indexOf(name) ?? -1;
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + name.length);
          // Some words are shown in other layouts only.
          const { left, width } = range.getBoundingClientRect();
          if (width > 0) found.push({ lang, left });
        }
      return found.sort((a, b) => a.left - b.left).map(({ lang }) => lang);
    }, names);
  for (const [lead, beside] of [
    ['ar', 'en'],
    ['en', 'ar'],
    // Hebrew has no interface: the page is left to right, as English is.
    ['he', 'en'],
    ['en', 'he'],
    ['he', 'ja'],
    ['ja', 'he'],
    ['ar', 'he'],
  ] as const) {
    const expected = ['ar', 'he'].includes(lead) ? [beside, lead] : [lead, beside];
    const at = `${lead} + ${beside}`;
    const pair = `/${lead}/${beside}/`;
    await open(page, `${scripts}almanac${pair}`);
    expect(await order(page.locator('.column-heads')), at).toEqual(expected);
    for (const row of ['h1', '.colophon', '.column-heads', 'section h2', 'section div.row']) {
      const lefts = await page
        .locator(`main ${row}`)
        .first()
        .evaluate((own) =>
          ['.lead', '.beside'].map((of) => own.querySelector(of)?.getBoundingClientRect().left ?? NaN),
        );
      expect((lefts[0] ?? NaN) > (lefts[1] ?? NaN), `${at}: ${row}`).toBe(expected[0] === beside);
    }
    // A heading that the leading language lacks is in the interface's words, without a direction of its own.
    const gap = page.locator('main section h2').nth(1);
    const [first = NaN, second = NaN] = await gap.evaluate((own) => {
      own.querySelector('.lead')?.removeAttribute('dir');
      return ['.lead', '.beside'].map((of) => own.querySelector(of)?.getBoundingClientRect().left ?? NaN);
    });
    expect(first > second, `${at}: a gap`).toBe(expected[0] === beside);
    expect(await order(page.locator(`.views a[href$="${pair}"] .long`)), at).toEqual(expected);
    await openerOf(page, 'languages', lead === 'ar' ? 'ar' : 'en').click();
    const link = page.locator(`dialog a[href$="${pair}"]`);
    await expect(link).toBeVisible();
    expect(await order(link), at).toEqual(expected);
    await page.keyboard.press('Escape');
  }
  await page.goto(scripts);
  await page.evaluate(() => {
    const place = { langs: ['ar', 'en'], segment: 'day1.p1.s1', at: 1 };
    localStorage.setItem('duidu:place:almanac', JSON.stringify(place));
    localStorage.setItem(
      'duidu:place:tides',
      JSON.stringify({ ...place, langs: ['he', 'en'], segment: 'rise.p1.s1' }),
    );
  });
  await open(page, scripts);
  const almanac = page.getByRole('article').filter({ has: page.locator('a[href*="/almanac/"]') });
  await almanac.locator('details > summary').click();
  for (const [lead, beside] of [
    ['ar', 'en'],
    ['he', 'en'],
    ['en', 'he'],
  ] as const) {
    const link = page.locator(`.pairs a[href$="/almanac/${lead}/${beside}/"]`);
    expect(await order(link), `shelf: ${lead} + ${beside}`).toEqual(
      lead === 'en' ? [lead, beside] : [beside, lead],
    );
  }
  for (const lead of ['ar', 'he'])
    expect(await order(page.locator(`.continue a[href*="/${lead}/"]`)), lead).toEqual(['en', lead]);
});

test('long contents are folded above the text, so that its first sentence is near, and open when wanted', async ({
  page,
  scripts,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of ['almanac/en/', 'almanac/ar/en/', 'almanac/he/']) {
    await open(page, scripts + address);
    const { y: top = NaN } = (await page.locator('[data-segment]').first().boundingBox()) ?? {};
    expect(top, address).toBeLessThan(844);
    const contents = page.locator('main .contents');
    await expect(contents.getByRole('link')).toHaveCount(0);
    await contents.locator('summary').click();
    await expect(contents.getByRole('link').last()).toBeVisible();
  }
  // Other papers show theirs.
  await open(page, `${scripts}tides/en/`);
  await expect(page.locator('main .contents').getByRole('link')).toHaveCount(2);
});
