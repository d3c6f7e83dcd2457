import { ALL_VIEWS, expect, test, viewAddress } from '../../support/site.ts';

const ORIGIN = 'http://localhost:4173';
const links = (langs: readonly string[]) => `${ORIGIN}/${viewAddress(langs)}`;

test.use({ javaScriptEnabled: false });

test('each view names its canonical address and its versions in other languages', async ({ page, site }) => {
  for (const langs of ALL_VIEWS) {
    await page.goto(site + viewAddress(langs));
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', links(langs));
    const alternates = await page
      .locator('link[rel=alternate]')
      .evaluateAll((all) => all.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]));
    // One language: every language alone, in the order of the paper. Two languages: both orders of the pair.
    const versions =
      langs.length === 1
        ? [['en'], ['zh-Hans'], ['zh-Hant']]
        : [langs, langs.toReversed()].toSorted(([a], [b]) => (a < b ? -1 : 1));
    expect(alternates).toEqual([
      ...versions.map((version) => [version[0], links(version)]),
      ['x-default', links(versions[0] ?? [])],
    ]);
    for (const property of ['og:title', 'og:url', 'og:type', 'og:image', 'og:locale']) {
      await expect(page.locator(`meta[property="${property}"]`)).toHaveAttribute('content', /.+/);
    }
    await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /.{20,}/);
  }
});

test('linked data marks the Chinese texts as translations of the English work', async ({ page, site }) => {
  for (const [lang, original] of [
    ['en', undefined],
    ['zh-Hans', links(['en'])],
    ['zh-Hant', links(['en'])],
  ] as const) {
    await page.goto(site + viewAddress([lang]));
    const text = await page.locator('script[type="application/ld+json"]').textContent();
    const work = JSON.parse(text ?? '') as Record<string, string> & { translationOfWork?: { '@id': string } };
    expect([work['@type'], work.inLanguage, work.translationOfWork?.['@id']]).toEqual([
      'CreativeWork',
      lang,
      original,
    ]);
  }
});

test('the sitemap lists every page, and each of them exists', async ({ request, site }) => {
  const sitemap = await (await request.get(`${site}sitemap.xml`)).text();
  const addresses = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address ?? '');
  expect(addresses).toEqual([
    `${ORIGIN}/`,
    ...ALL_VIEWS.map(links),
    ...['en', 'zh-Hans', 'zh-Hant'].map((lang) => `${ORIGIN}/about/${lang}/`),
  ]);
  for (const address of addresses)
    expect((await request.get(address.replace(`${ORIGIN}/`, site))).status()).toBe(200);
  expect(await (await request.get(`${site}robots.txt`)).text()).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
});
