import { expect, open, test, viewAddress, whole } from '../../site.ts';

test('by keyboard alone: skip to the text, change the language, follow the contents', async ({
  page,
  site,
}) => {
  await page.goto(`${site}new-security-concept/en/zh-Hans/`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'I. Introduction', exact: true })).toBeFocused();
  for (let n = 0; n < 3; n++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#background$/);
  await expect(page.locator('#background')).toBeInViewport();
});

test('focus is seen, in order, and never covered', async ({ page, site }) => {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    await open(page, `${site}new-security-concept/en/zh-Hans/`);
    await whole(page);
    // The dialog's own buttons are not there until it opens.
    const controls = 'a, summary, button:not(dialog *)';
    const count = await page.locator(controls).locator('visible=true').count();
    let last = -1;
    for (let n = 0; n < count; n++) {
      await page.keyboard.press('Tab');
      const state = await page.evaluate((selector) => {
        const focused = document.activeElement as HTMLElement;
        // A link within a sentence may go on in the next line.
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

test('Escape puts away a sheet, what a paragraph offers and the entry of a term, and the focus is where they were opened', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  for (const [opener, opened] of [
    [page.getByRole('button', { name: 'Contents' }), 'dialog[open]'],
    [page.getByRole('button', { name: 'Settings' }), 'dialog[open]'],
    [
      page.locator('#background-p2 > .paragraph-actions > summary'),
      '#background-p2 .paragraph-actions[open] .link',
    ],
    [page.locator('#background-p2 [data-segment] > a').first(), '#background-p2 .note'],
  ] as const) {
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator(opened)).toBeVisible();
    // From the opener, and from what comes after it.
    if (opened !== '#background-p2 .note') await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(page.locator(opened)).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
  // From elsewhere the last entry is put away, and the focus stays where it is.
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
