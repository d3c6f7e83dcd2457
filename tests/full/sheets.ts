import { expect, type Page } from '@playwright/test';
import type en from '../../locales/en/ui.json';
import type { SheetName } from '../../src/lib/reader/sheets.ts';
import { t, tPattern } from './messages.ts';

type Choice = keyof typeof en.settings.choices;
type Options = typeof en.settings.options;

/**
 * The button that opens a sheet, in an interface language. The button for the offline sheet says what is saved, so it is
 * found only once the offline copy is complete. The button for the keyboard shortcuts is in the settings sheet.
 */
export const openerOf = (page: Page, name: SheetName, lang = 'en') =>
  name === 'offline'
    ? page.getByRole('button', { name: tPattern(lang, 'offline.saved') })
    : page.getByRole('button', { name: t(lang, `sheets.${name}`), exact: true });

/** A sheet, once it is open. */
export const sheetOf = (page: Page, name: SheetName, lang = 'en') =>
  page.getByRole('dialog', { name: t(lang, `sheets.${name}`), exact: true });

const groupOf = (page: Page, choice: Choice, lang: string) => {
  const group = /^latin/.test(choice) ? 'latin' : /^(han|pinyin)/.test(choice) ? 'han' : 'page';
  return page.getByRole('group', { name: t(lang, `settings.groups.${group}`), exact: true });
};

/** Opens the part of the settings sheet with what few readers change: every slider, and the settings of each script. */
export const openMore = (page: Page, lang = 'en') =>
  sheetOf(page, 'settings', lang)
    .locator('details')
    .filter({ hasText: t(lang, 'settings.more') })
    .evaluate((more: HTMLDetailsElement) => {
      more.open = true;
    });

/**
 * The slider of a setting, under “More” in the settings sheet. Latin and Chinese text have settings of the same names.
 */
export const slider = (page: Page, choice: Choice, lang = 'en') =>
  groupOf(page, choice, lang).getByRole('slider', {
    name: t(lang, `settings.choices.${choice}`),
    exact: true,
  });

/** The radio button of one option of a setting in the settings sheet. */
export const option = <Name extends Choice & keyof Options>(
  page: Page,
  choice: Name,
  value: keyof Options[Name] & string,
  lang = 'en',
) =>
  sheetOf(page, 'settings', lang)
    .getByRole('radiogroup', { name: t(lang, `settings.choices.${choice}`), exact: true })
    .getByRole('radio', {
      name: t(lang, `settings.options.${choice}.${value}` as 'settings.undo'),
      exact: true,
    });

/** Types a query into the search sheet, which is open, and waits for what it finds. */
export async function searchFor(page: Page, query: string, lang = 'en'): Promise<void> {
  const sheet = sheetOf(page, 'search', lang);
  await sheet.getByRole('searchbox').fill(query);
  await expect(sheet.locator('.results mark').first()).toHaveText(new RegExp(query.split(' ')[0] ?? '', 'i'));
}

/** Opens the search: by the bar, or by its key where the bar has no room. */
export async function openSearch(page: Page, lang = 'en'): Promise<void> {
  const button = openerOf(page, 'search', lang);
  if (await button.isVisible()) await button.click();
  else await page.keyboard.press('/');
}

/** Searches for the first letters of the text on the page, or of a title on the shelf. */
export async function searchForAny(page: Page, lang = 'en'): Promise<void> {
  const text = await page.locator('main :is([data-segment], article h2)').first().innerText();
  await searchFor(page, text.slice(0, 2), lang);
}
