import { expect, heard, listen, open, press, test, viewAddress } from '../../support/site.ts';
import { expectToStay } from '../../support/wait.ts';
import { t } from '../messages.ts';
import { openerOf, option, sheetOf, slider } from '../sheets.ts';

test.beforeEach(async ({ page }) => {
  await listen(page);
});

test('a switch announces once what is shown and where, in the interface language', async ({ page, site }) => {
  await open(page, site + viewAddress(['en']));
  const to = async (name: string) => {
    const before = await heard(page);
    await press(page.getByRole('link', { name, exact: true }));
    await expect.poll(async () => (await heard(page)).length).toBeGreaterThan(before.length);
  };
  await to('简体中文');
  for (const [id, name] of [
    ['background-p3-s1', '简体中文 + English'],
    ['background-list1-i2-s1', 'English'],
    ['policy-p8-s2', 'English + 简体中文'],
  ] as const) {
    await page.locator(`#${id}`).evaluate((element) => element.scrollIntoView());
    await to(name);
  }
  await page.goBack();
  await expect
    .poll(() => heard(page))
    .toEqual([
      t('zh-Hans', 'views.shown', { languages: '简体中文' }),
      t('zh-Hans', 'views.shownParagraph', { languages: '简体中文和英语', section: 2, number: 3 }),
      t('en', 'views.shownItem', { languages: 'English', section: 2, number: 2 }),
      t('en', 'views.shownParagraph', { languages: 'English and Simplified Chinese', section: 3, number: 8 }),
      t('en', 'views.shownParagraph', { languages: 'English', section: 3, number: 8 }),
    ]);
});

test('opening sheets, changing settings, marking and unfolding announce nothing', async ({ page, site }) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  for (const name of ['contents', 'settings'] as const) {
    await press(openerOf(page, name));
    const sheet = sheetOf(page, name);
    await expect(sheet).toBeVisible();
    await expect(sheet.getByRole('button', { name: t('en', 'sheets.close') })).toBeFocused();
    if (name === 'settings') {
      await slider(page, 'latinScale').fill('1.6');
      await option(page, 'layout', 'peek').check();
      await sheet.getByRole('button', { name: t('en', 'sheets.keys') }).click();
      const keys = sheetOf(page, 'keys');
      await expect(keys.getByRole('button', { name: t('en', 'sheets.close') })).toBeFocused();
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.getByRole('button', { name: t('en', 'peek.all') }).click();
  await page.locator('#background-p2-s2').click();
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/#background-p2-s3$/);
  // An announcement comes 150 ms after its cause, so watch for twice that time.
  await expectToStay(() => heard(page), [], 300);
});

test('following a link moves the focus to the heading; Back announces the page title', async ({
  page,
  site,
}) => {
  await open(page, site);
  await page.getByRole('link', { name: t('en', 'site.about'), exact: true }).click();
  await expect(page.locator('h1')).toBeFocused();
  expect(await heard(page)).toEqual([]);
  await page.goBack();
  await expect.poll(() => heard(page)).toEqual([t('en', 'head.shelf')]);
});
