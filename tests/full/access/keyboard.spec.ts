import { expect, open, test, viewAddress, whole } from '../../support/site.ts';
import { t } from '../messages.ts';
import { compare, counterpartOf } from '../reading-page.ts';
import { openerOf } from '../sheets.ts';

test('the skip link and the table of contents work by keyboard', async ({ page, site }) => {
  await page.goto(`${site}new-security-concept/en/zh-Hans/`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: t('en', 'site.skip') })).toBeFocused();
  await expect(page.getByRole('link', { name: t('en', 'site.skip') })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'I. Introduction', exact: true })).toBeFocused();
  for (let n = 0; n < 3; n++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#background$/);
  await expect(page.locator('#background')).toBeInViewport();
});

test('focus is visible, follows the document order and is never covered', async ({ page, site }) => {
  for (const [width, height] of [
    [390, 700],
    [820, 1180],
    [844, 390],
    [1280, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    await open(page, `${site}new-security-concept/en/zh-Hans/`);
    await whole(page);
    if (width === 390) {
      // A counterpart with a term is in the order of the document, too.
      await compare(page, 'practice-p2-s3');
      await expect(counterpartOf(page, 'practice-p2-s3').locator('a').first()).toBeVisible();
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    }
    // The buttons of a sheet are only in the page while it is open.
    const controls = 'a[href], summary, button:not(dialog *)';
    const count = await page.locator(controls).locator('visible=true').count();
    let last = -1;
    for (let n = 0; n < count; n++) {
      await page.keyboard.press('Tab');
      const state = await page.evaluate((selector) => {
        const focused = document.activeElement as HTMLElement;
        // A link within a sentence may wrap, so measure its first line box.
        const box = focused.getClientRects()[0] ?? focused.getBoundingClientRect();
        const style = getComputedStyle(focused);
        const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return {
          order: [...document.querySelectorAll<HTMLElement>(selector)]
            .filter((element) => element.checkVisibility())
            .indexOf(focused),
          outline: parseFloat(style.outlineWidth),
          style: style.outlineStyle,
          covered: at !== focused && !focused.contains(at),
        };
      }, controls);
      expect(state.order).toBe(last + 1);
      expect(state.outline).toBeGreaterThanOrEqual(2);
      expect(state.style).not.toBe('none');
      expect(state.covered, `link ${n} at ${width} px`).toBe(false);
      last = state.order;
    }
  }
});

test('Escape closes a sheet, a paragraph menu and a glossary note, and returns the focus to their opener', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  for (const [opener, opened] of [
    [openerOf(page, 'contents'), 'dialog[open]'],
    [openerOf(page, 'settings'), 'dialog[open]'],
    [
      page.locator('#background-p2 > .paragraph-actions > summary'),
      '#background-p2 .paragraph-actions[open] .link',
    ],
    [page.locator('#background-p2 [data-segment] > a').first(), '#background-p2 .note'],
  ] as const) {
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator(opened)).toBeVisible();
    // Escape works from the control after the opener too; a note is closed from the term itself.
    if (opened !== '#background-p2 .note') await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(page.locator(opened)).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
  // With the focus elsewhere, Escape closes the last note and leaves the focus where it is.
  const term = page.locator('#background-p2 [data-segment] > a').first();
  await term.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.note')).toBeVisible();
  await page.keyboard.press('Tab');
  const elsewhere = page.locator(':focus');
  const before = await elsewhere.evaluate((own) => own.outerHTML);
  await page.keyboard.press('Escape');
  await expect(page.locator('.note')).toHaveCount(0);
  expect(await elsewhere.evaluate((own) => own.outerHTML)).toBe(before);
});
