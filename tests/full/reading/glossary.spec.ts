import type { Page } from '@playwright/test';
import { findTerms } from '../../../src/build/locales/terms.ts';
import {
  expect,
  open,
  openAndAct,
  paperFile,
  ready,
  segmentsOf,
  test,
  viewAddress,
} from '../../support/site.ts';
import { atTop, movedBy } from '../../support/place.ts';
import { openerOf, openMore, option } from '../sheets.ts';
import { t } from '../messages.ts';

/** The term ASEAN in the sentence where the last section first uses it, in a language. */
const asean = (page: Page, lang: string) =>
  page.locator(`p:lang(${lang}) > [data-segment="practice.p2.s3"] > a[href$="#_term-asean"]`);

const noteIn = (page: Page, lang: string) => page.locator(`p:lang(${lang}) > [role=note]`);

const termsOf = (lang: string) => {
  const { text, glossary = {} } = paperFile(lang);
  return { text, glossary, terms: findTerms(text, glossary) };
};

test('the first use of a term in each section links to its glossary entry, and the text is verbatim', async ({
  page,
  site,
}) => {
  for (const lang of ['en', 'zh-Hans']) {
    const { text, glossary, terms } = termsOf(lang);
    await open(page, site + viewAddress([lang]));
    const shown = await page.locator('[data-segment]').evaluateAll((all) =>
      all.map((one) => ({
        id: one.getAttribute('data-segment'),
        text: one.textContent,
        terms: [...one.querySelectorAll('a')].map((link) => [link.textContent, link.hash]),
      })),
    );
    expect(shown).toEqual(
      segmentsOf(text).map(({ id, text: words }) => ({
        id,
        text: words,
        terms: (terms[id] ?? []).map(([from, to, entry]) => [words.slice(from, to), `#_term-${entry}`]),
      })),
    );
    for (const [id, { term: name, explanation }] of Object.entries(glossary)) {
      await expect(page.locator(`#_glossary #_term-${id} b`)).toHaveText(name);
      await expect(page.locator(`#_term-${id}`)).toContainText(explanation);
    }
  }
});

test('a term opens a note below its sentence by keyboard, closes it by the same key or Escape, and nothing above moves', async ({
  page,
  site,
}) => {
  for (const langs of [['en'], ['en', 'zh-Hans']]) {
    await openAndAct(page, site + viewAddress(langs));
    for (const lang of langs) {
      const { glossary } = termsOf(lang);
      const link = asean(page, lang);
      await link.scrollIntoViewIfNeeded();
      await link.evaluate((one: HTMLElement) => one.focus({ preventScroll: true }));
      const top = () => link.evaluate((one) => one.getBoundingClientRect().top);
      const before = await top();
      const note = noteIn(page, lang);
      await expect(link).toHaveAttribute('aria-expanded', 'false');
      await page.keyboard.press('Enter');
      await expect(note).toContainText(glossary.asean?.explanation ?? '');
      await expect(link).toHaveAttribute('aria-expanded', 'true');
      await expect(link).toBeFocused();
      expect(await top()).toBeCloseTo(before, 0);
      await page.keyboard.press('Enter');
      await expect(note).toHaveCount(0);
      await page.keyboard.press('Enter');
      await expect(note).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(note).toHaveCount(0);
      await expect(link).toBeFocused();
      await expect(link).toHaveAttribute('aria-expanded', 'false');
      // So does every other term.
      await expect(page.locator('[data-segment] > a:not([aria-expanded=false])')).toHaveCount(0);
      expect(await top()).toBeCloseTo(before, 0);
    }
    expect(page.url()).not.toContain('#');
  }
});

test('the page does not scroll when the glossary loads, which would interrupt a smooth scroll', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  await page.route('**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  const requested = page.waitForRequest('**/*.js'); // The first scroll loads the glossary.
  await page.evaluate(() => scrollTo(0, 200));
  await requested;
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    const { scrollTo } = window;
    window.scrollTo = (...to: unknown[]) => {
      dataset.scrolls = `${dataset.scrolls ?? ''}${JSON.stringify(to)}`;
      Reflect.apply(scrollTo, window, to);
    };
  });
  release(undefined);
  await page.locator('#_glossary .row').last().waitFor();
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
  expect(await page.evaluate(() => document.documentElement.dataset.scrolls)).toBeUndefined();
});

test('the summary of a section is folded, and opens in the languages shown', async ({ page, site }) => {
  for (const langs of [['zh-Hans'], ['en', 'zh-Hans']]) {
    await open(page, site + viewAddress(langs));
    const plain = page.locator('#_plain-background');
    await expect(plain).not.toHaveAttribute('open');
    await plain.locator('summary').scrollIntoViewIfNeeded();
    const before = await page.evaluate(atTop);
    await plain.locator('summary').press('Enter');
    for (const [n, lang] of langs.entries()) {
      const words = paperFile(lang).summary?.background ?? '';
      await expect(plain.locator('.row > *').nth(n)).toHaveText(words);
      await expect(plain.locator('.row > *').nth(n)).toHaveJSProperty(
        'lang',
        n || lang !== langs[0] ? lang : '',
      );
    }
    expect(await page.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
    await expect(page.locator('.summary[open]')).toHaveCount(1);
  }
});

test('switching explanations off removes the terms and keeps the place, after a reload and a switch too', async ({
  page,
  site,
}) => {
  const links = page.locator('[data-segment] > a');
  for (const langs of [['en'], ['en', 'zh-Hans']]) {
    await open(page, site + viewAddress(langs));
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await ready(page);
    await page.keyboard.press('Shift');
    await expect(links).not.toHaveCount(0);
    await page.locator('#policy-p4').evaluate((one) => one.scrollIntoView({ behavior: 'instant' }));
    const before = await page.evaluate(atTop);
    await openerOf(page, 'settings').locator('visible=true').press('Enter');
    await openMore(page);
    await option(page, 'glossary', 'off').check();
    await expect(links).toHaveCount(0);
    expect(await page.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
    await page.reload();
    await expect(page.locator('#svelte-announcer')).toBeAttached();
    await expect(links).toHaveCount(0);
    // A reload opens the settings sheet again.
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.locator('.views').getByRole('link', { name: '简体中文', exact: true }).press('Enter');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expect(links).toHaveCount(0);
  }
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a page in one language has its terms, glossary and summaries, and a page in two languages links to it', async ({
    page,
    site,
  }) => {
    await page.goto(site + viewAddress(['zh-Hans']));
    await asean(page, 'zh-Hans').click();
    await expect(page).toHaveURL(/#_term-asean$/);
    await expect(page.locator('#_term-asean')).toBeInViewport();
    await page.locator('#_plain-policy > summary').click();
    await expect(page.locator('#_plain-policy')).toContainText(paperFile('zh-Hans').summary?.policy ?? '');
    await page.goto(site + viewAddress(['en', 'zh-Hans']));
    await expect(page.locator('.summary').first()).toBeHidden();
    await page
      .getByRole('link', { name: t('en', 'glossary.in', { language: 'Simplified Chinese' }) })
      .click();
    await expect(page).toHaveURL(new RegExp(`${viewAddress(['zh-Hans'])}#_glossary$`));
    await expect(page.locator('#_glossary')).toBeInViewport();
  });
});
