import type { CDPSession, Page } from '@playwright/test';
import { expect, open, PAGES, press, test, viewAddress, whole } from '../../support/site.ts';
import { kindsIn } from '../../support/control-kinds.ts';
import { compare, counterpartOf } from '../reading-page.ts';
import { openerOf, openMore, openSearch, searchForAny, sheetOf } from '../sheets.ts';

type Box = { x: number; y: number; width: number; height: number };

/** The focused element: its box, which of its corners and centre are covered, and the address of the page. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const own = document.activeElement as HTMLElement;
    const again = own.dataset.walked !== undefined && own !== document.body;
    own.dataset.walked = '';
    const { left, right, top, bottom, width, height } = own.getClientRects()[0] ?? new DOMRect();
    // Within the corners, which may be round.
    const inset = 3 + (1 - Math.SQRT1_2) * (parseFloat(getComputedStyle(own).borderTopLeftRadius) || 0);
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      ...[left + inset, right - inset].flatMap((x) => [top + inset, bottom - inset].map((y) => [x, y])),
    ];
    const label = own.closest('label');
    const covered = points.filter(([x = 0, y = 0]) => {
      const at = document.elementFromPoint(x, y);
      return !(at && (own.contains(at) || at === label));
    });
    return {
      name: own.outerHTML.slice(0, 100),
      kind: own.dataset.kind,
      nowhere: own === document.body,
      again,
      covered,
      address: location.href,
      box: { x: left - 8, y: top - 8, width: width + 16, height: height + 16 },
      perimeter: 2 * 2 * (width + height),
    };
  });

/** How many pixels change by at least 3:1 when the focused element loses the focus. */
async function changedPixels(page: Page, cdp: CDPSession, box: Box): Promise<number> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const x = Math.max(0, box.x);
  const y = Math.max(0, box.y);
  const area = {
    x,
    y,
    width: Math.min(width, box.x + box.width) - x,
    height: Math.min(height, box.y + box.height) - y,
  };
  const scroll = await page.evaluate(() => ({ x: scrollX, y: scrollY }));
  const clip = { ...area, x: x + scroll.x, y: y + scroll.y, scale: 1 };
  const shot = async () => (await cdp.send('Page.captureScreenshot', { clip, optimizeForSpeed: true })).data;
  const shown = await shot();
  await page.evaluate(() => {
    const own = document.activeElement as HTMLElement;
    Object.assign(window, { own });
    own.blur();
  });
  const hidden = await shot();
  return page.evaluate(
    async (shots) => {
      (window as unknown as { own: HTMLElement }).own.focus({ preventScroll: true });
      const lights = async (data: string) => {
        const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes]));
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context?.drawImage(image, 0, 0);
        const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? [];
        const parts = Array.from(pixels, (part) => part / 255).map((part) =>
          part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
        );
        return Array.from({ length: parts.length / 4 }, (_, n) => {
          const [r = 0, g = 0, b = 0] = parts.slice(n * 4, n * 4 + 3);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        });
      };
      const [a = [], b = []] = await Promise.all(shots.map(lights));
      return a.filter((light, n) => {
        const other = b[n] ?? 0;
        return (Math.max(light, other) + 0.05) / (Math.min(light, other) + 0.05) >= 3;
      }).length;
    },
    [shown, hidden],
  );
}

/**
 * Tabs through every focusable element: none may be covered, and focus alone may not change the address. Measures the
 * focus ring of each new kind of control: at least as many pixels as a perimeter of 2 px, at 3:1 (WCAG 2.4.13).
 */
async function tabThrough(page: Page, cdp: CDPSession, state: string, known: Set<string>, within = 'html') {
  const fresh = new Set(await kindsIn(page, within, known));
  const address = page.url();
  let stops = 0;
  for (let n = 0; n < 200; n++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at.nowhere) continue; // After the last control the focus leaves the page, then it starts from the top.
    if (at.again) break;
    stops++;
    expect(at.covered, `${state}: ${at.name} is covered`).toEqual([]);
    expect(at.address, `${state}: ${at.name}`).toBe(address);
    const kind = `[data-kind="${at.kind ?? ''}"]`;
    if (!fresh.delete(kind)) continue;
    const pixels = await changedPixels(page, cdp, at.box);
    expect(pixels, `${state}: the ring of ${at.name}`).toBeGreaterThanOrEqual(at.perimeter);
  }
  // Only the checked radio button of a group is a tab stop.
  const missed = [...fresh].join();
  if (missed)
    expect(await page.locator(missed).evaluateAll((all) => all.map((e) => e.outerHTML))).toEqual([]);
  expect(stops, state).toBeGreaterThan(3);
}

/** Measures the focus ring of each new kind of control without tabbing to it. */
async function measureRings(page: Page, cdp: CDPSession, state: string, known: Set<string>, within = 'html') {
  await page.keyboard.press('Tab'); // After a key press, :focus-visible applies.
  for (const kind of await kindsIn(page, within, known)) {
    await page.locator(kind).focus();
    const { name, box, perimeter } = await focused(page);
    expect(await changedPixels(page, cdp, box), `${state}: the ring of ${name}`).toBeGreaterThanOrEqual(
      perimeter,
    );
  }
}

for (const width of [390, 1280]) {
  for (const [colorScheme, check] of [
    ['light', tabThrough],
    ['dark', measureRings],
  ] as const) {
    test(`keyboard focus is visible, uncovered and changes nothing, on every page and sheet, ${colorScheme}, ${width} px`, async ({
      page,
      site,
    }) => {
      await page.setViewportSize({ width, height: 700 });
      await page.emulateMedia({ colorScheme });
      const cdp = await page.context().newCDPSession(page);
      const known = new Set<string>();
      for (const address of PAGES) {
        await page.goto(site + address);
        await page.locator('.offline-line, main .offline, main h2[lang]').first().waitFor();
        await whole(page);
        await check(page, cdp, `/${address}`, known);
      }
      expect(known.size).toBeGreaterThan(10);
      await open(page, site + viewAddress(['en', 'zh-Hans']));
      for (const name of ['contents', 'search', 'settings', 'offline', 'keys'] as const) {
        if (name === 'keys') await page.keyboard.press('?');
        else if (name === 'search') await openSearch(page);
        else await press(openerOf(page, name));
        await expect(sheetOf(page, name)).toBeVisible();
        if (name === 'search') {
          await searchForAny(page);
          // Begin at its first control, as in the other sheets: the field has the focus.
          await page.keyboard.press('Shift+Tab');
        }
        if (name === 'settings') await openMore(page);
        await check(page, cdp, name, known, 'dialog');
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
    });
  }
}

for (const [width, height] of [
  [390, 844],
  [820, 1180],
  [844, 390],
] as const)
  test(`keyboard focus is visible and uncovered with counterparts open, and with the bar at the bottom, ${width} by ${height} px`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height });
    const cdp = await page.context().newCDPSession(page);
    const known = new Set<string>();
    for (const address of [viewAddress(['en', 'zh-Hans']), viewAddress(['zh-Hans']), '']) {
      await open(page, site + address);
      await page.locator('.offline-line').waitFor();
      await whole(page);
      if (width < 704 && address.endsWith('/en/zh-Hans/')) {
        // A sentence with a term in both languages.
        await compare(page, 'practice-p2-s3');
        await expect(counterpartOf(page, 'practice-p2-s3').locator('a').first()).toBeVisible();
      }
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await tabThrough(page, cdp, `/${address}`, known);
    }
    expect(known.size).toBeGreaterThan(10);
  });

test('with the browser’s font size doubled, nothing in a sheet covers the focus, forwards or backwards', async ({
  page,
  site,
}) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  for (const [width, height] of [
    [390, 844],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    for (const [name, key] of [
      ['keys', '?'],
      ['contents', 'c'],
    ] as const) {
      await page.keyboard.press(key);
      const sheet = sheetOf(page, name);
      await expect(sheet).toBeVisible();
      for (const direction of ['Shift+Tab', 'Tab']) {
        // Every stop in it, and the browser's own.
        const stops = (await sheet.locator('a, button, input').count()) + 1;
        let inside = 0;
        for (let n = 0; n < stops; n++) {
          await page.keyboard.press(direction);
          const at = await focused(page);
          if (at.nowhere) continue;
          inside++;
          expect(at.covered, `${name} ${width} px, ${direction}: ${at.name}`).toEqual([]);
        }
        expect(inside).toBeGreaterThanOrEqual(stops - 2);
      }
      await page.keyboard.press('Escape');
      await expect(sheet).toBeHidden();
    }
  }
});

test('the focus ring of a paragraph number crosses no line of text, in any layout', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => localStorage.setItem('duidu:preferences', window.name || '{}'));
  for (const width of [320, 390, 820, 1280])
    for (const [langs, layout] of [
      [['en'], 'auto'],
      [['zh-Hans'], 'auto'],
      [['zh-Hans', 'en'], 'stacked'],
      [['en', 'zh-Hans'], 'columns'],
      [['en', 'zh-Hans'], 'peek'],
    ] as const) {
      await page.setViewportSize({ width, height: 700 });
      await page.evaluate((stored) => (window.name = stored), JSON.stringify({ layout }));
      await open(page, site + viewAddress(langs));
      await page.keyboard.press('Tab');
      const crossed = await page.evaluate(() => {
        const numbers = [...document.querySelectorAll<HTMLElement>('.paragraph-actions > summary')];
        return numbers.filter((number) => {
          number.focus();
          const { outlineOffset, outlineWidth } = getComputedStyle(number);
          const reach = parseFloat(outlineOffset) + parseFloat(outlineWidth);
          const { left, right, top, bottom } = number.getBoundingClientRect();
          const lines = [...(number.closest('.row')?.querySelectorAll('[data-segment]') ?? [])].flatMap(
            (text) => [...text.getClientRects()],
          );
          return lines.some(
            (line) =>
              line.left < right + reach &&
              line.right > left - reach &&
              line.top < bottom + reach &&
              line.bottom > top - reach,
          );
        }).length;
      });
      expect(crossed, `${langs.join()} ${layout} ${width}`).toBe(0);
      expect(await page.locator('.paragraph-actions > summary').count()).toBe(19);
    }
});
