import type { Page } from '@playwright/test';
import { expect, open, PAGES, press, test, viewAddress } from '../../support/site.ts';
import { CONTROLS } from '../../support/control-kinds.ts';
import { t } from '../messages.ts';
import { chooseLayout, compare, counterpartOf } from '../reading-page.ts';
import { openerOf, openMore, openSearch, searchForAny, sheetOf } from '../sheets.ts';

/** Controls smaller than 44 by 44 px, their labels included. Links within sentences are listed separately. */
const small = (page: Page, within = 'html') =>
  page.evaluate(
    ([root, controls]) => {
      const found = { small: [] as string[], inSentences: [] as string[], count: 0 };
      for (const control of document.querySelectorAll<HTMLInputElement>(`${root} :is(${controls})`)) {
        // The skip link is only visible while it has the focus.
        if (control.matches('.skip')) control.focus();
        // A glossary term in the text is exempt (2.5.5, inline).
        if (!control.checkVisibility() || control.matches('[data-segment] > a')) continue;
        found.count++;
        // A label is part of the target of its control.
        const around = control.closest('label') ?? control;
        const { width, height } = around.getBoundingClientRect();
        if (width >= 43.9 && height >= 43.9) continue;
        const name = control.getAttribute('aria-label') ?? (around.textContent.trim() || control.id);
        const words = control.parentElement?.textContent.trim() ?? '';
        const sentence = control.matches('a') && getComputedStyle(control).display === 'inline' && words.length > name.length + 20; // prettier-ignore
        found[sentence ? 'inSentences' : 'small'].push(`${name}: ${Math.round(width)}×${Math.round(height)}`);
      }
      return found;
    },
    [within, CONTROLS] as const,
  );

// Links within sentences may be smaller (2.5.5), but the interface has none.
const IN_SENTENCES: string[] = [];

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [820, 1180],
  [844, 390],
  [1280, 800],
] as const) {
  test(`every control is at least 44 by 44 px, on every page and sheet, ${width} by ${height} px`, async ({
    page,
    site,
    library,
    scripts,
  }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() =>
      localStorage.setItem(
        'duidu:preferences',
        '{"measure":34,"latinScale":0.8,"latinLeading":1.4,"hanScale":0.8,"hanLeading":1.5}',
      ),
    );
    const check = async (state: string, within?: string) => {
      const { count, ...found } = await small(page, within);
      expect(found, state).toEqual({ small: [], inSentences: IN_SENTENCES });
      expect(count, state).toBeGreaterThan(2);
    };
    for (const address of [
      ...PAGES.map((own) => site + own),
      library,
      `${library}tides/ar/fr/`,
      `${library}about/ar/`,
      // Headings of very few letters.
      `${scripts}tides/en/th/`,
    ]) {
      await page.goto(address);
      await page.locator('.offline-line, main .offline, main h2[lang]').first().waitFor();
      await check(address);
    }
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    for (const layout of ['columns', 'stacked', 'peek']) {
      await chooseLayout(page, layout);
      await check(layout);
    }
    await compare(page, 'practice-p2-s3');
    await expect(counterpartOf(page, 'practice-p2-s3')).toBeVisible();
    await check('a counterpart');
    await press(page.locator('#background-p2 summary'));
    await check('paragraph menu', '.paragraph-actions');
    for (const name of ['contents', 'search', 'settings', 'offline'] as const) {
      if (name === 'search') await openSearch(page);
      else await press(openerOf(page, name));
      await expect(sheetOf(page, name)).toBeVisible();
      if (name === 'search') await searchForAny(page);
      if (name === 'settings') await openMore(page);
      await check(name, 'dialog');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    // The pairs of a paper in many languages are folded on the shelf.
    await open(page, library);
    await page.getByRole('article').locator('details > summary').click();
    await check('every pair', '.pairs');
    // A paper in more than three languages has a sheet of its languages.
    await open(page, `${library}tides/en/fr/`);
    await press(openerOf(page, 'languages'));
    await expect(page.locator('dialog[open] .languages')).toBeVisible();
    await check('languages', 'dialog');
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    await page.keyboard.press('?');
    await expect(page.getByLabel(t('en', 'keys.actions.next'))).toBeVisible();
    await check('keys', 'dialog');
    await page.evaluate(() => {
      const [link = document.body] = document.querySelectorAll<HTMLElement>('dialog button');
      link.style.cssText = 'min-block-size: 0; block-size: 40px';
    });
    // The check itself reports a button that is made too small.
    expect((await small(page, 'dialog')).small).toEqual([
      expect.stringMatching(new RegExp(`^${t('en', 'sheets.close')}: \\d+×40$`)),
    ]);
  });
}
