import { expect, open, test, whole } from '../site.ts';

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
