import type { Locator, Page } from '@playwright/test';
import { test as base, expect, press, ready, viewAddress } from '../../site.ts';
import { Host } from './host.ts';

/** Tests with a host of their own, that may fail in every way; whatever it does, no page may meet an error unhandled. */
export const test = base.extend<{ host: Host; calm: undefined }>({
  calm: [
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

/** The line at the end of a page that says what there is for offline reading. */
export const line = (page: Page) => page.locator('.imprint button');

/** Opens the sheet that tells and does what there is to offline reading. */
export async function openOffline(page: Page): Promise<Locator> {
  await press(line(page));
  const sheet = page.getByRole('dialog', { name: 'Offline' });
  await expect(sheet).toBeVisible();
  return sheet;
}

/** Opens a page for the first time and waits until all is saved. */
export async function save(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await saved(page);
}

/** Waits until the page says that all is saved. */
export const saved = (page: Page) => expect(line(page)).toContainText('Saved for offline');

/** Sees that a page is there to be read and acts: another view, and a sheet that was not loaded before. */
export async function readOn(page: Page, host: Host): Promise<void> {
  await page.goto(host.url + viewAddress(['en']));
  await ready(page);
  await press(page.getByRole('link', { name: 'English + 中文' }));
  await expect(page).toHaveURL(host.url + viewAddress(['en', 'zh-Hans']));
  await expect(page.locator('h1')).toContainText('New Security Concept');
  await page.locator('.bar').getByRole('button', { name: 'Contents' }).click();
  await expect(page.getByRole('dialog', { name: 'Contents' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** What a page finds kept at its address: every cache with the addresses in it. */
export const kept = (page: Page) =>
  page.evaluate(async () => {
    const found: Record<string, string[]> = {};
    for (const name of await caches.keys())
      found[name] = (await (await caches.open(name)).keys()).map(({ url }) => url);
    return found;
  });

/** Every answer that is kept, as far as a page can tell what it is. */
export const answers = (page: Page) =>
  page.evaluate(async () => {
    const all: { url: string; type: string; redirected: boolean; text: string }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request, { ignoreVary: true });
        if (!response) throw new Error(`${request.url} is listed, but not there.`);
        const { type, redirected } = response;
        all.push({ url: request.url, type, redirected, text: await response.text() });
      }
    }
    return all;
  });

/** What the browser knows of a worker at the address of a page. */
export const workers = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const { active, waiting, installing } = registration ?? {};
    return { active: !!active, waiting: !!waiting, installing: !!installing };
  });

/**
 * Leaves the reader for longer than Chromium takes to end the worker that nobody reads with any more, up to a second: a
 * page that is asked for in that moment never comes there, neither from the host nor from a copy.
 */
export async function leave(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.waitForTimeout(2000);
}

/** Asks the worker to look for a new version, as a browser does in time; without one it is an error, or nothing. */
export const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
  });

/** The version that a page shows, by the first words of a section; the published one is 1. */
export const versionOf = async (page: Page) => {
  const text = (await page.locator('[data-segment="background.p1.s1"]').first().textContent()) ?? '';
  return Number(/^(?:Version |第)(\d)/.exec(text)?.[1] ?? 1);
};

/** The notice of a new version. */
export const notice = (page: Page) => page.getByRole('complementary', { name: 'New version' });
