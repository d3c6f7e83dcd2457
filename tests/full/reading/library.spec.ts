import { expect, open, paperFile, press, ready, segmentsOf, test } from '../../support/site.ts';
import { axe } from '../../support/axe.ts';
import { t } from '../../smoke/messages.ts';
import { viewLink } from '../reading-page.ts';

const ROOT = 'tests/fixtures/library/locales';

test.describe('papers and languages are added as files, without code', () => {
  test.use({ javaScriptEnabled: false });

  test('the shelf lists both papers in all their languages, under a base path', async ({ page, library }) => {
    expect(library).toMatch(/\/reader\/$/);
    await page.goto(library);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    // The main action is the first pair. After it comes each language alone, and then, of a paper in more than two
    // languages, every pair.
    const views = (slug: string, langs: string[]) => [
      `/reader/${slug}/${langs.slice(0, 2).join('/')}/`,
      ...langs.map((lang) => `/reader/${slug}/${lang}/`),
      ...(langs.length > 2
        ? langs.flatMap((lead) =>
            langs.filter((lang) => lang !== lead).map((lang) => `/reader/${slug}/${lead}/${lang}/`),
          )
        : []),
    ];
    expect(links).toEqual([
      ...views('harbour', ['en', 'ar']),
      ...views('tides', ['en', 'ar', 'fr', 'zh-Hans']),
    ]);
    for (const link of links)
      expect((await page.request.get(new URL(link ?? '', library).href)).status()).toBe(200);
  });

  test('every link and file under the base path exists', async ({ page, library }) => {
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

  test('a right-to-left language can lead, and can be the second language', async ({ page, library }) => {
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

  test('a missing passage is a gap labelled in the interface language, never text in the other language', async ({
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
      const language = count === 1 ? '简体中文' : 'Simplified Chinese';
      expect(label('rise.p1.s2')).toBe(t(ui, 'gap.segment', { language }));
      expect(label('rise.p2.s1')).toBe(t(ui, 'gap.passage', { language }));
      await expect(page.locator('h2 .gap')).toHaveCount(1);
    }
  });

  test('a language without an interface has that of the base language, tagged as such', async ({
    page,
    library,
  }) => {
    await page.goto(`${library}tides/fr/`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('section p').first()).toHaveAttribute('lang', 'fr');
    await expect(page.locator('h1 span')).toHaveAttribute('lang', 'fr');
    await expect(page.getByRole('link', { name: t('en', 'site.skip') })).toHaveCount(1);
    await expect(page.locator('.column-heads [lang="en"]')).toHaveText(t('en', 'standing.official'));
  });

  test('text that looks like markup or a template is shown literally', async ({ page, library }) => {
    await page.goto(`${library}tides/en/`);
    await expect(page.locator('#rise-list1-i1-s1')).toHaveText('first the mud <b>is wet</b> & dark;');
    await expect(page.locator('#rise-list1-i2-s1')).toHaveText('then the steps, all {{count}} of them;');
    await expect(page.locator('#rise-p2-s1')).toHaveText('By noon $t(boats) float.');
  });
});

test('switching languages in the browser changes the text direction', async ({ page, library }) => {
  await page.goto(`${library}tides/en/`);
  await ready(page);
  await viewLink(page, 'العربية').click();
  await expect(page).toHaveURL(`${library}tides/ar/`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await viewLink(page, 'English').click();
  await expect(page).toHaveURL(`${library}tides/en/`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
});

test('the bar of a paper in four languages fits the narrowest phone, on load and after each switch', async ({
  page,
  library,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const expectToFit = async (state: string) => {
    const bar = await page.locator('.bar').evaluate((own) => ({
      scrolls: [own, ...own.querySelectorAll('.views, ul')].some(
        ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
      ),
      outside: [...own.querySelectorAll('a, button')].filter((control) => {
        const { left, right } = control.getBoundingClientRect();
        return left < 0 || right > innerWidth;
      }).length,
      controls: [...own.querySelectorAll('a, button')].filter((control) => control.checkVisibility()).length,
    }));
    // Two languages, both of them, and the two swapped; then the languages, the contents and the settings. The search is in
    // the contents.
    expect(bar, state).toEqual({ scrolls: false, outside: 0, controls: 7 });
    await expect(page.locator('.views [aria-current]'), state).toBeInViewport({ ratio: 1 });
  };
  for (const address of ['tides/en/', 'tides/en/zh-Hans/', 'tides/ar/', 'tides/ar/zh-Hans/']) {
    await page.goto(library + address);
    await ready(page);
    await expectToFit(address);
    for (const slot of [0, 1, 2, 3, 0]) {
      const link = page.locator('.views a').nth(slot);
      const to = (await link.getAttribute('href')) ?? '';
      await press(link);
      await expect(page).toHaveURL(new URL(to, library).href);
      await expectToFit(`${address} to ${to}`);
    }
  }
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('axe passes gaps, right-to-left pages and mixed pairs', async ({ page, library }) => {
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
