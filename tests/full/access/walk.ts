import type { Locator, Page } from '@playwright/test';
import { expect } from '../../site.ts';

/** What has that role and, whole, that name. */
export const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true });
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { name, exact: true });

/** Sees that this has the focus, wears its ring, lies in the window and under nothing. */
export async function focusIsOn(control: Locator): Promise<void> {
  await expect(control).toBeFocused();
  const { ring, seen } = await control.evaluate((focused) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const { left, top, width, height } = focused.getClientRects()[0] ?? new DOMRect();
    const at = document.elementFromPoint(left + width / 2, top + height / 2);
    return {
      // Where reading goes on is no control, and the text is longer than the window.
      ring:
        focused.matches('h1, h2, main, .state') || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2),
      seen:
        focused.matches('main') || (at !== null && (focused.contains(at) || at === focused.closest('label'))),
    };
  });
  expect({ ring, seen }, String(control)).toEqual({ ring: true, seen: true });
}

async function goBy(key: string, control: Locator, most: number): Promise<void> {
  const there = () => control.evaluate((own) => own === document.activeElement).catch(() => false);
  await control.waitFor();
  for (let n = 0; n < most && !(await there()); n++) await control.page().keyboard.press(key);
  await focusIsOn(control);
}

/** Presses Tab until this has the focus, and can be seen to; fails if it takes too many. */
export const tabTo = (control: Locator, most = 40) => goBy('Tab', control, most);

/** As `tabTo`, towards the beginning of the page. */
export const tabBackTo = (control: Locator, most = 80) => goBy('Shift+Tab', control, most);

/** Taps what is at least 44 by 44 px, what names it with it. */
export async function tap(control: Locator): Promise<void> {
  const { width, height } = await control.evaluate((own) => {
    const box = (own.closest('label') ?? own).getBoundingClientRect();
    return { width: box.width, height: box.height };
  });
  const size = `${String(control)}: ${width} by ${height} px`;
  expect(Math.min(width, height), size).toBeGreaterThanOrEqual(43.9);
  await control.tap();
}
