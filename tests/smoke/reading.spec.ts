import { readFileSync } from 'node:fs';
import { paperFile, segmentsOf, viewAddress } from '../support/site.ts';
import { audit } from './audit.ts';
import { expect, offlineLine, open, test, tides, viewLink } from './test.ts';
import { LIBRARY } from '../support/messages.ts';
import { t } from './messages.ts';

const ORIGIN = 'http://localhost:4173/reader/';

/** The sentences of the fixture paper by id, as its file has them. */
const sentencesOf = (lang: string) =>
  new Map(segmentsOf(paperFile(lang, LIBRARY, 'tides').text).map(({ id, text }) => [id, text]));

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a view of two languages shows every sentence once, paragraph by paragraph, each in its language', async ({
    page,
    library,
  }) => {
    await page.goto(library + tides('en', 'ar'));
    const shown = await page.locator('main [data-segment]').evaluateAll((all) =>
      all.map((element) => ({
        anchor: element.id,
        id: (element as HTMLElement).dataset.segment ?? '',
        lang: element.closest('[lang]')?.getAttribute('lang'),
        dir: getComputedStyle(element).direction,
        text: element.textContent,
      })),
    );
    const [en, ar] = [sentencesOf('en'), sentencesOf('ar')];
    const paragraphOf = (id: string) => id.replace(/\.s\d+$/, '');
    const paragraphs = [...new Set([...en.keys()].map(paragraphOf))];
    const columns = [
      ['en', 'ltr', en, ''],
      ['ar', 'rtl', ar, '--ar'],
    ] as const;
    const expected = paragraphs.flatMap((paragraph) =>
      columns.flatMap(([lang, dir, texts, suffix]) =>
        [...texts]
          .filter(([id]) => paragraphOf(id) === paragraph)
          .map(([id, text]) => ({ anchor: id.replaceAll('.', '-') + suffix, id, lang, dir, text })),
      ),
    );
    expect(expected.length).toBeGreaterThan(10);
    expect(shown).toEqual(expected);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  });

  test('a missing translation is a labelled gap in the interface language, never text in another', async ({
    page,
    library,
  }) => {
    await page.goto(library + tides('zh-Hans'));
    const [all, own] = [sentencesOf('en'), sentencesOf('zh-Hans')];
    const missing = [...all].filter(([id]) => !own.has(id));
    expect(missing.length).toBeGreaterThan(3);
    for (const [, english] of missing) await expect(page.locator('main')).not.toContainText(english);
    for (const [id, text] of own) await expect(page.locator(`[data-segment="${id}"]`)).toHaveText(text);
    const language = new Intl.DisplayNames('zh-Hans', { type: 'language' }).of('zh-Hans') ?? '';
    for (const key of ['gap.segment', 'gap.passage', 'gap.heading'] as const) {
      const gap = page
        .locator('main')
        .getByText(t('zh-Hans', key, { language }), { exact: true })
        .first();
      await expect(gap).toBeVisible();
    }
    // Beside English the label is in the interface's language, and says so.
    await page.goto(library + tides('en', 'zh-Hans'));
    const label = t('en', 'gap.passage', { language: 'Simplified Chinese' });
    const gap = page.locator('main').getByText(label, { exact: true }).first();
    await expect(gap).toBeVisible();
    expect(await gap.evaluate((own) => own.closest('[lang]')?.getAttribute('lang'))).toBe('en');
  });

  test('a language without an interface gets the fallback’s, each tagged with its language', async ({
    page,
    library,
  }) => {
    await page.goto(library + tides('fr'));
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('link', { name: t('en', 'site.skip') })).toHaveCount(1);
    for (const [id] of sentencesOf('fr'))
      expect(
        await page
          .locator(`[data-segment="${id}"]`)
          .evaluate((own) => own.closest('[lang]')?.getAttribute('lang')),
      ).toBe('fr');
  });

  test('text that looks like markup or a template is shown as text', async ({ page, library }) => {
    await page.goto(library + tides('en'));
    for (const part of ['<b>', '&', '{{count}}', '$t(']) {
      const [id = '', text = ''] = [...sentencesOf('en')].find(([, own]) => own.includes(part)) ?? [];
      expect(text, `the fixture has ${part}`).toContain(part);
      const sentence = page.locator(`[data-segment="${id}"]`);
      expect(await sentence.textContent()).toBe(text);
      await expect(sentence.locator('*')).toHaveCount(0);
    }
  });

  test('both languages are shown at any width, and nothing that needs scripts is offered', async ({
    page,
    library,
  }) => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(library + tides('en', 'fr'));
      await expect(page.getByRole('button')).toHaveCount(0);
      await expect(page.locator('.hint')).toBeHidden();
      for (const lang of ['en', 'fr']) await expect(page.locator(`#fall-p1 > p[lang=${lang}]`)).toBeVisible();
    }
    await viewLink(page, 'français').click();
    await expect(page).toHaveURL(library + tides('fr'));
  });

  test('each view has its title, canonical address, alternates and linked data', async ({
    page,
    library,
  }) => {
    const titles = new Set<string>();
    for (const langs of [['en'], ['fr'], ['en', 'fr'], ['fr', 'en']]) {
      await page.goto(library + tides(...langs));
      titles.add(await page.title());
      await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', ORIGIN + tides(...langs));
      const alternates = await page
        .locator('link[rel=alternate]')
        .evaluateAll((all) =>
          all.map((link) => `${link.getAttribute('hreflang')} ${link.getAttribute('href')}`),
        );
      const versions = langs.length > 1 ? [langs, langs.toReversed()] : [['en'], ['ar'], ['fr'], ['zh-Hans']];
      for (const version of versions)
        expect(alternates).toContain(`${version[0]} ${ORIGIN}${tides(...version)}`);
      expect(alternates.filter((own) => own.startsWith('x-default '))).toHaveLength(1);
      await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /.{20,}/);
      await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', await page.title());
    }
    expect(titles.size).toBe(4);
    const work = async (lang: string) => {
      await page.goto(library + tides(lang));
      return JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as {
        inLanguage: string;
        translationOfWork?: { '@id': string };
      };
    };
    expect(await work('en')).toMatchObject({ inLanguage: 'en' });
    expect(await work('fr')).toMatchObject({
      inLanguage: 'fr',
      translationOfWork: { '@id': ORIGIN + tides('en') },
    });
  });

  test('a paper’s own address offers its languages, as the shelf does, and names one of them to search engines', async ({
    page,
    library,
  }) => {
    const linksOf = async (address: string) => {
      const response = await page.goto(library + address);
      expect(response?.status()).toBe(200);
      return page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    };
    const ofShelf = (await linksOf('')).filter((href) => href?.startsWith('/reader/tides/'));
    // One main action, and every view.
    expect(ofShelf).toHaveLength(17);
    expect(new Set(ofShelf).size).toBe(16);
    expect(await linksOf('tides/')).toEqual(ofShelf);
    await expect(page.locator('h1')).toHaveText('On Tides');
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', ORIGIN + tides('en'));
    await expect(page.locator('link[hreflang=x-default]')).toHaveAttribute('href', ORIGIN + tides('en'));
    const sitemap = await (await page.request.get(`${library}sitemap.xml`)).text();
    expect(sitemap).not.toContain('/tides/</loc>');
    await page.locator('main').getByRole('link', { name: 'On Tides: English', exact: true }).click();
    await expect(page).toHaveURL(library + tides('en'));
  });

  test('an unknown address gets status 404 and a link back', async ({ page, library }) => {
    const response = await page.goto(`${library}tides/xx/`);
    expect(response?.status()).toBe(404);
    await page
      .getByRole('link', { name: t('en', 'missing.back') })
      .first()
      .click();
    await expect(page).toHaveURL(library);
    // Under a base path too, every link of a page stays within it and ends in a slash.
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(link).toMatch(/^\/reader\/(.*\/)?(#.*)?$/);
  });

  test('the published paper equals its sources, character for character', async ({ page, site }) => {
    await page.goto(site + viewAddress(['en']));
    const blocks = await page
      .locator('main h1, main h2, main section p')
      .evaluateAll((all) => all.map((own) => (own.closest('li') ? '--' : '') + own.textContent.trim()));
    expect(`${blocks.join('\n\n')}\n`).toBe(readFileSync('tests/fixtures/source.en.txt', 'utf8'));
    for (const lang of ['zh-Hans', 'zh-Hant']) {
      await page.goto(site + viewAddress([lang]));
      const shown = await page
        .locator('main [data-segment]')
        .evaluateAll((all) =>
          all.map((own) => ({ id: (own as HTMLElement).dataset.segment, text: own.textContent })),
        );
      expect(shown).toEqual(segmentsOf(paperFile(lang).text));
    }
  });
});

for (const [locale, lang] of [
  ['zh-CN', 'zh-Hans'],
  ['ar-EG', 'ar'],
] as const)
  test.describe(`with browser language ${locale}`, () => {
    test.use({ locale });

    test(`a paper’s own address leads to it in ${lang}, at the same paragraph, and Back leaves it`, async ({
      page,
      library,
    }) => {
      await open(page, `${library}about/en/`);
      await page.goto(`${library}tides/#rise-p1`);
      await expect(page).toHaveURL(`${library}${tides(lang)}#rise-p1`);
      await expect(page.locator('#rise-p1')).toBeInViewport();
      await page.goBack();
      await expect(page).toHaveURL(`${library}about/en/`);
    });
  });

test.describe('with a browser language that the paper does not have', () => {
  test.use({ locale: 'de-DE' });

  test('its own address lets the reader choose, and leads there the next time', async ({ page, library }) => {
    await open(page, `${library}tides/`);
    await expect(offlineLine(page)).toBeVisible();
    expect(await audit(page)).toEqual([]);
    await page.locator('main').getByRole('link', { name: 'On Tides: français', exact: true }).click();
    await expect(page).toHaveURL(library + tides('fr'));
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.locator('main [data-segment]').first()).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(`${library}tides/`);
    await expect(page.locator('h1')).toHaveText('On Tides');
    await page.evaluate(() => {
      const place = { langs: ['fr', 'ar'], segment: 'rise.p1.s1', at: 1 };
      localStorage.setItem('duidu:place:tides', JSON.stringify(place));
    });
    await page.goto(`${library}tides/`);
    await expect(page).toHaveURL(library + tides('fr', 'ar'));
  });
});
