import type { Page } from '@playwright/test';
import { test as base, expect, ready } from '../site.ts';
import { Host } from './host.ts';

/** Tests with a host of their own, that may fail in every way. */
export const test = base.extend<{ host: Host }>({
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

/** Opens a page for the first time and waits until all is saved. */
export async function save(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await saved(page);
}

/** Waits until the page says that all is saved. */
export const saved = (page: Page) =>
  expect(line(page)).toContainText('Saved for offline', { timeout: 15_000 });

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
