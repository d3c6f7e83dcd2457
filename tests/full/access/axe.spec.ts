import type { Page } from '@playwright/test';
import { saved } from '../offline/offline.ts';
import { expect, open, PAGES, press, test, viewAddress, VIEWS, whole } from '../../support/site.ts';
import { axe, axeInThemes } from '../../support/axe.ts';
import { THEMES } from '../../support/contrast.ts';
import { chooseLayout, compare, counterpartOf } from '../reading-page.ts';
import { openerOf, openMore, openSearch, searchForAny } from '../sheets.ts';

// What these tests cover:
// - all rules, at 320, 390 and 1280 px, in the system theme (light, but dark at 390 px): every page with and without each
//   sheet; every view in each layout, both closed and with everything in the text open, a counterpart included;
// - all rules, on a tablet and on a phone held sideways: a pair in its layout, a single language and the shelf;
// - the colour rules, in each of the five themes, at 1280 px (contrast.spec.ts measures contrast at 390 px too): every
//   page; every view in each layout with everything open; each sheet in each view. A page on which everything is open
//   contains everything that another one shows, but for the hint about counterparts, which goes when one is opened. Only
//   its first sections are checked: the later ones are styled the same.
// Sheets are checked once per view: they look the same over every layout.
const PARTS = 'header, main > :not(.text), #introduction, #background, aside, footer';
const WIDTHS = [320, 390, 1280];

/** The sentence that is marked, and compared with its counterpart in a layout that hides it. */
const SENTENCE = 'introduction-p1-s2';

/** Opens everything in the text that can be open at once: a marked sentence, a paragraph menu, a summary, a term, a counterpart. */
async function openAll(page: Page, layout: string): Promise<void> {
  const term = page.locator('#background-p2 [data-segment] > a').first();
  if ((await term.getAttribute('aria-expanded')) !== 'true') {
    await page.locator(`#${SENTENCE}`).click();
    await press(page.locator('#_plain-background > summary'));
    await press(term);
  }
  if (layout === 'peek') {
    await compare(page, SENTENCE);
    await expect(counterpartOf(page, SENTENCE)).toBeVisible();
  }
  await press(page.locator('#background-p1 > .paragraph-actions > summary'));
  for (const shown of ['[data-marked]', '.paragraph-actions[open] .link', '.summary[open] .row', '.note'])
    await expect(page.locator(shown).first()).toBeVisible();
  // At the top no bar overlaps text, which axe could not judge. The glossary is rendered a frame after everything else.
  await page.evaluate(async () => {
    scrollTo(0, 0);
    for (let n = 0; n < 3; n++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  });
}

/** Opens each sheet of a page in turn and runs a check on it. */
async function checkSheets(
  page: Page,
  state: string,
  check: (state: string) => Promise<void>,
): Promise<void> {
  const lang = (await page.locator('html').getAttribute('lang')) ?? '';
  const sheet = page.locator('dialog[open]');
  const isPaper = (await page.locator('main [data-segment]').count()) > 0;
  const offlineLine = page.locator('.offline-line');
  for (const name of ['contents', 'search', 'settings', 'keys', 'offline'] as const) {
    if (!isPaper && name === 'contents') continue;
    if (name === 'search' && (await page.locator('.bar > .search').count()) === 0) continue;
    if (name === 'offline' && (await offlineLine.count()) === 0) continue;
    // The offline line is found by its class: its words change while the copy is saved.
    if (name === 'search') await openSearch(page, lang);
    else await press(name === 'offline' ? offlineLine : openerOf(page, name, lang));
    await expect(
      sheet.locator(name === 'keys' ? '.key' : `.contents, .find, .choice, .offline`).first(),
    ).toBeVisible();
    if (name === 'search') await searchForAny(page, lang);
    if (name === 'settings') {
      await check(`${state}, ${name}, at a glance`);
      await openMore(page, lang);
    }
    const wider = await sheet.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(wider, `${state}, ${name}`).toBeLessThanOrEqual(0);
    await check(`${state}, ${name}`);
    if (name === 'settings') continue; // The button for the keyboard shortcuts is in this sheet.
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  }
}

for (const width of WIDTHS) {
  const colorScheme = width === 390 ? 'dark' : 'light';
  const themes = width < 1280 ? [] : THEMES.filter((theme) => theme);
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, colorScheme });

    for (const langs of VIEWS) {
      test(`axe passes ${langs.join(' beside ')} in every layout, sheet and theme, with everything closed and open, ${width} px`, async ({
        page,
        site,
      }) => {
        await open(page, site + viewAddress(langs));
        await whole(page);
        await expect(page.locator('.offline-line')).toBeVisible();
        await checkSheets(page, 'sheet', async (state) => {
          expect(await axe(page), state).toEqual([]);
          expect(await axeInThemes(page, themes, 'dialog'), state).toEqual([]);
        });
        for (const layout of langs.length > 1 ? ['columns', 'stacked', 'peek'] : ['one']) {
          if (layout !== 'one') await chooseLayout(page, layout);
          await page.evaluate(() => scrollTo(0, 0));
          expect(await axe(page), layout).toEqual([]);
          if (layout === 'peek') {
            await expect(page.locator('.hint')).toBeVisible();
            expect(await axeInThemes(page, themes, '.column-heads'), 'the hint').toEqual([]);
          }
          await openAll(page, layout);
          expect(await axe(page), `${layout}, all open`).toEqual([]);
          expect(await axeInThemes(page, themes, PARTS), `${layout}, all open`).toEqual([]);
          await press(page.locator('.paragraph-actions[open] > summary'));
        }
      });
    }

    test(`axe passes every other page, in every sheet and theme, ${width} px`, async ({ page, site }) => {
      for (const address of PAGES.filter((own) => !/^new/.test(own))) {
        await open(page, site + address);
        await page.locator('.offline-line, main .offline, main h2[lang]').first().waitFor();
        // The offline sheet changes while the copy is saved: axe would look for elements that are already gone.
        if (address === '') await saved(page);
        expect(await axe(page), address).toEqual([]);
        expect(await axeInThemes(page, themes), address).toEqual([]);
        await checkSheets(page, address, async (state) => {
          expect(await axe(page), state).toEqual([]);
        });
      }
    });
  });
}

for (const [width, height] of [
  [820, 1180],
  [844, 390],
] as const)
  test(`axe passes a pair, a language alone and the shelf, with everything closed and open, ${width} by ${height} px`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    await whole(page);
    for (const layout of ['columns', 'peek']) {
      await chooseLayout(page, layout);
      await page.evaluate(() => scrollTo(0, 0));
      expect(await axe(page), layout).toEqual([]);
      await openAll(page, layout);
      expect(await axe(page), `${layout}, all open`).toEqual([]);
      await press(page.locator('.paragraph-actions[open] > summary'));
    }
    for (const address of [viewAddress(['zh-Hans']), '']) {
      await open(page, site + address);
      await page.locator('.offline-line').waitFor();
      expect(await axe(page), address).toEqual([]);
    }
  });

test('axe passes the sheet of the languages of a paper in four languages, in every width and theme', async ({
  page,
  library,
}) => {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const [langs, lang] of [
      [['en', 'zh-Hans'], 'en'],
      [['ar'], 'ar'],
    ] as const) {
      await open(page, `${library}tides/${langs.join('/')}/`);
      await press(openerOf(page, 'languages', lang));
      await expect(page.locator('dialog[open] .languages')).toBeVisible();
      const state = `${langs.join()}, ${width} px`;
      expect(await axe(page), state).toEqual([]);
      expect(await axeInThemes(page, THEMES.filter(Boolean), 'dialog'), state).toEqual([]);
    }
  }
});

test('axe passes a page after its language changes and changes back', async ({ page, site }) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  for (const lang of ['zh-Hans', 'en']) {
    await press(page.locator(`.views a[hreflang=${lang}]`).first());
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await whole(page);
    // tests/full/orca/say-all.orca.ts shows why the page has this element and what Orca says of it.
    await expect(page.locator('[lang=""]')).toHaveCount(1);
    await expect(page.locator('[lang=""] > #_page')).toHaveAttribute('lang', lang);
    expect(await axe(page), lang).toEqual([]);
  }
});

test('axe reports the faults of a deliberately broken page', async ({ page, site }) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await page.evaluate(() => {
    document.documentElement.removeAttribute('lang');
    document.querySelector('.lead')?.setAttribute('lang', 'nonsense');
    const faint = document.createElement('p');
    faint.textContent = 'faint';
    // Passes AA (4.5:1) but fails AAA (7:1), so it is only found with the AAA rule on.
    faint.style.color = '#767676';
    faint.style.background = '#fff';
    const image = document.createElement('img');
    image.src = '/icon.svg';
    document.querySelector('main')?.append(faint, image);
    // Each fault exists in one theme only: low contrast, and a background whose colour axe cannot determine.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`[data-theme='sepia'] h1 { color: #767676 }
      [data-theme='dark'] h1 { background: url('/icon.svg') }`);
    document.adoptedStyleSheets.push(sheet);
  });
  const themed = (await axeInThemes(page, ['sepia', 'dark', 'contrast-dark'], 'h1')).map(
    (line) => line.split(':')[0],
  );
  expect(new Set(themed)).toEqual(
    new Set(['sepia, color-contrast-enhanced', 'dark, undecided color-contrast']),
  );
  const found = (await axe(page)).map((line) => line.split(':')[0]);
  for (const rule of ['html-has-lang', 'valid-lang', 'color-contrast-enhanced', 'image-alt'])
    expect(found).toContain(rule);
});
