import type { Locator } from '@playwright/test';
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
import { t as libraryMessage } from '../../smoke/messages.ts';
import { t } from '../messages.ts';
import { chooseLayout, compare, counterpartOf, swapLink, viewLink } from '../reading-page.ts';
import { openerOf, openMore, option, sheetOf, slider } from '../sheets.ts';

test.beforeEach(async ({ page }) => {
  await listen(page);
});

test('a switch announces once what is shown and where, in the interface language', async ({ page, site }) => {
  await open(page, site + viewAddress(['en']));
  const to = async (link: Locator) => {
    const before = await heard(page);
    await press(link);
    await expect.poll(async () => (await heard(page)).length).toBeGreaterThan(before.length);
  };
  await to(viewLink(page, '简体中文'));
  for (const [id, link] of [
    ['background-p3-s1', viewLink(page, '简体中文 + English')],
    ['background-list1-i2-s1', viewLink(page, 'English')],
    ['policy-p8-s2', viewLink(page, '简体中文 + English')],
  ] as const) {
    await page.locator(`#${id}`).evaluate((element) => element.scrollIntoView());
    await to(link);
  }
  await to(swapLink(page, 'zh-Hans'));
  await to(viewLink(page, 'English'));
  await expect
    .poll(() => heard(page))
    .toEqual([
      t('zh-Hans', 'views.shown', { languages: '简体中文' }),
      t('zh-Hans', 'views.shownParagraph', { languages: '简体中文和英语', section: 2, number: 3 }),
      t('en', 'views.shownItem', { languages: 'English', section: 2, number: 2 }),
      t('zh-Hans', 'views.shownParagraph', { languages: '简体中文和英语', section: 3, number: 8 }),
      t('en', 'views.shownParagraph', { languages: 'English and Simplified Chinese', section: 3, number: 8 }),
      t('en', 'views.shownParagraph', { languages: 'English', section: 3, number: 8 }),
    ]);
});

test('opening sheets, changing settings, marking and closing a counterpart announce nothing', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  for (const name of ['contents', 'settings'] as const) {
    await press(openerOf(page, name));
    const sheet = sheetOf(page, name);
    await expect(sheet).toBeVisible();
    await expect(sheet.getByRole('button', { name: t('en', 'sheets.close') })).toBeFocused();
    if (name === 'settings') {
      await openMore(page);
      // A slider says its own value.
      await slider(page, 'latinScale').fill('1.6');
      await option(page, 'layout', 'stacked').check();
      await sheet.getByRole('button', { name: t('en', 'sheets.keys') }).click();
      const keys = sheetOf(page, 'keys');
      await expect(keys.getByRole('button', { name: t('en', 'sheets.close') })).toBeFocused();
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.locator('#background-p2-s2').click();
  await expect(page).toHaveURL(/#background-p2-s2$/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/#/);
  // An announcement comes 150 ms after its cause, so watch for twice that time.
  await expectToStay(() => heard(page), [], 300);
  await chooseLayout(page, 'peek');
  const counterpart = counterpartOf(page, 'background-p2-s2');
  await compare(page, 'background-p2-s2');
  await expect(counterpart).toBeVisible();
  await expect.poll(() => heard(page)).toHaveLength(1);
  await compare(page, 'background-p2-s2');
  await expect(counterpart).toHaveCount(0);
  await expectToStay(async () => (await heard(page)).length, 1, 300);
});

test('the buttons for the size of the text say the new size', async ({ page, site }) => {
  await open(page, site + viewAddress(['en']));
  await press(openerOf(page, 'settings'));
  await press(sheetOf(page, 'settings').getByRole('button', { name: t('en', 'settings.larger') }));
  await expect.poll(() => heard(page)).toEqual(['110%']);
});

test('opening a counterpart announces it once, alone and in its own language; a step announces what is shown', async ({
  page,
  site,
  library,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const textOf = (lang: string, id: string) =>
    segmentsOf(paperFile(lang).text).find((segment) => segment.id === id)?.text ?? '';
  const parts = () =>
    said(page)
      .locator('span')
      .evaluateAll((all: HTMLElement[]) => all.map(({ lang, textContent }) => [lang, textContent]));
  for (const [lead, beside] of [
    ['en', 'zh-Hans'],
    ['zh-Hans', 'en'],
  ] as const) {
    await open(page, site + viewAddress([lead, beside]));
    await compare(page, 'background-p1-s2');
    const other = textOf(beside, 'background.p1.s2');
    await expect.poll(parts).toEqual([[beside, other]]);
    expect(await heard(page)).toEqual([other]);
    // Its neighbour has no open counterpart, so that only the leading language is shown, and spoken.
    await page.keyboard.press('k');
    const neighbour = textOf(lead, 'background.p1.s1');
    await expect.poll(parts).toEqual([[lead, neighbour]]);
    await page.keyboard.press('j');
    const own = textOf(lead, 'background.p1.s2');
    await expect.poll(parts).toEqual([
      [lead, own],
      [beside, other],
    ]);
    expect(await heard(page)).toEqual([other, neighbour, `${own} ${other}`]);
  }
  // Pinyin would be spoken in the middle of the sentence.
  await page.evaluate(() => localStorage.setItem('duidu:preferences', '{"pinyin":"on","pinyinHeard":"on"}'));
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await expect(page.locator('#background-p1 ruby').first()).toBeAttached();
  await compare(page, 'background-p1-s1');
  const chinese = textOf('zh-Hans', 'background.p1.s1');
  await expect(counterpartOf(page, 'background-p1-s1').locator('rt').first()).toBeVisible();
  await expect.poll(parts).toEqual([['zh-Hans', chinese]]);
  // Words of the interface that stand for a missing sentence are in its language.
  await open(page, `${library}tides/en/zh-Hans/`);
  await compare(page, 'rise-p1-s2');
  await expect(counterpartOf(page, 'rise-p1-s2')).toBeVisible();
  const gap = libraryMessage('en', 'gap.segment', { language: 'Simplified Chinese' });
  await expect.poll(parts).toEqual([['en', gap]]);
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

test('a message is tagged with the language of the interface in which it was said', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en']));
  await press(viewLink(page, '简体中文'));
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
