import type { Page } from '@playwright/test';
import { saved } from '../offline/offline.ts';
import { expect, open, PAGES, press, test, viewAddress, VIEWS, whole } from '../../site.ts';
import { axe, axeInThemes } from './axe.ts';
import { THEMES } from './contrast.ts';

// Covered:
// - with all rules, at 320, 390 and 1280 px, in the system's colours (light; at 390 px dark): every page at rest and under
//   each sheet; every view in each of its layouts, at rest and with all open that can lie open in the text;
// - with the rules of colour, in each of the five themes, at 1280 px (contrast.spec.ts measures them at 390 px too): every
//   page; every view in each of its layouts with all open, which shows all that is there at rest, but for the paragraphs
//   of the later sections, which are as those of the first; each sheet in each view.
// A sheet lies over a page and is the same in each layout.
const PARTS = 'header, main > :not(.text), #introduction, #background, aside, footer';
const WIDTHS = [320, 390, 1280];

/** Opens all that can lie open in the text at once: a mark, what a paragraph offers, a summary, a term, the other language. */
async function openAll(page: Page): Promise<void> {
  const unfold = page.locator('.peek-all button');
  if (await unfold.isVisible()) await press(unfold);
  const term = page.locator('#background-p2 [data-segment] > a').first();
  if ((await term.getAttribute('aria-expanded')) === null) {
    await page.locator('#introduction-p1-s2').click();
    await press(page.locator('#_plain-background > summary'));
    await press(term);
  }
  await press(page.locator('#background-p1 > .paragraph-actions > summary'));
  for (const shown of ['[data-marked]', '.paragraph-actions[open] .link', '.summary[open] .row', '.note'])
    await expect(page.locator(shown).first()).toBeVisible();
  // Where no bar lies over text, which axe could not decide; and when the glossary is drawn, a frame after all else.
  await page.evaluate(async () => {
    scrollTo(0, 0);
    for (let n = 0; n < 3; n++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  });
}

/** Looks at each sheet of a page. */
async function lookAtSheets(
  page: Page,
  state: string,
  look: (state: string) => Promise<void>,
): Promise<void> {
  const sheet = page.locator('dialog[open]');
  const buttons = page.locator('.bar > button');
  const count = await buttons.count();
  for (const [name, shows] of [
    ['languages', () => press(buttons.first())],
    ['contents', () => press(buttons.nth(count - 2))],
    ['settings', () => press(buttons.last())],
    ['keys', () => press(sheet.locator('form .scripted button').first())],
    ['offline', () => press(page.locator('.offline-line'))],
  ] as const) {
    if ((name === 'contents' && count < 2) || (name === 'languages' && count < 3)) continue;
    if (name === 'offline' && (await page.locator('.offline-line').count()) === 0) continue;
    await shows();
    await expect(
      sheet.locator(name === 'keys' ? '.key' : `.languages, .contents, fieldset, .offline`).first(),
    ).toBeVisible();
    const wider = await sheet.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(wider, `${state}, ${name}`).toBeLessThanOrEqual(0);
    await look(`${state}, ${name}`);
    if (name === 'settings') continue; // From there lead the keys.
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
      test(`axe finds nothing in any layout, open state, sheet and theme of ${langs.join(' beside ')}, ${width} px`, async ({
        page,
        site,
      }) => {
        await open(page, site + viewAddress(langs));
        await whole(page);
        await expect(page.locator('.offline-line')).toBeVisible();
        await lookAtSheets(page, 'sheet', async (state) => {
          expect(await axe(page), state).toEqual([]);
          expect(await axeInThemes(page, themes, 'dialog'), state).toEqual([]);
        });
        for (const layout of langs.length > 1 ? ['columns', 'stacked', 'peek'] : ['one']) {
          await page.evaluate((chosen) => {
            document.documentElement.dataset.layout = chosen;
            scrollTo(0, 0);
          }, layout);
          expect(await axe(page), layout).toEqual([]);
          await openAll(page);
          expect(await axe(page), `${layout}, all open`).toEqual([]);
          expect(await axeInThemes(page, themes, PARTS), `${layout}, all open`).toEqual([]);
          await press(page.locator('.paragraph-actions[open] > summary'));
        }
      });
    }

    test(`axe finds nothing in any sheet and theme of any other page, ${width} px`, async ({
      page,
      site,
    }) => {
      for (const address of PAGES.filter((own) => !/^new/.test(own))) {
        await open(page, site + address);
        await page.locator('.offline-line, main .offline, main h2[lang]').first().waitFor();
        // What its sheet tells changes while it is saved: axe would look for what has gone meanwhile.
        if (address === '') await saved(page);
        expect(await axe(page), address).toEqual([]);
        expect(await axeInThemes(page, themes), address).toEqual([]);
        await lookAtSheets(page, address, async (state) => {
          expect(await axe(page), state).toEqual([]);
        });
      }
    });
  });
}

test('axe finds nothing in a page that turned to another language, and back', async ({ page, site }) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  for (const lang of ['zh-Hans', 'en']) {
    await press(page.locator(`.views a[hreflang=${lang}]`).first());
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await whole(page);
    // What Orca hears of it, and why it is so: tests/full/orca/say-all.orca.ts.
    await expect(page.locator('[lang=""]')).toHaveCount(1);
    await expect(page.locator('[lang=""] > #_page')).toHaveAttribute('lang', lang);
    expect(await axe(page), lang).toEqual([]);
  }
});

test('axe still finds what is wrong on a page made wrong', async ({ page, site }) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await page.evaluate(() => {
    document.documentElement.removeAttribute('lang');
    document.querySelector('.lead')?.setAttribute('lang', 'nonsense');
    const faint = document.createElement('p');
    faint.textContent = 'faint';
    // Passes AA (4.5:1) and fails AAA (7:1): the AAA rule must be on.
    faint.style.color = '#767676';
    faint.style.background = '#fff';
    const image = document.createElement('img');
    image.src = '/icon.svg';
    document.querySelector('main')?.append(faint, image);
    // In one theme alone: too little contrast, and a ground that axe cannot see through.
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
