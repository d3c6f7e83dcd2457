import type { Page } from '@playwright/test';
import { expect, PAGES, test, viewAddress } from '../site.ts';

const WIDTHS = [320, 390, 768, 1280, 1920];

/** The lines that the text of each paragraph is broken into: language, characters, height of a line in em. */
const lineBoxes = (page: Page) =>
  page.locator('main section p').evaluateAll((paragraphs) =>
    paragraphs.flatMap((paragraph) => {
      const lines = new Map<number, number>();
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let n = 0; n < (node.textContent ?? '').length; n++) {
          const range = document.createRange();
          range.setStart(node, n);
          range.setEnd(node, n + 1);
          const box = range.getClientRects()[0];
          if (box) lines.set(Math.round(box.bottom), (lines.get(Math.round(box.bottom)) ?? 0) + 1);
        }
      }
      const style = getComputedStyle(paragraph);
      const leading = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
      const lang = paragraph.closest('[lang]')?.getAttribute('lang') ?? '';
      return {
        lang,
        longest: Math.max(...lines.values()),
        leading,
        align: style.textAlign,
        size: parseFloat(style.fontSize),
      };
    }),
  );

test('nothing scrolls sideways, on any page at any width, at 100 and 200 % text', async ({ page, site }) => {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of PAGES) {
      await page.goto(site + address);
      for (const size of ['100%', '200%']) {
        await page.evaluate((value) => (document.documentElement.style.fontSize = value), size);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${address} at ${width} px, ${size}`).toBeLessThanOrEqual(width);
      }
    }
  }
});

test('lines are at most 80 Latin or 40 Han characters, set open and not justified', async ({
  page,
  site,
}) => {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const langs of [['en'], ['zh-Hans'], ['en', 'zh-Hans'], ['zh-Hans', 'en']]) {
      await page.goto(site + viewAddress(langs));
      for (const { lang, longest, leading, align, size } of await lineBoxes(page)) {
        const han = lang === 'zh-Hans';
        expect(longest, `${lang} at ${width} px`).toBeLessThanOrEqual(han ? 40 : 80);
        expect(leading).toBeGreaterThanOrEqual(han ? 1.7 : 1.5);
        expect(leading).toBeLessThanOrEqual(1.9);
        expect(align).toBe('start');
        expect(size).toBeGreaterThanOrEqual(17);
        expect(size).toBeLessThanOrEqual(20);
      }
    }
  }
});

for (const langs of [
  ['en', 'zh-Hans'],
  ['zh-Hans', 'en'],
]) {
  test(`wide, ${langs.join(' and ')} stand in aligned rows; narrow, one beneath the other`, async ({
    page,
    site,
  }) => {
    const rows = () =>
      page.locator('main section .row').evaluateAll((all) =>
        all.map((row) => {
          const [a, b] = [row.querySelector('.a'), row.querySelector('.b')].map((side) =>
            side?.getBoundingClientRect(),
          );
          return { a: a?.toJSON() as DOMRect, b: b?.toJSON() as DOMRect };
        }),
      );
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(site + viewAddress(langs));
    const wide = await rows();
    expect(wide).toHaveLength(4 + 19 + 5);
    for (const { a, b } of wide) {
      expect(b.left).toBeGreaterThanOrEqual(a.right);
      expect(Math.abs(a.top - b.top)).toBeLessThanOrEqual(6);
    }
    // Every row begins below both sides of the one before it.
    wide.slice(1).forEach(({ a, b }, n) => {
      const before = wide[n];
      expect(Math.min(a.top, b.top)).toBeGreaterThanOrEqual(
        Math.max(before?.a.bottom ?? 0, before?.b.bottom ?? 0) - 1,
      );
    });
    await page.setViewportSize({ width: 390, height: 800 });
    for (const { a, b } of await rows()) expect(b.top).toBeGreaterThanOrEqual(a.bottom);
    // The second is told apart without colour: it is set in behind a rule.
    const second = page.locator('main section p.b').first();
    await expect(second).toHaveCSS('border-inline-start-style', 'solid');
  });
}

test('the heads of the columns stay in sight and name each language in itself', async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${site}new-security-concept/en/zh-Hans/#practice-p5`);
  const heads = page.locator('.heads');
  await expect(heads).toBeInViewport();
  await expect(heads.locator('.a')).toHaveText(/^English\s*official text$/);
  await expect(heads.locator('.b')).toHaveText(/^中文\s*非官方译文$/);
});

test('Chinese is set by its own rules: strict breaks, Han faces, no italics, no synthetic faces', async ({
  page,
  site,
}) => {
  await page.goto(`${site}new-security-concept/en/zh-Hans/`);
  const p = page.locator('p[lang="zh-Hans"] [data-segment]').first();
  await expect(p).toHaveCSS('line-break', 'strict');
  await expect(p).toHaveCSS('font-style', 'normal');
  await expect(p).toHaveCSS('font-synthesis', 'none');
  await expect(p).toHaveCSS('text-autospace', 'normal');
  await expect(p).toHaveCSS('font-family', /Songti SC.*Noto Serif CJK SC.*SimSun/);
  await expect(page.locator('p.a [data-segment]').first()).toHaveCSS(
    'font-family',
    /Iowan Old Style.*Georgia/,
  );
});

test('on paper there are both languages, pairs kept together, and no addresses or controls', async ({
  page,
  site,
}) => {
  await page.goto(`${site}new-security-concept/en/zh-Hans/`);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await expect(page.locator('.masthead')).toBeHidden();
  await expect(page.locator('.contents')).toBeHidden();
  const rows = await page
    .locator('section .row')
    .evaluateAll((all) => all.map((row) => getComputedStyle(row).breakInside));
  expect(new Set(rows)).toEqual(new Set(['avoid']));
  const sides = await page
    .locator('section p')
    .evaluateAll((all) => all.map((p) => p.getBoundingClientRect().width > 100));
  expect(sides).toHaveLength(48);
  expect(sides).not.toContain(false);
  const added = await page
    .locator('a')
    .evaluateAll((all) => all.map((a) => getComputedStyle(a, '::after').content));
  expect(new Set(added)).toEqual(new Set(['none']));
});
