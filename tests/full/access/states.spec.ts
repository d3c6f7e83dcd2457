import type { Page } from '@playwright/test';
import { expect, open, PAGES, test, VIEWS, viewAddress, whole } from '../../support/site.ts';
import { chooseLayout, compare, counterpartOf } from '../reading-page.ts';
import { openerOf, openMore, searchForAny, sheetOf } from '../sheets.ts';

test('the keyboard reaches everything in a sheet and nothing behind it, and closing it restores the focus', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  for (const name of ['contents', 'search', 'settings', 'offline'] as const) {
    const button = openerOf(page, name);
    await button.focus();
    await page.keyboard.press('Enter');
    const sheet = sheetOf(page, name);
    await expect(sheet).toBeVisible();
    if (name === 'search') await searchForAny(page);
    if (name === 'settings') await openMore(page);
    const count = await sheet.locator('a, button, summary, input').count();
    const reached = new Set<string>();
    for (let n = 0; n < count + 2; n++) {
      const state = await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement;
        const box = focused.getBoundingClientRect();
        const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        const style = getComputedStyle(focused);
        return {
          inside: focused.closest('dialog') !== null || focused === document.body,
          name: focused.outerHTML.slice(0, 120),
          covered: focused !== document.body && at !== focused && !focused.contains(at),
          ring: focused === document.body || parseFloat(style.outlineWidth) >= 2,
        };
      });
      expect(state.inside, state.name).toBe(true);
      expect(state.covered, state.name).toBe(false);
      expect(state.ring, state.name).toBe(true);
      reached.add(state.name);
      await page.keyboard.press('Tab');
    }
    // A group of radio buttons is one tab stop; every other control is one of its own.
    const stops = await sheet
      .locator('a, button, summary, input:not([type=radio]), input[type=radio]:checked')
      .count();
    expect(reached.size, name).toBeGreaterThanOrEqual(stops);
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(button).toBeFocused();
  }
});

test('tabbing through the bar does not scroll the page', async ({ page, site }) => {
  for (const [width, height] of [
    [390, 800],
    [820, 1180],
    [844, 390],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await open(page, site + viewAddress(['en']));
    await page.evaluate(() => scrollTo(0, 1500));
    await page.locator('.brand').evaluate((link: HTMLElement) => link.focus({ preventScroll: true }));
    const first = width < 960 ? 2 : 0; // Unless the window is wide, the masthead scrolls away with the page.
    // The About link, three languages, two of them, the contents and the settings.
    for (let n = 0; n < 7; n++) {
      await page.keyboard.press('Tab');
      if (n < first) await page.evaluate(() => scrollTo(0, 1500));
      else expect(await page.evaluate(() => scrollY), `${width} px, ${n}`).toBe(1500);
    }
  }
});

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Elements that cut off their text: it is wider or higher than the element, whose overflow is hidden. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, summary, p, h1, h2, h3, li, label, dt, dd')]
      .filter((element) => element.checkVisibility() && !element.closest('.hidden, .skip'))
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
        return (
          (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
        );
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );

test('text spacing overrides (1.4.12), 200 % text and long words neither overflow nor are cut off', async ({
  page,
  site,
}) => {
  const SPACED =
    '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}';
  for (const width of [320, 390, 820, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of PAGES) {
      await page.goto(site + address);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, SPACED);
      expect(await sideways(page), `spaced ${address} ${width}`).toBeLessThanOrEqual(0);
      expect(await cutOff(page), `spaced ${address} ${width}`).toEqual([]);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      expect(await sideways(page), `spaced, 200 %, ${address} ${width}`).toBeLessThanOrEqual(0);
      await page.evaluate(() => {
        document.adoptedStyleSheets = [];
        document.documentElement.style.fontSize = '';
        for (const text of document.querySelectorAll('h1, h2, p, dd, .contents a')) {
          const last = text.querySelector('span:last-child') ?? text;
          last.append(
            'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3),
          );
        }
      });
      expect(await sideways(page), `long words ${address} ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('with text spacing overrides, 200 % text and long words, a counterpart neither overflows nor is cut off', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const langs of [
    ['en', 'zh-Hans'],
    ['zh-Hans', 'en'],
  ]) {
    await open(page, site + viewAddress(langs));
    await compare(page, 'background-p1-s1');
    await expect(counterpartOf(page, 'background-p1-s1')).toBeVisible();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}',
      );
      document.adoptedStyleSheets = [sheet];
      document.documentElement.style.fontSize = '200%';
      document
        .querySelector('.counterpart > [data-segment]')
        ?.append('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft');
    });
    expect(await sideways(page), langs.join()).toBeLessThanOrEqual(0);
    expect(await cutOff(page), langs.join()).toEqual([]);
    const outside = await counterpartOf(page, 'background-p1-s1').evaluate((own) =>
      [...own.getClientRects()].some(({ left, right }) => left < 0 || right > innerWidth),
    );
    expect(outside, langs.join()).toBe(false);
  }
});

test('with the browser’s font size doubled nothing is cut off', async ({ page, site }) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of PAGES) {
      await page.goto(site + address);
      expect(await cutOff(page), `${address} ${width}`).toEqual([]);
    }
  }
});

test('at 400 % zoom the text can be read and the focus seen', async ({ page, site }) => {
  // A window of 1280 × 1024 px at 400 % zoom.
  await page.setViewportSize({ width: 320, height: 256 });
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  for (let n = 0; n < 24; n++) {
    await page.keyboard.press('Tab');
    const state = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement;
      // A link within a sentence may wrap, so measure its first line box.
      const box = focused.getClientRects()[0] ?? focused.getBoundingClientRect();
      const at = document.elementFromPoint(box.left + Math.min(20, box.width / 2), box.top + box.height / 2);
      return { name: focused.outerHTML.slice(0, 90), seen: at === focused || focused.contains(at) };
    });
    expect(state.seen, state.name).toBe(true);
  }
  const bar = await page.locator('.bar').boundingBox();
  expect(bar?.height).toBeLessThanOrEqual(256 / 4);
});

test('the page ends above the bar, whatever the text size', async ({ page, site, library }) => {
  for (const address of [site + viewAddress(['en', 'zh-Hans']), `${library}tides/ar/zh-Hans/`]) {
    for (const size of ['100%', '200%']) {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(address);
      await page.evaluate((value) => (document.documentElement.style.fontSize = value), size);
      // The glossary and the offline line are added late and would move the end of the page: wait for both.
      await whole(page);
      await page.locator('.offline-line').waitFor();
      const below = () =>
        page.evaluate(() => {
          scrollTo(0, document.documentElement.scrollHeight);
          const bar = document.querySelector('.bar')?.getBoundingClientRect().top ?? NaN;
          return (
            (document.querySelector('.imprint')?.lastElementChild?.getBoundingClientRect().bottom ?? NaN) -
            bar
          );
        });
      // A font may still arrive and move the end of the page.
      await expect.poll(below, `${address} ${size}`).toBeLessThanOrEqual(0);
    }
  }
});

test('with reduced motion nothing is animated', async ({ page, site }) => {
  const moving = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return (
            parseFloat(transitionDuration) > 0 || animationName !== 'none' || scrollBehavior === 'smooth'
          );
        }).length,
    );
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await moving()).toBe(0);
});

test('forced colours show marks, the current view and the focus; more contrast fades nothing', async ({
  page,
  site,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, `${site}${viewAddress(['en', 'zh-Hans'])}#background-p1-s2`);
  const outline = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
      });
  expect(await outline('[data-marked]')).toBeGreaterThanOrEqual(2);
  expect(await outline('.views [aria-current]')).toBeGreaterThanOrEqual(1);
  // The slots are side by side and the bar is as high as they are, so the outline has to be inside.
  await expect(page.locator('.views [aria-current]')).toHaveCSS('outline-offset', '-1px');
  await page.locator('.brand').focus();
  await page.keyboard.press('Tab');
  expect(await outline(':focus')).toBeGreaterThanOrEqual(2);
  // A counterpart has a border, which forced colours keep.
  await chooseLayout(page, 'peek');
  await compare(page, 'background-p2-s3');
  await expect(counterpartOf(page, 'background-p2-s3')).toHaveCSS('border-inline-start', /^2px solid/);
  expect(await outline('#background-p2-s3')).toBeGreaterThanOrEqual(2);
  await page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
  const [faded, ink] = await page.evaluate(() => {
    const of = (selector: string) =>
      getComputedStyle(document.querySelector(selector) ?? document.body).color;
    return [of('.colophon'), of('body')];
  });
  expect(faded).toBe(ink);
});

test('every sentence of each view is shown in forced colours and in print', async ({ page, site }) => {
  for (const langs of VIEWS) {
    for (const [width, media] of [
      [1280, { forcedColors: 'active' }],
      [1280, { forcedColors: 'none', media: 'print' }],
      // Paper is wide enough for both languages, also if it is printed from a phone.
      [390, { forcedColors: 'none', media: 'print' }],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(media);
      await page.goto(site + viewAddress(langs));
      const hidden = await page
        .locator('[data-segment]')
        .evaluateAll((all) => all.filter((element) => !element.checkVisibility()).length);
      expect(hidden, `${width} px, ${JSON.stringify(media)}`).toBe(0);
    }
    await page.emulateMedia({ media: 'screen' });
  }
});
