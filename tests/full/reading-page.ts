import type { Locator, Page } from '@playwright/test';
import { press } from '../support/site.ts';
import { t } from './messages.ts';

/** The bar's link to a view. Its name is the languages' own names: `English`, or `English + 简体中文`. */
export const viewLink = (page: Page, name: string): Locator =>
  page.locator('.bar').getByRole('link', { name, exact: true });

/** The bar's link that swaps the two languages shown, by its name in an interface language. */
export const swapLink = (page: Page, lang = 'en'): Locator =>
  page.locator('.bar').getByRole('link', { name: t(lang, 'views.swap'), exact: true });

/** The counterpart of a sentence in the other language, where the reader has opened it. */
export const counterpartOf = (page: Page, id: string): Locator => page.locator(`[id="${id}"] + .counterpart`);

/**
 * Opens or closes the counterpart of a sentence, where one language of two is shown. Presses no term in the sentence, and
 * does not scroll.
 */
export const compare = (page: Page, id: string): Promise<void> => press(page.locator(`[id="${id}"]`));

/** Stores settings before the first page is opened. Those that the reader has chosen since are kept. */
export const storeSettings = (page: Page, chosen: object): Promise<unknown> =>
  page.addInitScript((value) => {
    if (!localStorage.getItem('duidu:preferences')) localStorage.setItem('duidu:preferences', value);
  }, JSON.stringify(chosen));

/** Chooses a layout on an open page, as another tab of the reader would. */
export const chooseLayout = (page: Page, layout: string): Promise<void> =>
  page.evaluate((chosen) => {
    const key = 'duidu:preferences';
    const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
    localStorage.setItem(key, JSON.stringify({ ...stored, layout: chosen }));
    dispatchEvent(new StorageEvent('storage', { key }));
  }, layout);

/** The number of entries in the history of a tab. */
export const entriesOf = (page: Page): Promise<number> => page.evaluate(() => history.length);
