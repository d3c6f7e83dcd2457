import type { Page } from '@playwright/test';
import { axeInThemes } from '../support/axe.ts';
import { THEMES } from '../support/contrast.ts';
import { PAGES, press, viewAddress, whole } from '../support/site.ts';
import { audit } from './audit.ts';
import { expect, offlineLine, open, opener, saved, sheet, test, tides } from './test.ts';

// The fixture pages add what the published site lacks: right-to-left text, gaps, a language without an interface.
const LIBRARY_PAGES = [
  '',
  tides('ar'),
  tides('en', 'zh-Hans'),
  tides('fr', 'ar'),
  'about/ar/',
  'nothing/is/here/',
];

const WIDTHS = [
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 1280, height: 800, colorScheme: 'light' },
] as const;

/** Loads a page and waits for everything that it loads by itself. */
async function load(page: Page, address: string): Promise<void> {
  await open(page, address);
  // Every page but the not-found one has a line about the offline copy, which it loads when idle.
  if (!address.includes('nothing')) {
    const state = page.locator('main .offline .position').or(offlineLine(page));
    await state.first().waitFor();
  }
  await whole(page);
}

for (const { width, height, colorScheme } of WIDTHS) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height }, colorScheme });

    test.describe('a page of the text', () => {
      // Saving the site for offline reading in every one of these pages would cost more than the audit. Pages that say how
      // much is saved are audited below.
      test.use({ serviceWorkers: 'block' });

      for (const address of PAGES.filter((own) => own && !own.startsWith('about')))
        test(`/${address} passes the page audit at ${width} px`, async ({ page, site }) => {
          await load(page, site + address);
          expect(await audit(page)).toEqual([]);
        });

      for (const address of LIBRARY_PAGES.filter((own) => !own.startsWith('about')))
        test(`/reader/${address} passes the page audit at ${width} px`, async ({ page, library }) => {
          await load(page, library + address);
          expect(await audit(page)).toEqual([]);
        });
    });

    for (const address of PAGES.filter((own) => !own || own.startsWith('about')))
      test(`/${address} passes the page audit at ${width} px`, async ({ page, site }) => {
        await load(page, site + address);
        if (!address) await saved(page, 'locales');
        expect(await audit(page)).toEqual([]);
      });

    test(`/reader/about/ar/ passes the page audit at ${width} px`, async ({ page, library }) => {
      await load(page, `${library}about/ar/`);
      expect(await audit(page)).toEqual([]);
    });

    test(`every sheet passes the page audit at ${width} px`, async ({ page, library }) => {
      await load(page, library + tides('en', 'zh-Hans'));
      await saved(page);
      for (const name of ['languages', 'contents', 'settings', 'offline', 'keys'] as const) {
        if (name === 'keys') await page.keyboard.press('?');
        else await press(name === 'offline' ? offlineLine(page) : opener(page, name));
        await expect(sheet(page, name)).toBeVisible();
        expect(await audit(page, 'dialog'), name).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(sheet(page, name)).toBeHidden();
      }
    });

    test(`a text with everything open passes the page audit at ${width} px, and axe in every theme`, async ({
      page,
      site,
    }) => {
      await load(page, site + viewAddress(['en', 'zh-Hans']));
      await press(page.locator('[data-segment] > a').first());
      await expect(page.getByRole('note')).toBeVisible();
      await press(page.locator('.paragraph-actions > summary').first());
      await expect(page.locator('.paragraph-actions[open] a').first()).toBeVisible();
      await page.locator('.text [data-segment]').first().click();
      await expect(page.locator('[data-marked]').first()).toBeVisible();
      await press(page.locator('.paragraph-actions > summary').first());
      await press(page.locator('.summary > summary').first());
      await expect(page.locator('.summary[open] .row')).toBeVisible();
      // At the top no bar covers text, which axe could not decide on.
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      expect(await audit(page, '.text')).toEqual([]);
      expect(
        await axeInThemes(
          page,
          THEMES.filter((theme) => theme),
        ),
      ).toEqual([]);
    });
  });
}

test('the page audit finds a fault of every kind', async ({ page, library, faults }) => {
  await load(page, library + tides('en', 'fr'));
  expect(await audit(page)).toEqual([]);
  await page.evaluate(() => {
    const main = document.querySelector('main') as HTMLElement;
    const add = (name: string, text: string, style: string) => {
      const element = document.createElement(name);
      element.textContent = text;
      element.style.cssText = style;
      main.append(element);
      return element;
    };
    // 4.54:1 passes level AA (4.5:1), and fails level AAA (7:1).
    add('p', 'faint', 'color: #767676; background: #fff');
    add('p', '潮', '');
    add('p', 'x'.repeat(400), 'white-space: nowrap');
    add('p', 'cut off '.repeat(40), 'overflow: hidden; block-size: 20px');
    add(
      'button',
      'small',
      'min-block-size: 0; min-inline-size: 0; padding: 0; inline-size: 30px; block-size: 30px',
    );
    add('button', '', 'inline-size: 50px; block-size: 50px');
    for (const to of ['/one/', '/two/']) add('a', 'here', '').setAttribute('href', to);
    main.querySelector('h1')?.setAttribute('lang', 'nonsense');
  });
  const found = (await audit(page)).join('\n');
  for (const fault of [
    /^axe: color-contrast-enhanced/m,
    /^axe: button-name/m,
    /^axe: valid-lang/m,
    /^contrast: text of p/m,
    /^target: button "small", 30 × 30 px$/m,
    /^name: a button has none$/m,
    /^name: "here" leads to .*\/one\/ and .*\/two\/$/m,
    /^language: "潮" is tagged "en"$/m,
    /^reflow: at 320 px the page is \d+ px wide$/m,
    /^reflow: at 320 px "cut off /m,
  ])
    expect(found).toMatch(fault);
  // The guard of every test must find these faults too.
  expect(faults).toEqual([]);
  await page.evaluate(() => {
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://example.org/x.css' }),
    );
    console.error('an error');
    setTimeout(() => {
      throw new Error('uncaught');
    });
  });
  for (const fault of [/^policy: style-src/, /^console: an error$/, /^exception: .*uncaught/])
    await expect.poll(() => faults).toContainEqual(expect.stringMatching(fault));
  faults.length = 0;
});
