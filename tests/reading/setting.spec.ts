import { expect, open, test, viewAddress } from '../site.ts';

test('what is on paper is as wide as the paper, the hairline within its rows, and nothing says nothing', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 643, height: 900 });
  for (const langs of [['en'], ['en', 'zh-Hans']]) {
    await page.goto(site + viewAddress(langs));
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(643);
    await expect(page.locator('.plain:not([open]):visible')).toHaveCount(0);
    const free = await page
      .locator('.two .row')
      .evaluateAll((all) => all.filter((row) => getComputedStyle(row).position === 'static').length);
    expect(free, 'a hairline that is none of its own row').toBe(0);
    const glossary = page.locator('#_glossary');
    if (!(await glossary.locator('.row').count())) await expect(glossary).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  }
});

test('what a name stands beside begins on its line: of a text, and of a key', async ({ page, site }) => {
  await open(page, `${site}about/en/`);
  const apart = await page.locator('dt').evaluateAll((all) =>
    all.map((name) => {
      const value = name.nextElementSibling as Element;
      const range = document.createRange();
      range.selectNodeContents(value);
      return Math.abs((range.getClientRects()[0]?.top ?? NaN) - name.getBoundingClientRect().top);
    }),
  );
  expect(apart.length).toBeGreaterThan(10);
  expect(Math.max(...apart)).toBeLessThan(12);
  await open(page, site + viewAddress(['en']));
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Keys while reading' }).click();
  await expect(page.locator('.key label').first()).toBeVisible();
  const lefts = await page.locator('.key label').evaluateAll((all) =>
    all.map((label) => {
      const range = document.createRange();
      range.selectNodeContents(label);
      return Math.round(
        range.getBoundingClientRect().left - (label.closest('.key')?.getBoundingClientRect().left ?? 0),
      );
    }),
  );
  expect(lefts.length).toBeGreaterThan(5);
  expect(new Set(lefts)).toEqual(new Set([0]));
});
