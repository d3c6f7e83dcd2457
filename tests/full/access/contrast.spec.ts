import type { Page } from '@playwright/test';
import { expect, open, openAndAct, PAGES, press, test, viewAddress, whole } from '../../support/site.ts';
import { faint, THEMES } from '../../support/contrast.ts';
import { kindsIn } from '../../support/control-kinds.ts';
import { t } from '../messages.ts';
import { chooseLayout, compare, counterpartOf, storeSettings } from '../reading-page.ts';
import { openerOf, openMore, openSearch, searchForAny, sheetOf } from '../sheets.ts';

/**
 * Measures contrast with a sentence under the pointer on the full colour of a mark, where its text has less contrast than on
 * half of that colour, which it has. `faint` cannot blend colours; `coloursOf` shows what is painted.
 */
async function faintOnMark(page: Page, within?: string) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('[data-pointed]:not([data-marked]) { background: var(--mark) }');
    document.adoptedStyleSheets.push(sheet);
  });
  const found = await faint(page, within);
  await page.evaluate(() => void document.adoptedStyleSheets.pop());
  return found;
}

/** Checks the contrast of a page at rest, then of each new kind of control with the pointer and the focus on it. */
async function checkContrast(page: Page, state: string, within = 'html', known?: Set<string>) {
  const rest = await faintOnMark(page, within);
  expect(rest.low, state).toEqual([]);
  expect(rest.pairs, state).toBeGreaterThan(12);
  for (const kind of await kindsIn(page, within, known)) {
    const { x, y, name } = await page.locator(kind).evaluate((control: HTMLElement) => {
      control.focus({ preventScroll: true });
      control.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = control.getClientRects()[0] ?? new DOMRect();
      return { x: left + width / 2, y: top + height / 2, name: control.outerHTML.slice(0, 90) };
    });
    await page.mouse.move(x, y);
    expect((await faintOnMark(page, kind)).low, `${state}, ${name}`).toEqual([]);
    const is = await page.locator(kind).evaluate((c) => [c.matches(':hover'), c.matches(':focus-visible')]);
    expect(is, `${state}, ${name}: pointer, focus`).toEqual([true, true]);
  }
}

for (const [width, colorScheme] of [
  [390, 'dark'],
  [1280, 'light'],
] as const) {
  test(`text has 7:1 contrast and other meaningful parts 3:1, on every page, with hover and focus, ${colorScheme}, ${width} px`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const known = new Set<string>();
    for (const address of PAGES) {
      await page.goto(site + address);
      await page.locator('.offline-line, main .offline, main h2[lang]').first().waitFor();
      await whole(page);
      await page.keyboard.press('Tab'); // After a key press, :focus-visible applies.
      await checkContrast(page, `/${address}`, 'html', known);
    }
    expect(known.size).toBeGreaterThan(12);
  });

  test(`marked sentences, counterparts, paragraph menus and sheets have the same contrast, ${colorScheme}, ${width} px`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await storeSettings(page, { layout: 'stacked', measure: 34 });
    // The terms are there: a word that becomes a link may change the width of a line by a fraction of a pixel.
    await openAndAct(page, `${site}${viewAddress(['en', 'zh-Hans'])}#background`);
    // Of the letters: the field of a mark reaches above and below them.
    const boxes = () =>
      page.locator('#background-p1').evaluate((row) => {
        const range = document.createRange();
        const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          range.selectNodeContents(node);
          found.push(JSON.stringify([...range.getClientRects()]));
        }
        return found;
      });
    const before = await boxes();
    await press(page.locator('#background-p1-s1'));
    await page.locator('#background-p1-s2').hover();
    for (const mark of ['[data-marked]', '[data-pointed]']) await expect(page.locator(mark)).toHaveCount(2);
    // Neither moves a letter or breaks a line anew.
    expect(await boxes()).toEqual(before);
    expect((await faintOnMark(page, 'main')).low, 'marks').toEqual([]);
    await press(page.locator('#background-p2 summary'));
    const action = page.locator('.paragraph-actions a').locator('visible=true').first();
    await action.hover();
    expect((await faintOnMark(page, '.paragraph-actions a:hover')).low).toEqual([]);
    // Where the second language is hidden: the hint, then a counterpart with a term, and the note of that term.
    await chooseLayout(page, 'peek');
    await expect(page.locator('.hint')).toBeVisible();
    expect((await faintOnMark(page, '.column-heads')).low, 'hint').toEqual([]);
    const counterpart = counterpartOf(page, 'practice-p2-s3');
    await compare(page, 'practice-p2-s3');
    await expect(counterpart).toBeVisible();
    const term = counterpart.locator('a').first();
    await term.hover();
    await press(term);
    await expect(counterpart.getByRole('note')).toBeVisible();
    const open = await faintOnMark(page, '#practice-p2');
    expect(open.low, 'counterpart').toEqual([]);
    expect(open.pairs, 'counterpart').toBeGreaterThan(12);
    for (const name of ['contents', 'search', 'settings', 'offline'] as const) {
      if (name === 'search') await openSearch(page);
      else await press(openerOf(page, name));
      await expect(sheetOf(page, name)).toBeVisible();
      if (name === 'search') await searchForAny(page);
      if (name === 'settings') await openMore(page);
      await page.keyboard.press('Tab');
      await checkContrast(page, name, 'dialog');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await page.keyboard.press('?');
    await page.getByLabel(t('en', 'keys.actions.next')).fill('k');
    await page.keyboard.press('Tab');
    await expect(
      page
        .getByRole('dialog')
        .getByRole('paragraph')
        .filter({ hasText: t('en', 'keys.taken') }),
    ).toBeVisible();
    await checkContrast(page, 'keys', 'dialog');
  });
}

/** What is painted on the page, behind a sentence, and beside it as the bar of a mark, in red, green and blue. */
const coloursOf = (page: Page, sentence: string) =>
  page.evaluate((selector) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const own = document.querySelector(selector);
    if (!canvas || !own) throw new Error(`There is no ${selector}.`);
    const painted = (...layers: string[]) => {
      for (const layer of layers) {
        canvas.fillStyle = layer;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const paper = getComputedStyle(document.documentElement).backgroundColor;
    const { backgroundColor, boxShadow, textDecorationLine } = getComputedStyle(own);
    // A colour, how far it is to the right and further down, how blurred and how large it is.
    const shadows = boxShadow.matchAll(
      /((?:rgba?|color)\([^)]*\)) (-?[\d.]+)px (-?[\d.]+)px ([\d.]+px [\d.]+px)/g,
    );
    const all = [...shadows].map(([, colour = '', x, y, rest]) => ({
      colour: painted(paper, colour),
      x: Number(x),
      y: Number(y),
      rest,
    }));
    return {
      paper: painted(paper),
      background: painted(paper, backgroundColor),
      // What is above and below the line belongs to the field, what is beside it is the bar.
      field: all.filter(({ x }) => x === 0),
      bar: all.filter(({ x }) => x !== 0),
      sharp: all.every(({ rest }) => rest === '0px 0px'),
      lines: textDecorationLine,
    };
  }, sentence);

/** The contrast of two colours (WCAG 2.2, contrast ratio). */
function contrastOf(...colours: [number[], number[]]): number {
  const [dark = 0, bright = 0] = colours
    .map((parts) =>
      parts
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)),
    )
    .map(([r = 0, g = 0, b = 0]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

test('a mark is a field of colour and a bar at its beginning, in every theme; pointing is half as strong, without a bar', async ({
  page,
  site,
  library,
}) => {
  for (const [address, marked, pointed, bar] of [
    [site + viewAddress(['en', 'zh-Hans']), 'background-p1-s1', 'background-p1-s2', -2],
    [`${library}tides/ar/`, 'rise-p1-s1', 'rise-p1-s2', 2],
  ] as const) {
    await open(page, address);
    await press(page.locator(`#${marked}`));
    await page.locator(`#${pointed}`).hover();
    await expect(page.locator(`#${marked}`)).toHaveAttribute('data-marked');
    await expect(page.locator(`#${pointed}`)).toHaveAttribute('data-pointed');
    for (const theme of THEMES) {
      await page.evaluate((chosen) => {
        if (chosen) document.documentElement.dataset.theme = chosen;
        else delete document.documentElement.dataset.theme;
      }, theme);
      const [mark, point] = [await coloursOf(page, `#${marked}`), await coloursOf(page, `#${pointed}`)];
      expect(mark.bar.length, theme).toBeGreaterThan(0);
      for (const { colour, x } of mark.bar) {
        expect(x, theme).toBe(bar);
        expect(contrastOf(colour, mark.paper), theme).toBeGreaterThanOrEqual(3);
        expect(contrastOf(colour, mark.background), theme).toBeGreaterThanOrEqual(3);
      }
      expect(mark.background, theme).not.toEqual(mark.paper);
      expect(point.bar, theme).toEqual([]);
      // One field without edges fills the space between the lines.
      for (const { background, field, sharp } of [mark, point]) {
        expect(sharp, theme).toBe(true);
        expect(field.map(({ y }) => Math.sign(y)).sort(), theme).toEqual([-1, 1]);
        for (const { colour } of field) expect(colour, theme).toEqual(background);
      }
      for (const [n, part] of point.background.entries()) {
        const half = ((mark.background[n] ?? NaN) + (mark.paper[n] ?? NaN)) / 2;
        expect(Math.abs(part - half), `${theme}, ${n}`).toBeLessThanOrEqual(1.5);
      }
      for (const { lines } of [mark, point]) expect(lines, theme).toBe('none');
    }
  }
});

test('the contrast check reports faint text, edges and underlines', async ({ page, site }) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    // 4.5:1, 2.8:1 on white.
    sheet.replaceSync(`html[data-theme='contrast-light'] {
      .choice label { color: #767676 }
      .key input { border-color: #999; outline-color: #999 }
      .switch input { accent-color: #999 }
      .contents a { text-decoration-color: #999 }
    }`);
    document.adoptedStyleSheets = [sheet];
  });
  const { low } = await faint(page);
  expect(low.sort()).toEqual([
    'accent of input, contrast-light: 2.85',
    'edge of input, contrast-light: 2.85',
    'text of label, contrast-light: 4.54',
    'text of label.switch, contrast-light: 4.54',
    'underline of a.beside, contrast-light: 2.85',
    'underline of a.lead, contrast-light: 2.85',
  ]);
});
