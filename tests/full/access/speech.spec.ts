import { expect, heard, listen, open, press, test, viewAddress } from '../../site.ts';

test.beforeEach(async ({ page }) => {
  await listen(page);
});

test('a switch says once what is shown and where, in the language of the interface', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en']));
  const to = async (name: string) => {
    const before = await heard(page);
    await press(page.getByRole('link', { name, exact: true }));
    await expect.poll(async () => (await heard(page)).length).toBeGreaterThan(before.length);
  };
  await to('中文');
  for (const [id, name] of [
    ['background-p3-s1', '中文 + English'],
    ['background-list1-i2-s1', 'English'],
    ['policy-p8-s2', 'English + 中文'],
  ] as const) {
    await page.locator(`#${id}`).evaluate((element) => element.scrollIntoView());
    await to(name);
  }
  await page.goBack();
  await expect
    .poll(() => heard(page))
    .toEqual([
      '已显示简体中文',
      '已显示简体中文和英语，第2节第3段',
      'English shown, section 2, list item 2',
      'English and Simplified Chinese shown, section 3, paragraph 8',
      'English shown, section 3, paragraph 8',
    ]);
});

test('sheets, settings, marks and unfolding say nothing of their own', async ({ page, site }) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  for (const name of ['Contents', 'Settings'] as const) {
    await press(page.getByRole('button', { name }));
    const sheet = page.getByRole('dialog', { name });
    await expect(sheet).toBeVisible();
    await expect(sheet.getByRole('button', { name: 'Close' })).toBeFocused();
    if (name === 'Settings') {
      await page.getByLabel('Text size').first().fill('1.6');
      await page.getByLabel('Peek').check();
      await sheet.getByRole('button', { name: 'Keys while reading' }).click();
      const keys = page.getByRole('dialog', { name: 'Keys while reading' });
      await expect(keys.getByRole('button', { name: 'Close' })).toBeFocused();
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.getByRole('button', { name: 'Unfold all' }).click();
  await page.locator('#background-p2-s2').click();
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/#background-p2-s3$/);
  await page.waitForTimeout(300);
  expect(await heard(page)).toEqual([]);
});

test('going to another page speaks by its heading, Back by its title', async ({ page, site }) => {
  await open(page, site);
  await page.getByRole('link', { name: 'About' }).click();
  await expect(page.locator('h1')).toBeFocused();
  expect(await heard(page)).toEqual([]);
  await page.goBack();
  await expect.poll(() => heard(page)).toEqual(['Duidu: papers in two languages, side by side']);
});
