import type { Locator, Page } from '@playwright/test';
import { test as base, expect, press, ready, viewAddress } from '../../support/site.ts';
import { Host } from '../../support/host.ts';
import { t, tPattern } from '../messages.ts';
import { viewLink } from '../reading-page.ts';
import { openerOf, sheetOf } from '../sheets.ts';

/** Tests with a host of their own that can fail in many ways. No page may have an uncaught error, whatever the host does. */
export const test = base.extend<{ host: Host; noErrors: undefined }>({
  noErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(String(error.error())));
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
  host: async ({}, use) => {
    const host = new Host('build');
    await host.start();
    await use(host);
    await host.stop();
  },
});

export { expect, ready };

/** The button at the end of a page that states whether it is saved for offline. */
export const line = (page: Page) => page.locator('.imprint button');

/** Opens the offline sheet. */
export async function openOffline(page: Page): Promise<Locator> {
  await press(line(page));
  const sheet = sheetOf(page, 'offline');
  await expect(sheet).toBeVisible();
  return sheet;
}

/** Opens a page and waits until everything is saved. */
export async function save(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await saved(page);
}

/** Waits until the page says that everything is saved. */
export const saved = (page: Page) => expect(line(page)).toContainText(tPattern('en', 'offline.saved'));

/** Asserts that a page opens and is interactive: it switches the view and opens a sheet that was not loaded before. */
export async function expectUsable(page: Page, host: Host): Promise<void> {
  await page.goto(host.url + viewAddress(['en']));
  await ready(page);
  await press(viewLink(page, 'English + 简体中文'));
  await expect(page).toHaveURL(host.url + viewAddress(['en', 'zh-Hans']));
  await expect(page.locator('h1')).toContainText('New Security Concept');
  await openerOf(page, 'contents').click();
  await expect(sheetOf(page, 'contents')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Every cached response. Throws if a cache lists a request without having its response. */
export const cachedResponses = (page: Page) =>
  page.evaluate(async () => {
    const all: { url: string; type: string; redirected: boolean; text: string }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request, { ignoreVary: true });
        if (!response) throw new Error(`The cache lists ${request.url} but has no response for it.`);
        const { type, redirected } = response;
        all.push({ url: request.url, type, redirected, text: await response.text() });
      }
    }
    return all;
  });

/**
 * Leaves the reader and waits until a waiting worker has taken over and the old one has stopped. That takes Chromium up
 * to a second after the last page is closed, and a page opened in that moment never loads, neither from the host nor from
 * a copy.
 */
export async function leave(page: Page): Promise<void> {
  type Version = { versionId: string; status: string; runningStatus: string };
  const versions = new Map<string, Version>();
  const devtools = await page.context().newCDPSession(page);
  devtools.on('ServiceWorker.workerVersionUpdated', (changed: { versions: Version[] }) => {
    for (const version of changed.versions) versions.set(version.versionId, version);
  });
  await page.goto('about:blank');
  await devtools.send('ServiceWorker.enable');
  const unsettled = () =>
    [...versions.values()].filter(({ status, runningStatus }) =>
      status === 'redundant' ? runningStatus !== 'stopped' : status !== 'activated',
    );
  await expect.poll(() => versions.size).toBeGreaterThan(0);
  await expect.poll(unsettled).toEqual([]);
  await devtools.detach();
}

/** The version of the text that a page shows, from the first words of a section; 1 when it has no mark. */
export const versionOf = async (page: Page) => {
  const text = (await page.locator('[data-segment="background.p1.s1"]').first().textContent()) ?? '';
  return Number(/^(?:Version |第)(\d)/.exec(text)?.[1] ?? 1);
};

/** The notice of a new version. */
export const notice = (page: Page) => page.getByRole('complementary', { name: t('en', 'update.label') });
