import type { Page } from '@playwright/test';
import { expect, heard, listen, open, ready, said, test, viewAddress, VIEWS } from '../../support/site.ts';
import { t } from '../messages.ts';
import { counterpartOf, viewLink } from '../reading-page.ts';
import { openerOf, sheetOf } from '../sheets.ts';

/** The marked segments, each with its language. */
const marked = (page: Page, attribute = 'data-marked') =>
  page
    .locator(`[${attribute}]`)
    .evaluateAll((all) =>
      all.map(
        (element) =>
          `${(element as HTMLElement).dataset.segment} ${element.closest('[lang]')?.getAttribute('lang')}`,
      ),
    );

test('hovering over a sentence highlights it and its counterpart; tapping marks it and puts its link in the address', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  const sentence = page.locator('#background-p1-s2');
  await sentence.hover();
  expect(await marked(page, 'data-pointed')).toEqual(['background.p1.s2 en', 'background.p1.s2 zh-Hans']);
  await sentence.click();
  expect(await marked(page)).toEqual(['background.p1.s2 en', 'background.p1.s2 zh-Hans']);
  await expect(page).toHaveURL(`${site}${viewAddress(['en', 'zh-Hans'])}#background-p1-s2`);
  // The mark is kept in another view.
  await viewLink(page, '简体中文').click();
  await expect(page).toHaveURL(`${site}${viewAddress(['zh-Hans'])}#background-p1-s2`);
  expect(await marked(page)).toEqual(['background.p1.s2 zh-Hans']);
  await page.locator('#background-p1-s2').click();
  expect(await marked(page)).toEqual([]);
});

test('a link to a sentence opens there, marked in both languages', async ({ page, site }) => {
  for (const langs of [['en'], ['zh-Hans', 'en']]) {
    await page.goto('about:blank');
    await open(page, `${site}${viewAddress(langs)}#practice-p3-s2`);
    await expect(page.locator('#practice-p3-s2')).toBeInViewport();
    expect(await marked(page)).toEqual(langs.map((lang) => `practice.p3.s2 ${lang}`));
  }
});

test('a link to a sentence of the second language opens at it in every view', async ({ page, site }) => {
  for (const langs of VIEWS) {
    await page.goto('about:blank');
    await open(page, `${site}${viewAddress(langs)}#practice-p3-s2--zh-Hans`);
    await expect(page.locator('[data-segment="practice.p3.s2"]').first()).toBeInViewport();
    expect((await marked(page))[0]).toContain('practice.p3.s2');
    await expect(page.getByText(t(langs[0], 'link.missing'))).toHaveCount(0);
  }
});

test('a link to a passage that does not exist says so and opens at the top', async ({ page, site }) => {
  await open(page, `${site}${viewAddress(['en'])}#policy-p99-s1`);
  await expect(said(page)).toHaveText(t('en', 'link.missing'));
  expect(await page.evaluate(() => scrollY)).toBe(0);
  for (const hash of ['#%E0%A4%A', '#"><b>', '#constructor']) {
    await page.goto('about:blank');
    await open(page, site + viewAddress(['en']) + hash);
    await expect(page.locator('main').getByText(t('en', 'link.missing'))).toBeVisible();
    await expect(said(page)).not.toBeEmpty();
  }
});

test('keyboard shortcuts step through sentences, switch, swap, change the layout and open the help', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await page.keyboard.press('j');
  await expect.poll(() => marked(page)).toEqual(['introduction.p1.s1 en', 'introduction.p1.s1 zh-Hans']);
  for (let n = 0; n < 9; n++) await page.keyboard.press('j');
  await page.keyboard.press('k');
  expect((await marked(page))[0]).toBe('background.p2.s3 en');
  await expect(page.locator('#background-p2-s3')).toBeInViewport();
  await page.keyboard.press('s');
  await expect(page).toHaveURL(new RegExp('/zh-Hans/en/'));
  expect((await marked(page))[0]).toBe('background.p2.s3 zh-Hans');
  await page.keyboard.press('l');
  await expect(page.locator('html')).toHaveAttribute('data-layout', 'stacked');
  await page.keyboard.press('l');
  await expect(page.locator('html')).toHaveAttribute('data-layout', 'peek');
  await expect(page.locator('#background-p2 > .beside')).toBeHidden();
  const counterpart = counterpartOf(page, 'background-p2-s3');
  await page.keyboard.press('f');
  await expect(counterpart).toBeVisible();
  await expect(counterpart).toHaveAttribute('lang', 'en');
  await page.keyboard.press('f');
  await expect(counterpart).toHaveCount(0);
  expect((await marked(page))[0]).toBe('background.p2.s3 zh-Hans');
  await page.keyboard.press('c');
  await expect(sheetOf(page, 'contents', 'zh-Hans')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('?');
  await expect(sheetOf(page, 'keys', 'zh-Hans')).toBeVisible();
  // The shortcuts apply to the text, not to an open sheet.
  await page.keyboard.press('j');
  expect((await marked(page))[0]).toBe('background.p2.s3 zh-Hans');
});

test('keyboard shortcuts can be changed and switched off, report a clash, and are remembered', async ({
  page,
  site,
}) => {
  await listen(page);
  await open(page, site + viewAddress(['en']));
  await openerOf(page, 'settings').click();
  await page.getByRole('button', { name: t('en', 'sheets.keys') }).click();
  const next = page.getByLabel(t('en', 'keys.actions.next'));
  await next.fill('k');
  await next.press('Enter');
  // Refused: the field says so and is invalid, screen readers are told, and the shortcut is what it was.
  const error = page
    .getByRole('dialog')
    .getByRole('paragraph')
    .filter({ hasText: t('en', 'keys.taken') });
  await expect(error).toBeVisible();
  await expect(next).toHaveValue('k');
  await expect(next).toHaveAttribute('aria-invalid', 'true');
  await expect(next).toHaveAccessibleDescription(t('en', 'keys.taken'));
  await expect.poll(() => heard(page)).toEqual([t('en', 'keys.taken')]);
  const previous = page.getByLabel(t('en', 'keys.actions.previous'));
  await expect(previous).toHaveValue('k');
  await expect(previous).toHaveAttribute('aria-invalid', 'false');
  // A change of another key leaves no field that shows a key that is not in use.
  await previous.fill('p');
  await previous.blur();
  await expect(next).toHaveValue('j');
  await expect(next).toHaveAttribute('aria-invalid', 'false');
  await expect(error).toBeHidden();
  await next.fill('x');
  await next.blur();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('j');
  expect(await marked(page)).toEqual([]);
  await page.keyboard.press('x');
  await expect.poll(() => marked(page)).toEqual(['introduction.p1.s1 en']);
  await page.keyboard.press('?');
  await page.getByLabel(t('en', 'keys.on')).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.reload({ waitUntil: 'networkidle' });
  await ready(page);
  await page.keyboard.press('x');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeHidden();
});
