import { axe } from '../../support/axe.ts';
import { expect, open, ready, said, test, VIEWS, viewAddress, whole } from '../../support/site.ts';
import { firstLine } from '../../support/place.ts';
import { t } from '../messages.ts';

test('with JavaScript off, a paragraph menu links to the same paragraph in every other view', async ({
  browser,
  site,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 780 } });
  for (const langs of VIEWS) {
    for (const other of VIEWS.filter(
      (view) => view !== langs && (view.length === 1 || view[0] === langs[0]),
    )) {
      await page.goto(site + viewAddress(langs));
      await page.locator('#policy-p3 summary').click();
      await page.locator(`#policy-p3 .paragraph-actions a[href="/${viewAddress(other)}#policy-p3"]`).click();
      await expect(page).toHaveURL(`${site}${viewAddress(other)}#policy-p3`);
      await expect(page.locator('#policy-p3')).toBeInViewport();
    }
  }
  await page.close();
});

test('a paragraph number opens its menu; a click elsewhere and Escape close it', async ({ page, site }) => {
  for (const [width, langs] of [
    [320, ['en']],
    [390, ['en', 'zh-Hans']],
    [1280, ['en']],
    [1280, ['zh-Hans', 'en']],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('about:blank');
    await open(page, site + viewAddress(langs));
    // Moving the focus scrolls the page, which would load the glossary while axe runs: load it first.
    await whole(page);
    const row = page.locator('#background-p3');
    const [number, menu] = [row.locator('summary'), row.locator('.paragraph-actions > div')];
    await number.focus();
    await page.keyboard.press('Enter');
    await expect(menu).toBeVisible();
    await expect(menu.locator('.link')).toBeInViewport({ ratio: 1 });
    // At the top no bar overlaps text, which axe could not judge.
    await page.evaluate(() => scrollTo(0, 0));
    expect(await axe(page), `${width} px`).toEqual([]);
    for (const link of await menu.getByRole('link').all()) {
      const box = await link.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(number).toBeFocused();
    await number.click();
    await page.locator('#background-p3 .lead').click();
    await expect(menu).toBeHidden();
    await number.click();
    await page.locator('#background-p2 summary').click();
    await expect(menu).toBeHidden();
  }
});

test('switching from a paragraph menu moves nothing and keeps the focus on the paragraph number', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en']));
  await page.locator('#policy-p4').evaluate((row) => row.scrollIntoView());
  await page.locator('#policy-p4 summary').click();
  await expect(page.locator('#policy-p4 .link')).toBeInViewport({ ratio: 1 });
  const top = () => page.locator('#policy-p4-s1').evaluate(firstLine);
  const before = await top();
  await page
    .locator('#policy-p4 .paragraph-actions')
    .getByRole('link', { name: /^简体中文/ })
    .click();
  await expect(page).toHaveURL(`${site}${viewAddress(['zh-Hans'])}#policy-p4`);
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  await expect(page.locator('#policy-p4 summary')).toBeFocused();
});

test('a switch by keyboard shortcut keeps the focus where it is, even out of view', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  const number = page.locator('#practice-p3 summary');
  await number.focus();
  await page.evaluate(() => scrollTo({ top: innerHeight, behavior: 'instant' }));
  for (const langs of [
    ['zh-Hans', 'en'],
    ['en', 'zh-Hans'],
  ]) {
    await page.keyboard.press('s');
    await expect(page).toHaveURL(site + viewAddress(langs));
    await expect(page.locator('[data-later]')).toHaveCount(0);
    await expect(page.locator('#practice-p3 .lead')).toHaveAttribute('lang', langs[0] ?? '');
    await expect(number).toBeFocused();
  }
});

test('copying the link of a paragraph or of its marked sentence is announced', async ({
  page,
  context,
  site,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.locator('#policy-p4 summary').click();
  await page.locator('#policy-p4 .link').click();
  await expect(said(page)).toHaveText(t('en', 'link.copied'));
  expect(await copied()).toBe(`${site}${viewAddress(['en', 'zh-Hans'])}#policy-p4`);
  await page.locator('#background-p2-s2').click();
  await page.locator('#background-p2 summary').click();
  await page.locator('#background-p2 .link').click();
  await expect.poll(copied).toBe(`${site}${viewAddress(['en', 'zh-Hans'])}#background-p2-s2`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('y');
  await expect.poll(copied).toContain('#background-p2-s3');
  // When the clipboard is refused, the address still has the link.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.keyboard.press('j');
  await page.keyboard.press('y');
  await expect(said(page)).toHaveText(t('en', 'link.refused'));
  await expect(page).toHaveURL(/#background-p2-s4$/);
});

test('the progress line grows with the distance read', async ({ page, site }) => {
  await open(page, site + viewAddress(['en']));
  const width = () => page.locator('.progress').evaluate((line) => line.getBoundingClientRect().width);
  expect(await width()).toBe(0);
  await page.evaluate(() => scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 2));
  await expect.poll(width).toBeCloseTo((await page.evaluate(() => document.body.clientWidth)) / 2, -1);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect.poll(width).toBeCloseTo(await page.evaluate(() => document.body.clientWidth), -1);
});

test('the shelf offers to continue only at a valid place', async ({ page, site }) => {
  for (const [stored, offered] of [
    ['{"langs":["en","zh-Hans"],"segment":"policy.p1.s1","at":1}', 1],
    ['{"langs":["en","en"],"segment":"policy.p1.s1","at":1}', 0],
    ['{"langs":["en","fr"],"segment":"policy.p1.s1","at":1}', 0],
    ['{"langs":["en"],"segment":"nope.p1.s1","at":1}', 0],
  ] as const) {
    await open(page, site);
    await page.evaluate((place) => localStorage.setItem('duidu:place:new-security-concept', place), stored);
    await page.reload({ waitUntil: 'networkidle' });
    await ready(page);
    await expect(page.locator('.continue'), stored).toHaveCount(offered);
  }
});
