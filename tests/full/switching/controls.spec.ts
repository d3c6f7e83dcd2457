import type { Page } from '@playwright/test';
import { axe } from '../../support/axe.ts';
import {
  expect,
  open,
  paperFile,
  press,
  ready,
  said,
  segmentsOf,
  test,
  VIEWS,
  viewAddress,
  whole,
} from '../../support/site.ts';
import { t } from '../messages.ts';
import { entriesOf, swapLink, viewLink } from '../reading-page.ts';

test('with JavaScript off, a paragraph number opens the link to the paragraph', async ({ browser, site }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 780 } });
  for (const langs of VIEWS) {
    await page.goto(site + viewAddress(langs));
    await page.locator('#policy-p3 summary').click();
    const menu = page.locator('#policy-p3 .paragraph-actions > div');
    // Copying needs scripts.
    await expect(menu.locator('button')).toHaveCount(0);
    await menu.getByRole('link', { name: t(langs[0], 'paragraph.address'), exact: true }).click();
    await expect(page).toHaveURL(`${site}${viewAddress(langs)}#policy-p3`);
    await expect(page.locator('#policy-p3')).toBeInViewport();
  }
  await page.close();
});

test('a paragraph number opens its menu; a click elsewhere and Escape close it', async ({ page, site }) => {
  for (const [width, langs] of [
    [320, ['en']],
    [390, ['en', 'zh-Hans']],
    [820, ['en', 'zh-Hans']],
    [1280, ['en']],
    [1280, ['zh-Hans', 'en']],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('about:blank');
    await open(page, site + viewAddress(langs));
    // Moving the focus scrolls the page, which would load the glossary while axe runs: load it first.
    await whole(page);
    const row = page.locator('#background-p3');
    const [number, menu] = [row.locator('summary'), row.locator('.paragraph-actions > div')];
    await number.focus();
    await page.keyboard.press('Enter');
    await expect(menu).toBeVisible();
    const controls = menu.locator('a, button');
    await expect(controls).toHaveCount(2);
    for (const control of await controls.all()) await expect(control).toBeInViewport({ ratio: 1 });
    // At the top no bar overlaps text, which axe could not judge.
    await page.evaluate(() => scrollTo(0, 0));
    expect(await axe(page), `${width} px`).toEqual([]);
    for (const control of await controls.all()) {
      const box = await control.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(number).toBeFocused();
    await number.click();
    await page.locator('#background-p3 .lead').click();
    await expect(menu).toBeHidden();
    await number.click();
    await page.locator('#background-p2 summary').click();
    await expect(menu).toBeHidden();
  }
});

test('a switch by keyboard shortcut keeps the focus where it is, even out of view', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  const number = page.locator('#practice-p3 summary');
  await number.focus();
  await page.evaluate(() => scrollTo({ top: innerHeight, behavior: 'instant' }));
  for (const langs of [
    ['zh-Hans', 'en'],
    ['en', 'zh-Hans'],
  ]) {
    await page.keyboard.press('s');
    await expect(page).toHaveURL(site + viewAddress(langs));
    await expect(page.locator('[data-later]')).toHaveCount(0);
    await expect(page.locator('#practice-p3 .lead')).toHaveAttribute('lang', langs[0] ?? '');
    await expect(number).toBeFocused();
  }
});

test('copying the link of a paragraph or of its marked sentence is announced, and the control says that it was done', async ({
  page,
  context,
  site,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const pair = site + viewAddress(['en', 'zh-Hans']);
  await open(page, pair);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const link = (id: string) => page.locator(`#${id} .link`);
  await page.locator('#policy-p4 summary').click();
  await expect(link('policy-p4')).toHaveText(new RegExp(`^${t('en', 'paragraph.address')}`));
  await link('policy-p4').click();
  await expect(said(page)).toHaveText(t('en', 'link.copied'));
  await expect(link('policy-p4')).toHaveText(t('en', 'share.copied'));
  expect(await copied()).toBe(`${pair}#policy-p4`);
  await page.locator('#background-p2-s2').click();
  await page.locator('#background-p2 summary').click();
  await link('background-p2').click();
  await expect.poll(copied).toBe(`${pair}#background-p2-s2`);
  // When the menu is opened again, it offers the same as before.
  await page.keyboard.press('Escape');
  await page.locator('#background-p2 summary').click();
  await expect(link('background-p2')).toHaveText(new RegExp(`^${t('en', 'paragraph.address')}`));
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('y');
  await expect.poll(copied).toContain('#background-p2-s3');
  // When the clipboard is refused, the address still has the link.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.keyboard.press('j');
  await page.keyboard.press('y');
  await expect(said(page)).toHaveText(t('en', 'link.refused'));
  await expect(page).toHaveURL(/#background-p2-s4$/);
});

test('a paragraph is copied in every language of the view, shown or not, as text and as tagged paragraphs', async ({
  page,
  context,
  site,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const textOf = (lang: string) => {
    const separator = lang === 'en' ? ' ' : '';
    const all = segmentsOf(paperFile(lang).text).filter(({ id }) => id.startsWith('policy.p3.'));
    return all.map(({ text }) => text).join(separator);
  };
  for (const [langs, name] of [
    [['en', 'zh-Hans'], t('en', 'share.both')],
    [['zh-Hans'], t('zh-Hans', 'share.text')],
  ] as const) {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await open(page, site + viewAddress(langs));
      const [lead] = langs;
      await page.locator('#policy-p3 summary').click();
      const copy = page.locator('#policy-p3 .paragraph-actions').getByRole('button');
      await expect(copy).toHaveText(new RegExp(`^${name}`));
      await copy.click();
      await expect(said(page)).toHaveText(t(lead, 'share.done'));
      await expect(copy).toHaveText(t(lead, 'share.copied'));
      const found = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const read = async (type: string) => (await item?.getType(type))?.text();
        return [await read('text/plain'), await read('text/html')];
      });
      expect(found[0], `${langs.join()} ${width}`).toBe(langs.map(textOf).join('\n\n'));
      for (const lang of langs)
        expect(found[1], `${langs.join()} ${width}`).toContain(`<p lang="${lang}">${textOf(lang)}</p>`);
    }
  }
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.locator('#policy-p4 summary').click();
  await page.locator('#policy-p4 .paragraph-actions').getByRole('button').click();
  await expect(said(page)).toHaveText(t('zh-Hans', 'share.refused'));
});

test('the progress line grows with the distance read, and is complete at the end of the text', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en']));
  const width = () => page.locator('.progress').evaluate((line) => line.getBoundingClientRect().width);
  expect(await width()).toBe(0);
  // The glossary and the notes after the text are not part of it.
  const end = await page
    .locator('main .text')
    .evaluate((text) => text.getBoundingClientRect().bottom + scrollY - innerHeight);
  const whole = await page.evaluate(() => document.body.clientWidth);
  await page.evaluate((top) => scrollTo(0, top), end / 2);
  await expect.poll(width).toBeCloseTo(whole / 2, -1);
  for (const top of [end, end + 300]) {
    await page.evaluate((to) => scrollTo(0, to), top);
    await expect.poll(width).toBeCloseTo(whole, -1);
  }
});

test('the shelf offers to continue only at a valid place', async ({ page, site }) => {
  for (const [stored, offered] of [
    ['{"langs":["en","zh-Hans"],"segment":"policy.p1.s1","at":1}', 1],
    ['{"langs":["en","en"],"segment":"policy.p1.s1","at":1}', 0],
    ['{"langs":["en","fr"],"segment":"policy.p1.s1","at":1}', 0],
    ['{"langs":["en"],"segment":"nope.p1.s1","at":1}', 0],
  ] as const) {
    await open(page, site);
    await page.evaluate((place) => localStorage.setItem('duidu:place:new-security-concept', place), stored);
    await page.reload({ waitUntil: 'networkidle' });
    await ready(page);
    await expect(page.locator('.continue'), stored).toHaveCount(offered);
  }
});

/** The controls of the bar from its beginning: where they are, and whether nothing covers them. */
const controlsOf = (page: Page) =>
  page.locator('.bar :is(a, button)').evaluateAll((all) =>
    all
      .filter((control) => control.checkVisibility())
      .map((control) => {
        const { x, y, width, height } = control.getBoundingClientRect();
        const at = document.elementFromPoint(x + width / 2, y + height / 2);
        return { x, y, width, height, isOnTop: at !== null && control.contains(at) };
      }),
  );

// The slots of the bar for a paper in three languages: each language alone, two of them, and the two swapped. After them
// come the contents, the search and the settings. In the narrowest windows the contents have the search.
const [ENGLISH, SIMPLIFIED, TRADITIONAL, BOTH, SWAP] = [0, 1, 2, 3, 4];
const countAt = (width: number) => (width < 352 ? 7 : 8);

// From English alone to every slot and back, and from one pair to another.
const SLOTS = [
  ...[SIMPLIFIED, BOTH, SWAP, SWAP, TRADITIONAL, BOTH, SWAP, SIMPLIFIED, TRADITIONAL, BOTH],
  ...[ENGLISH, BOTH, SWAP, ENGLISH],
];

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [820, 1180],
  [844, 390],
  [1024, 768],
  [1060, 800],
  [1160, 800],
  [1280, 800],
] as const)
  test(`at ${width} by ${height} px, no switch moves a control of the bar or adds a history entry, and the bar never leaves`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(site);
    await open(page, site + viewAddress(['en']));
    const entries = await entriesOf(page);
    const before = await controlsOf(page);
    expect(before).toHaveLength(countAt(width));
    const isWide = width >= 960;
    const expectSame = async (state: string) => {
      const now = await controlsOf(page);
      expect(now, state).toHaveLength(countAt(width));
      for (const [n, { x, y, width: wide, height: high, isOnTop }] of now.entries()) {
        const at = `${state}, control ${n}`;
        expect(Math.abs(x - (before[n]?.x ?? NaN)), at).toBeLessThanOrEqual(0.5);
        expect(Math.abs(y - (before[n]?.y ?? NaN)), at).toBeLessThanOrEqual(0.5);
        expect(Math.abs(wide - (before[n]?.width ?? NaN)), at).toBeLessThanOrEqual(0.5);
        expect(Math.min(wide, high), at).toBeGreaterThanOrEqual(43.9);
        // In the window, at its bottom edge or, if it is wide, at the top, and beside the control before it.
        expect(isWide ? y : height - y - high, at).toBeGreaterThanOrEqual(0);
        expect(isWide ? y : height - y - high, at).toBeLessThanOrEqual(16);
        expect(x, at).toBeGreaterThanOrEqual((now[n - 1]?.x ?? 0) + (now[n - 1]?.width ?? 0) - 0.5);
        expect(x + wide, at).toBeLessThanOrEqual(width);
        expect(isOnTop, at).toBe(true);
      }
    };
    const end = await page.evaluate(() => document.documentElement.scrollHeight);
    for (const top of [0, 700, end, 1500]) {
      await page.evaluate((to) => scrollTo({ top: to, behavior: 'instant' }), top);
      await expectSame(`scrolled to ${top} px`);
    }
    const links = page.locator('.views a');
    for (const [n, slot] of SLOTS.entries()) {
      const address = (await links.nth(slot).getAttribute('href')) ?? '';
      const state = `step ${n}, ${address}`;
      await press(links.nth(slot));
      await expect(page, state).toHaveURL(new URL(address, site).href);
      const current = slot === SWAP ? BOTH : slot;
      await expect(links.nth(current), state).toHaveAttribute('aria-current', 'page');
      await expect(links.nth(slot), state).toBeFocused();
      await expectSame(state);
      expect(await entriesOf(page), state).toBe(entries);
    }
    await page.goBack();
    await expect(page).toHaveURL(site);
    // Of two languages that the bar does not put together, the pair is as wide as another.
    await open(page, site + viewAddress(['zh-Hant', 'zh-Hans']));
    await page.evaluate(() => scrollTo({ top: 1500, behavior: 'instant' }));
    await expectSame('two Chinese scripts');
  });

for (const [width, height] of [
  [390, 844],
  [1280, 800],
] as const)
  test(`at ${width} px, a switch to a language that is written from right to left mirrors the page, but not the bar`, async ({
    page,
    library,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, `${library}tides/en/ar/`);
    const before = await controlsOf(page);
    // Two languages, both of them, and the two swapped; then the languages, the contents, the search and the
    // settings.
    expect(before).toHaveLength(8);
    const links = page.locator('.views a');
    for (const [slot, langs, dir] of [
      [1, 'ar', 'rtl'],
      [2, 'en/ar', 'ltr'],
      [3, 'ar/en', 'rtl'],
      [0, 'en', 'ltr'],
    ] as const) {
      await press(links.nth(slot));
      await expect(page).toHaveURL(`${library}tides/${langs}/`);
      await expect(page.locator('html')).toHaveAttribute('dir', dir);
      const now = await controlsOf(page);
      for (const [n, { x, y }] of now.entries()) {
        expect(Math.abs(x - (before[n]?.x ?? NaN)), `${langs}, control ${n}`).toBeLessThanOrEqual(0.5);
        expect(Math.abs(y - (before[n]?.y ?? NaN)), `${langs}, control ${n}`).toBeLessThanOrEqual(0.5);
      }
    }
  });

test('in a view of one language the swap control is there, but is no link and does nothing', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en']));
  const swap = swapLink(page);
  await expect(swap).toHaveAttribute('aria-disabled', 'true');
  await expect(swap).not.toHaveAttribute('href');
  await swap.click({ force: true });
  await expect(page).toHaveURL(site + viewAddress(['en']));
  await page.keyboard.press('s');
  await expect(page).toHaveURL(site + viewAddress(['en']));
  // Of two languages it leads to the same two, swapped, and keeps its place and the focus.
  await press(viewLink(page, 'English + 简体中文'));
  await expect(page).toHaveURL(site + viewAddress(['en', 'zh-Hans']));
  await expect(swap).not.toHaveAttribute('aria-disabled');
  await expect(swap).toHaveAttribute('href', `/${viewAddress(['zh-Hans', 'en'])}`);
  await expect(swap).toHaveAttribute('hreflang', 'zh-Hans');
  await press(swap);
  await expect(page).toHaveURL(site + viewAddress(['zh-Hans', 'en']));
  await expect(swapLink(page, 'zh-Hans')).toBeFocused();
  await expect(viewLink(page, '简体中文 + English')).toHaveAttribute('aria-current', 'page');
});

test('the bar offers the pair that was shown last, in its order, while one of its languages is shown', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['zh-Hant', 'en']));
  const both = page.locator('.views a').nth(BOTH);
  for (const [name, offered] of [
    ['繁體中文', '繁體中文 + English'],
    ['English', '繁體中文 + English'],
    // This language is not of that pair: the one shown before it comes beside it.
    ['简体中文', '简体中文 + English'],
    ['English', 'English + 简体中文'],
  ] as const) {
    await press(viewLink(page, name));
    await expect(viewLink(page, name)).toHaveAttribute('aria-current', 'page');
    await expect(both, name).toHaveAccessibleName(offered);
  }
});
