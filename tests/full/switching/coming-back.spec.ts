import type { Page } from '@playwright/test';
import { expect, open, press, ready, test, viewAddress } from '../../support/site.ts';
import { atTop, movedBy } from '../../support/place.ts';
import { t } from '../messages.ts';
import { t as libraryMessage } from '../../smoke/messages.ts';
import { compare, counterpartOf, entriesOf, storeSettings, swapLink, viewLink } from '../reading-page.ts';
import { openerOf } from '../sheets.ts';
import { expectToStay } from '../../support/wait.ts';

/** Scrolls and waits until the reader has stored the new place, which it does when the scroll has ended. */
const scrollPage = async (page: Page, y: number) => {
  await page.mouse.wheel(0, 1);
  await page.evaluate((to) => window.scrollTo({ top: to, behavior: 'instant' }), y);
  const stored = () =>
    page.evaluate(() => {
      const bookmark = localStorage.getItem('duidu:place:new-security-concept') ?? '{}';
      return (JSON.parse(bookmark) as { segment?: string }).segment;
    });
  const { id } = await page.evaluate(atTop);
  await expect.poll(stored).toBe(id);
};

const idle = (page: Page) => page.locator('.offline-line').waitFor();

const aboutLink = (page: Page, lang = 'en') =>
  page.getByRole('link', { name: t(lang, 'site.about'), exact: true });

const openAbout = async (page: Page, site: string, lang: string) => {
  await press(aboutLink(page, lang));
  await expect(page).toHaveURL(new RegExp(`^${site}about/`));
  await expect(page.locator('main h1')).toBeVisible();
};

const CASES = [
  ['pinyin', ['zh-Hans'], { pinyin: 'on' }, 390],
  ['pinyin', ['en', 'zh-Hans'], { pinyin: 'on' }, 1280],
  ['two counterparts open', ['en', 'zh-Hans'], {}, 390],
  ['two counterparts open', ['zh-Hans', 'en'], { layout: 'peek' }, 1280],
  ['the window made narrow meanwhile', ['en', 'zh-Hans'], {}, 1280],
] as const;

/** Sentences far above the place that is kept, and near it. */
const COMPARED = ['background-p2-s1', 'policy-p1-s1'];

for (const [name, langs, preferences, width] of CASES)
  for (const way of ['About and Back', 'another document and Back', 'a reload'])
    test(`a text is as it was left: ${name}, ${langs.join(' beside ')}, after ${way}`, async ({
      page,
      site,
    }) => {
      await storeSettings(page, preferences);
      await page.setViewportSize({ width, height: 800 });
      await open(page, site + viewAddress(langs));
      const compares = name === 'two counterparts open';
      const expectCompared = async () => {
        if (!compares) return;
        for (const id of COMPARED) await expect(counterpartOf(page, id)).toBeVisible();
        await expect(page.locator('.counterpart')).toHaveCount(COMPARED.length);
      };
      if (compares) for (const id of COMPARED) await compare(page, id);
      await expectCompared();
      if (name === 'pinyin') await expect(page.locator('ruby').first()).toBeAttached();
      await scrollPage(page, 3500);
      const before = await page.evaluate(atTop);
      if (way === 'About and Back') await openAbout(page, site, langs[0]);
      else if (way === 'another document and Back') await page.goto(`${site}licences.md`);
      if (name.startsWith('the window')) await page.setViewportSize({ width: 800, height: 800 });
      if (way === 'a reload') await page.reload();
      else await page.goBack();
      await expect(page).toHaveURL(new RegExp(`${viewAddress(langs)}(#.*)?$`));
      await ready(page);
      if (name === 'pinyin') await expect(page.locator('ruby').first()).toBeAttached();
      await expectCompared();
      await expect.poll(() => page.evaluate(movedBy, before)).toBeLessThan(1);
    });

test('Back, a link or the current view cancel a switch in flight', async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
  const english = site + viewAddress(['en']);
  for (const last of ['Back', 'About', 'English']) {
    await page.goto(`${site}about/en/`);
    await ready(page);
    await page.locator(`main a, .masthead a.brand`).first().click();
    await page
      .locator(`main a[href$="${viewAddress(['en'])}"]`)
      .first()
      .click();
    await expect(page).toHaveURL(english);
    await open(page, english);
    // Nothing has been loaded ahead yet. Hold the text back until the reader has done something else.
    let requests = 0;
    const gate = Promise.withResolvers<undefined>();
    const chunks = '**/_app/immutable/**';
    await page.route(chunks, async (route) => {
      requests++;
      await gate.promise;
      await route.continue().catch(() => undefined); // Going Back may have cancelled the request.
    });
    await press(viewLink(page, '繁體中文'));
    await expect.poll(() => requests).toBeGreaterThan(0);
    const entries = await entriesOf(page);
    if (last === 'Back') await page.goBack({ waitUntil: 'commit' });
    else if (last === 'About') await press(aboutLink(page));
    else await press(viewLink(page, 'English'));
    gate.resolve(undefined);
    if (last === 'About') await expect(page).toHaveURL(/\/about\//);
    // Once its text has arrived, a switch takes some frames; nothing marks that it was dropped.
    await expectToStay(() => page.url().includes('zh-Hant'), false, 2000, last);
    const there = page.url();
    await page.unroute(chunks);
    if (last === 'Back') expect(there).toBe(site);
    if (last === 'About') expect(there).toContain('/about/');
    if (last === 'English') expect([there, await entriesOf(page)]).toEqual([english, entries]);
  }
});

test('a view or sheet that cannot be loaded offline leaves the text as it is and says so', async ({
  page,
  context,
  library,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
  const english = `${library}tides/en/`;
  await page.setViewportSize({ width: 390, height: 420 });
  await open(page, english);
  await idle(page);
  // What the bar offers is loaded at the first key. The paper has two languages more.
  const texts = new Set<string>();
  page.on('requestfinished', (request) => texts.add(request.url()));
  await page.keyboard.press('Shift');
  await expect.poll(() => texts.size).toBeGreaterThan(3);
  await page.waitForLoadState('networkidle');
  await page.locator('#rise-p2-s1').evaluate((own) => own.scrollIntoView({ behavior: 'instant' }));
  const before = await page.evaluate(atTop);
  await press(openerOf(page, 'languages'));
  const french = page.getByRole('dialog').getByRole('link', { name: /^français/ });
  await expect(french).toBeVisible();
  await context.setOffline(true);
  await press(french);
  await expect(page.getByRole('dialog')).toBeHidden();
  const notice = page.locator('.notice');
  await expect(notice).toContainText(libraryMessage('en', 'failure.offline'));
  await expect(page).toHaveURL(english);
  await notice.getByRole('button', { name: libraryMessage('en', 'sheets.close') }).click();
  await expect(notice).toBeHidden();
  await press(openerOf(page, 'settings'));
  await expect(notice).toContainText(libraryMessage('en', 'failure.offline'));
  await press(page.getByRole('link', { name: libraryMessage('en', 'site.about'), exact: true }));
  // The address would change when the link has failed to load; nothing marks that it did not.
  await expectToStay(() => page.url(), english, 500);
  await expect(page.locator('main [data-segment]')).toHaveCount(8);
  expect(await page.evaluate(movedBy, before)).toBeLessThan(1);
  await context.setOffline(false);
  await expect(notice).toBeHidden();
  await press(openerOf(page, 'settings'));
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a sheet that is still loading does not open after the reader has moved on', async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
  await open(page, site + viewAddress(['en']));
  await idle(page);
  let requests = 0;
  const gate = Promise.withResolvers<undefined>();
  await page.route('**/_app/immutable/**', async (route) => {
    requests++;
    await gate.promise;
    await route.continue();
  });
  await press(openerOf(page, 'settings'));
  await expect.poll(() => requests).toBeGreaterThan(0);
  await press(viewLink(page, '简体中文'));
  gate.resolve(undefined);
  await expect(page).toHaveURL(site + viewAddress(['zh-Hans']));
  // Once its code has arrived, a sheet opens within some frames; nothing marks that it was dropped.
  const isOpen = () => page.getByRole('dialog').isVisible();
  await expectToStay(isOpen, false, 1500);
  await press(viewLink(page, 'English'));
  await expect(page).toHaveURL(site + viewAddress(['en']));
  await expectToStay(isOpen, false, 1000);
});

test('pressing the current view adds no history entry', async ({ page, site }) => {
  await open(page, site + viewAddress(['en']));
  const entries = await entriesOf(page);
  for (let n = 0; n < 3; n++) await press(viewLink(page, 'English'));
  // An entry would be added within some frames; nothing marks that none was.
  await expectToStay(() => entriesOf(page), entries, 500);
});

for (const before of ['the shelf', 'another document'] as const)
  test(`after any number of switches Back returns to ${before}, and Forward to the last view and place`, async ({
    page,
    site,
  }) => {
    const start = before === 'the shelf' ? site : `${site}licences.md`;
    await page.goto(start);
    if (before === 'the shelf') {
      await ready(page);
      await page.locator(`main a[href$="/${viewAddress(['en'])}"]`).click();
      await expect(page).toHaveURL(site + viewAddress(['en']));
      await expect(page.locator('main [data-segment]').first()).toBeVisible();
    } else await open(page, site + viewAddress(['en']));
    const entries = await entriesOf(page);
    for (const [control, langs] of [
      [viewLink(page, '简体中文'), ['zh-Hans']],
      [viewLink(page, '简体中文 + English'), ['zh-Hans', 'en']],
      [swapLink(page, 'zh-Hans'), ['en', 'zh-Hans']],
      [viewLink(page, '繁體中文'), ['zh-Hant']],
      [viewLink(page, 'English'), ['en']],
    ] as const) {
      await press(control);
      await expect(page).toHaveURL(site + viewAddress(langs));
      expect(await entriesOf(page), langs.join()).toBe(entries);
    }
    await scrollPage(page, 2500);
    const place = await page.evaluate(atTop);
    await page.goBack();
    await expect(page).toHaveURL(start);
    await page.goForward();
    await expect(page).toHaveURL(site + viewAddress(['en']));
    await ready(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect.poll(() => page.evaluate(movedBy, place)).toBeLessThan(1);
  });

test('Back from another page keeps the place, although the text was opened at a link', async ({
  page,
  site,
}) => {
  const linked = `${site}${viewAddress(['en'])}#background-list1-i4-s1`;
  await open(page, linked);
  await scrollPage(page, 3500);
  const before = await page.evaluate(atTop);
  await openAbout(page, site, 'en');
  await page.goBack();
  await expect(page).toHaveURL(linked);
  await expect.poll(() => page.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
});
