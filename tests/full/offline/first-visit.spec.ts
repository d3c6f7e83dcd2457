import { ALL_VIEWS, hasFace, PAGES, paperFile, segmentsOf, viewAddress } from '../../support/site.ts';
import { expect, ready, save, test } from './offline.ts';
import { lookForUpdate } from '../../support/offline-copy.ts';
import { viewLink } from '../reading-page.ts';
import { openerOf, option } from '../sheets.ts';
import { t } from '../messages.ts';

test('after one visit every page opens complete with the server stopped, in every language', async ({
  page,
  host,
}) => {
  await save(page, host.url);
  await host.stop();
  for (const langs of ALL_VIEWS) {
    const response = await page.goto(host.url + viewAddress(langs));
    expect(response?.status()).toBe(200);
    expect(response?.fromServiceWorker()).toBe(true);
    await ready(page);
    for (const lang of langs) {
      for (const { id, text } of segmentsOf(paperFile(lang).text)) {
        const segment = page.locator(`[data-segment="${id}"]`).filter({ hasText: text });
        await expect(segment).toHaveCount(1);
      }
    }
  }
  for (const address of PAGES) {
    const response = await page.goto(host.url + address);
    expect(response?.status(), address).toBe(address.startsWith('nothing') ? 404 : 200);
    await ready(page);
    await expect(page.locator('h1')).toBeVisible();
  }
  await host.start();
});

test('after one visit other views, sheets and a chosen web font are available offline too', async ({
  page,
  host,
}) => {
  await save(page, `${host.url}${viewAddress(['en'])}`);
  // Without reloading: the page of the first visit already has everything.
  await host.stop();
  for (const [name, langs] of [
    ['简体中文', ['zh-Hans']],
    ['繁體中文', ['zh-Hant']],
    ['English', ['en']],
  ] as const) {
    await viewLink(page, name).click();
    await expect(page).toHaveURL(host.url + viewAddress(langs));
  }
  await openerOf(page, 'settings').click();
  await option(page, 'latinFace', 'atkinson').check();
  await page.waitForFunction(hasFace, 'Atkinson Hyperlegible');
  await page.goto(`${host.url}licences.md`).catch(() => undefined);
  await host.start();
});

test('every form of an address opens its page offline', async ({ page, host }) => {
  await save(page, host.url);
  await host.stop();
  const own = viewAddress(['en', 'zh-Hans']);
  for (const form of [
    own,
    own.slice(0, -1),
    `${own}index.html`,
    `${own}?utm_source=x`,
    `${own.slice(0, -1)}?a=1#background-p1`,
    `${own}#background-p1-s1`,
  ]) {
    const response = await page.goto(host.url + form);
    expect(response?.status(), form).toBe(200);
    expect(new URL(page.url()).pathname, form).toBe(`/${own}`);
    await ready(page);
    await expect(page.locator('h1')).toContainText('New Security Concept');
  }
  for (const form of ['', 'index.html', '?launch']) {
    expect((await page.goto(host.url + form))?.status(), form).toBe(200);
  }
  for (const unknown of ['nothing', 'nothing/', 'new-security-concept/fr/', 'a/b/c/d.html']) {
    const response = await page.goto(host.url + unknown);
    expect(response?.status(), unknown).toBe(404);
    await expect(page.getByRole('link', { name: t('en', 'missing.back') })).toBeVisible();
  }
  await page.getByRole('link', { name: t('en', 'missing.back') }).click();
  await expect(page).toHaveURL(host.url);
  await host.start();
});

test('a second visit requests only the service worker', async ({ page, host }) => {
  await save(page, `${host.url}${viewAddress(['en', 'zh-Hans'])}`);
  host.requests.length = 0;
  await page.goto(`${host.url}${viewAddress(['zh-Hans', 'en'])}`);
  await ready(page);
  await lookForUpdate(page);
  expect(new Set(host.requests)).toEqual(new Set(['/service-worker.js']));
});
