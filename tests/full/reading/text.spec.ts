import { readFileSync } from 'node:fs';
import {
  ALL_VIEWS,
  expect,
  interfaceOf,
  paperFile,
  PAGES,
  segmentsOf,
  test,
  viewAddress,
} from '../../support/site.ts';
import { t } from '../messages.ts';

test.use({ javaScriptEnabled: false });

for (const langs of ALL_VIEWS) {
  test(`without JavaScript, ${langs.join(' beside ')} shows every sentence once, in order, in its language`, async ({
    page,
    site,
  }) => {
    await page.goto(site + viewAddress(langs));
    const shown = await page.locator('main [data-segment]').evaluateAll((elements) =>
      elements.map((element) => ({
        id: (element as HTMLElement).dataset.segment,
        anchor: element.id,
        text: element.textContent,
        lang: element.closest('[lang]')?.getAttribute('lang'),
      })),
    );
    const files = langs.map((lang) => segmentsOf(paperFile(lang).text));
    // Pages in two languages alternate by paragraph: all sentences in one language, then all in the other.
    const passageOf = (id: string) => id.replace(/\.s\d+$/, '');
    const passages = [...new Set(files[0]?.map(({ id }) => passageOf(id)))];
    const expected = passages.flatMap((passage) =>
      langs.flatMap((lang, n) =>
        (files[n] ?? [])
          .filter(({ id }) => passageOf(id) === passage)
          .map(({ id, text }) => ({
            id,
            anchor: id.replaceAll('.', '-') + (n ? `--${lang}` : ''),
            text,
            lang,
          })),
      ),
    );
    expect(expected).toHaveLength(59 * langs.length);
    expect(shown).toEqual(expected);

    expect(await page.locator('html').getAttribute('lang')).toBe(langs[0]);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('main h2')).toHaveCount(4);
    const headings = langs.map((lang) =>
      Object.values(paperFile(lang).text).map((section) => (section as { heading: string }).heading),
    );
    const runs = await page
      .locator('main h2 > span')
      .evaluateAll((spans) =>
        spans.map((span) => [span.textContent, span.closest('[lang]')?.getAttribute('lang')]),
      );
    expect(runs).toEqual(headings[0]?.flatMap((_, n) => langs.map((lang, l) => [headings[l]?.[n], lang])));
  });
}

test('the English page equals the source file, character for character', async ({ page, site }) => {
  await page.goto(`${site}new-security-concept/en/`);
  const blocks = await page
    .locator('main h1, main h2, main section p')
    .evaluateAll((elements) =>
      elements.map((element) => (element.closest('li') ? '--' : '') + (element.textContent ?? '').trim()),
    );
  expect(`${blocks.join('\n\n')}\n`).toBe(readFileSync('tests/fixtures/source.en.txt', 'utf8'));
});

test('sections, paragraphs, lists and sentences have the ids of the contract', async ({ page, site }) => {
  for (const langs of ALL_VIEWS) {
    await page.goto(site + viewAddress(langs));
    for (const id of [
      'background',
      'background-p3',
      'background-p3-s1',
      'background-list1',
      'background-list1-i2-s1',
      'practice-p6',
    ]) {
      await expect(page.locator(`[id="${id}"]`)).toHaveCount(1);
    }
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('every view begins with the issuer, date and standing of each text', async ({ page, site }) => {
  await page.goto(`${site}new-security-concept/zh-Hans/en/`);
  await expect(page.locator('main')).toContainText(t('zh-Hans', 'standing.unofficial'));
  await expect(page.locator('main')).toContainText(t('en', 'standing.official'));
  await expect(page.locator('main')).toContainText('July 31, 2002');
  await expect(page.locator('main')).toContainText('2002年7月31日');
  await expect(page.locator('footer')).toContainText(paperFile('zh-Hans').about.note ?? 'a note');
});

test('the official text of a language that has only a translation is linked, from its pages and from About', async ({
  page,
  site,
}) => {
  const { official = 'an address', officialTitle: title = 'a title' } = paperFile('zh-Hans').about;
  await page.goto(`${site}new-security-concept/en/zh-Hans/`);
  const links = page.locator('footer').getByRole('link', { name: title });
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute('href', official);
  await expect(links).toHaveText(t('en', 'source.official', { title }));
  await expect(links.locator('span')).toHaveAttribute('lang', 'zh-Hans');
  await page.goto(`${site}about/en/`);
  const link = page.locator('main').getByRole('link', { name: title, exact: true });
  await expect(link).toHaveAttribute('href', official);
  await expect(link).toHaveAttribute('lang', 'zh-Hans');
});

test('every page has its own title, and the language of its interface', async ({ page, site }) => {
  const titles = new Set<string>();
  for (const address of PAGES) {
    await page.goto(site + address);
    titles.add(await page.title());
    await expect(page.locator('h1')).toHaveCount(1);
    expect(await page.locator('html').getAttribute('lang'), address).toBe(interfaceOf(address));
    expect(await page.locator('html').getAttribute('dir'), address).toBe('ltr');
  }
  expect(titles.size).toBe(PAGES.length);
});

test('the shelf links to every view without redirects, and links end with a slash', async ({
  page,
  site,
}) => {
  const response = await page.goto(site);
  expect(response?.status()).toBe(200);
  expect(page.url()).toBe(site);
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  for (const langs of ALL_VIEWS) expect(links).toContain(`/${viewAddress(langs)}`);
  for (const link of links) expect(link).toMatch(/\/$/);
});

test('an unknown address returns 404 with a way back in every language', async ({ page, site }) => {
  const response = await page.goto(`${site}new-security-concept/fr/`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('link', { name: t('en', 'missing.back') })).toHaveAttribute('href', '/');
  await expect(page.locator('[lang="zh-Hans"]', { hasText: t('zh-Hans', 'missing.heading') })).toBeVisible();
});
