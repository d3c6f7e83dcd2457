import { axe } from '../../support/axe.ts';
import { expect, open, test } from '../../support/site.ts';
import { t } from '../messages.ts';

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
  await page.locator('#rise-p1 .paragraph-actions summary').press('Enter');
  await expect(page.locator('#rise-p1 .paragraph-actions [lang=bo]')).toHaveText('བོད་སྐད་');
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
