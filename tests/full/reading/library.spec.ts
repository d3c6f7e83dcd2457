import { expect, open, paperFile, press, ready, segmentsOf, test } from '../../site.ts';
import { axe } from '../access/axe.ts';

const ROOT = 'tests/fixtures/library/locales';

test.describe('other papers and languages are other files, nothing else', () => {
  test.use({ javaScriptEnabled: false });

  test('the shelf holds both papers in all their languages, under a base path', async ({ page, library }) => {
    expect(library).toMatch(/\/reader\/$/);
    await page.goto(library);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    const views = (slug: string, langs: string[]) =>
      langs.flatMap((lead) => [
        `/reader/${slug}/${lead}/`,
        ...langs.filter((lang) => lang !== lead).map((lang) => `/reader/${slug}/${lead}/${lang}/`),
      ]);
    expect(links).toEqual([
      ...views('harbour', ['en', 'ar']),
      ...views('tides', ['en', 'ar', 'fr', 'zh-Hans']),
    ]);
    for (const link of links)
      expect((await page.request.get(new URL(link ?? '', library).href)).status()).toBe(200);
  });

  test('every link and every file under the base path is there', async ({ page, library }) => {
    for (const address of ['', 'tides/ar/fr/', 'about/ar/', 'nothing/']) {
      await page.goto(library + address);
      const urls = await page.locator('[href], [src]').evaluateAll((all) =>
        all
          .filter((element) => !element.getAttribute('href')?.startsWith('#'))
          .map((element) => (element as HTMLAnchorElement).href || (element as HTMLImageElement).src)
          .filter((url) => url.startsWith(location.origin)),
      );
      for (const url of urls) {
        expect(url).toMatch(new RegExp(`^${library}`));
        expect((await page.request.get(url)).status(), url).toBe(200);
      }
    }
  });

  test('a language written from right to left leads, and stands beside', async ({ page, library }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${library}tides/ar/en/`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page).toHaveTitle(/^عن المدّ والجزر .* دويدو$/);
    const first = page.locator('section .row p');
    await expect(first.nth(1)).toHaveAttribute('dir', 'ltr');
    const [lead, beside] = [await first.nth(0).boundingBox(), await first.nth(1).boundingBox()];
    expect(lead?.x).toBeGreaterThan(beside?.x ?? Infinity);
    await page.goto(`${library}tides/en/ar/`);
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
    await expect(page.locator('section p.beside').first()).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('section p.beside').first()).toHaveAttribute('lang', 'ar');
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test('a gap is there, labelled, in the language of the interface, and never the other language', async ({
    page,
    library,
  }) => {
    const base = segmentsOf(paperFile('en', ROOT, 'tides').text);
    const own = new Map(
      segmentsOf(paperFile('zh-Hans', ROOT, 'tides').text).map(({ id, text }) => [id, text]),
    );
    for (const [address, count] of [
      ['tides/zh-Hans/', 1],
      ['tides/en/zh-Hans/', 2],
    ] as const) {
      await page.goto(library + address);
      const shown = await page
        .locator('p:is([lang="zh-Hans"], html[lang="zh-Hans"] p) [data-segment]')
        .evaluateAll((all) =>
          all.map((element) => ({
            id: (element as HTMLElement).dataset.segment ?? '',
            text: element.textContent,
            gap: element.hasAttribute('data-gap'),
            lang: element.closest('[lang]')?.getAttribute('lang'),
          })),
        );
      const ui = count === 1 ? 'zh-Hans' : 'en';
      expect(shown.map(({ id }) => id)).toEqual(base.map(({ id }) => id));
      for (const { id, text, gap, lang } of shown) {
        expect([id, gap, lang]).toEqual([id, !own.has(id), own.has(id) ? 'zh-Hans' : ui]);
        if (!gap) expect(text).toBe(own.get(id));
        else expect(base.map((segment) => segment.text)).not.toContain(text);
      }
      const label = (id: string) => shown.find((segment) => segment.id === id)?.text;
      const [sentence, paragraph] =
        count === 1
          ? ['［此句暂无简体中文文本］', '［此段暂无简体中文文本］']
          : [
              '[This sentence is not there in Simplified Chinese.]',
              '[This paragraph is not there in Simplified Chinese.]',
            ];
      expect(label('rise.p1.s2')).toBe(sentence);
      expect(label('rise.p2.s1')).toBe(paragraph);
      await expect(page.locator('h2 .gap')).toHaveCount(1);
    }
  });

  test('a language without an interface is read with the base language’s, and tagged so', async ({
    page,
    library,
  }) => {
    await page.goto(`${library}tides/fr/`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('section p').first()).toHaveAttribute('lang', 'fr');
    await expect(page.locator('h1 span')).toHaveAttribute('lang', 'fr');
    await expect(page.getByRole('link', { name: 'Skip to the text' })).toHaveCount(1);
    await expect(page.locator('.column-heads [lang="en"]')).toHaveText('official text');
  });

  test('text that looks like markup or like a template is shown as it stands', async ({ page, library }) => {
    await page.goto(`${library}tides/en/`);
    await expect(page.locator('#rise-list1-i1-s1')).toHaveText('first the mud <b>is wet</b> & dark;');
    await expect(page.locator('#rise-list1-i2-s1')).toHaveText('then the steps, all {{count}} of them;');
    await expect(page.locator('#rise-p2-s1')).toHaveText('By noon $t(boats) float.');
  });
});

test('in the browser, going from language to language changes the direction with it', async ({
  page,
  library,
}) => {
  await page.goto(`${library}tides/en/`);
  await ready(page);
  await page.getByRole('link', { name: 'العربية', exact: true }).click();
  await expect(page).toHaveURL(`${library}tides/ar/`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.goBack();
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
});

test('of the languages in the bar the one shown is in sight, at first and after each switch', async ({
  page,
  library,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const current = page.locator('.views [aria-current]');
  const outside = async () => {
    const [bar, own] = await Promise.all([page.locator('.views').boundingBox(), current.boundingBox()]);
    if (!bar || !own) throw new Error('The bar is not there.');
    return Math.max(bar.x - own.x, own.x + own.width - (bar.x + bar.width));
  };
  for (const address of ['tides/en/', 'tides/en/zh-Hans/', 'tides/ar/', 'tides/ar/zh-Hans/']) {
    await page.goto(library + address);
    await ready(page);
    const scrolls = await page.locator('.views').evaluate((bar) => bar.scrollWidth > bar.clientWidth);
    // Two languages and both orders are wider than what the narrowest phone has room for.
    if (address.split('/').length > 3) expect(scrolls, address).toBe(true);
    expect(await outside(), address).toBeLessThanOrEqual(1);
    for (const link of [page.locator('.views a').last(), page.locator('.views a').first()]) {
      const to = (await link.getAttribute('href')) ?? '';
      await press(link);
      await expect(page).toHaveURL(new URL(to, library).href);
      expect(await outside(), `${address} to ${to}`).toBeLessThanOrEqual(1);
    }
  }
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('axe finds nothing on gaps, right-to-left pages and mixed pairs', async ({ page, library }) => {
  for (const address of [
    '',
    'tides/ar/',
    'tides/ar/en/',
    'tides/en/zh-Hans/',
    'tides/zh-Hans/',
    'tides/fr/ar/',
    'about/ar/',
    'nothing/',
  ]) {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await open(page, library + address);
      expect(await axe(page), address).toEqual([]);
    }
  }
});
