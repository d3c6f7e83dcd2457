import type { Page } from '@playwright/test';
import { expect, open, openAndAct, PAGES, press, test, viewAddress, whole } from '../../support/site.ts';
import { faint } from '../../support/contrast.ts';
import { kindsIn } from '../../support/control-kinds.ts';
import { t } from '../messages.ts';
import { openerOf, sheetOf } from '../sheets.ts';

/** Checks the contrast of a page at rest, then of each new kind of control with the pointer and the focus on it. */
async function checkContrast(page: Page, state: string, within = 'html', known?: Set<string>) {
  const rest = await faint(page, within);
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
    expect((await faint(page, kind)).low, `${state}, ${name}`).toEqual([]);
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

  test(`marked sentences, paragraph menus and sheets have the same contrast, ${colorScheme}, ${width} px`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.addInitScript(() =>
      localStorage.setItem('duidu:preferences', '{"layout":"peek","measure":34}'),
    );
    // The terms are there: a word that becomes a link may change the width of a line by a fraction of a pixel.
    await openAndAct(page, `${site}${viewAddress(['en', 'zh-Hans'])}#background`);
    await press(page.getByRole('button', { name: t('en', 'peek.all') }));
    await press(page.locator('#background-p2 summary'));
    const boxes = () =>
      page
        .locator('#background-p1 [data-segment]')
        .evaluateAll((all) =>
          all.map((own) => JSON.stringify([own.getBoundingClientRect(), own.getClientRects()[0]?.left])),
        );
    const before = await boxes();
    await page.locator('#background-p1-s1').click();
    await page.locator('#background-p1-s2').hover();
    // Marked and hovered sentences have an underline, not only a background, and nothing moves.
    for (const mark of ['[data-marked]', '[data-pointed]']) {
      await expect(page.locator(mark)).toHaveCount(2);
      for (const own of await page.locator(mark).all())
        await expect(own).toHaveCSS('text-decoration-line', 'underline');
    }
    expect(await boxes()).toEqual(before);
    expect((await faint(page, 'main')).low, 'marks').toEqual([]);
    await press(page.locator('#background-p2 summary'));
    for (const kind of ['.paragraph-actions a', '.peek']) {
      const control = page.locator(kind).locator('visible=true').first();
      await control.hover();
      expect((await faint(page, `${kind}:hover`)).low, kind).toEqual([]);
    }
    for (const name of ['contents', 'settings', 'offline'] as const) {
      await press(openerOf(page, name));
      await expect(sheetOf(page, name)).toBeVisible();
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
