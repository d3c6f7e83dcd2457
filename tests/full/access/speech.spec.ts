import {
  expect,
  heard,
  listen,
  open,
  paperFile,
  press,
  said,
  segmentsOf,
  test,
  viewAddress,
} from '../../support/site.ts';
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
  await expect(page).toHaveURL(/#background-p2-s2$/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/#/);
  // An announcement comes 150 ms after its cause, so watch for twice that time.
  await expectToStay(() => heard(page), [], 300);
});

test('a step by key announces the sentence once, in both languages, each part tagged; Tab goes on from it', async ({
  page,
  site,
}) => {
  await open(page, `${site}${viewAddress(['en', 'zh-Hans'])}#background-p1-s1`);
  await page.getByRole('button', { name: t('en', 'sheets.settings'), exact: true }).focus();
  await page.keyboard.press('j');
  const langs = ['en', 'zh-Hans'] as const;
  const texts = langs.map(
    (lang) => segmentsOf(paperFile(lang).text).find(({ id }) => id === 'background.p1.s2')?.text,
  );
  await expect.poll(() => heard(page)).toEqual([texts.join(' ')]);
  const parts = await said(page)
    .locator('span')
    .evaluateAll((all: HTMLElement[]) => all.map(({ lang, textContent }) => [lang, textContent]));
  expect(parts).toEqual(langs.map((lang, n) => [lang, texts[n]]));
  // In the accessibility tree both sentences are current, and no other.
  const current = page.locator('main [aria-current=true]');
  await expect(current).toHaveText(texts.map(String));
  // The first control after the beginning of the sentence, which may be in it.
  const next = await page.evaluate(() => {
    const sentence = document.getElementById('background-p1-s2') ?? document.body;
    const controls = [...document.querySelectorAll<HTMLElement>('main :is(a, button, summary)')];
    const after = controls.find(
      (one) =>
        one.checkVisibility() && sentence.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return after?.outerHTML;
  });
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.outerHTML)).toBe(next);
  expect(await heard(page)).toHaveLength(1);
});

test('a switch from the menu of a paragraph announces that paragraph, whose link is in the address', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 1200, height: 780 });
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await page.locator('#background').evaluate((section) => section.scrollIntoView());
  const row = page.locator('#background-p3');
  const number = row.locator('.paragraph-actions > summary');
  await number.press('Enter');
  const top = () => row.locator('#background-p3-s1').evaluate((own) => own.getClientRects()[0]?.top ?? NaN);
  const before = await top();
  const chinese = row.getByRole('link', { name: /^简体中文/ });
  await chinese.press('Enter');
  const place = { languages: '简体中文', section: 2, number: 3 };
  await expect.poll(() => heard(page)).toEqual([t('zh-Hans', 'views.shownParagraph', place)]);
  await expect(page).toHaveURL(`${site}${viewAddress(['zh-Hans'])}#background-p3`);
  await expect(number).toBeFocused();
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
});

test('a message is tagged with the language of the interface in which it was said', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en']));
  await press(page.getByRole('link', { name: '简体中文', exact: true }));
  const message = said(page).locator('span');
  await expect(message).toHaveText(t('zh-Hans', 'views.shown', { languages: '简体中文' }));
  await expect(message).toHaveAttribute('lang', 'zh-Hans');
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
