import type { Locator, Page } from '@playwright/test';
import { expect } from './site.ts';

/** A link with exactly this name. */
export const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true });
/** A button with exactly this name. */
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
/** A heading with exactly this name. */
export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { name, exact: true });

/** Asserts that a control has the focus, shows its ring, and is in the window with nothing covering it. */
export async function focusIsOn(control: Locator): Promise<void> {
  await expect(control).toBeFocused();
  const { ring, seen } = await control.evaluate((focused) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const { left, top, width, height } = focused.getClientRects()[0] ?? new DOMRect();
    const at = document.elementFromPoint(left + width / 2, top + height / 2);
    return {
      ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      // The text is taller than the window.
      seen:
        focused.matches('main') || (at !== null && (focused.contains(at) || at === focused.closest('label'))),
    };
  });
  expect({ ring, seen }, String(control)).toEqual({ ring: true, seen: true });
}

async function pressUntilFocused(key: string, control: Locator, most: number): Promise<void> {
  const there = () => control.evaluate((own) => own === document.activeElement).catch(() => false);
  await control.waitFor();
  for (let n = 0; n < most && !(await there()); n++) await control.page().keyboard.press(key);
  await focusIsOn(control);
}

/** Presses Tab until the control has visible focus; fails after `most` presses. */
export const tabTo = (control: Locator, most = 40) => pressUntilFocused('Tab', control, most);

/** Like `tabTo`, with Shift+Tab. */
export const tabBackTo = (control: Locator, most = 80) => pressUntilFocused('Shift+Tab', control, most);

/** Taps a control and asserts that it is at least 44 by 44 px, together with its label. */
export async function tap(control: Locator): Promise<void> {
  const { width, height } = await control.evaluate((own) => {
    const box = (own.closest('label') ?? own).getBoundingClientRect();
    return { width: box.width, height: box.height };
  });
  const size = `${String(control)}: ${width} by ${height} px`;
  expect(Math.min(width, height), size).toBeGreaterThanOrEqual(43.9);
  await control.tap();
}
