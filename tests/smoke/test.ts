import type { Locator, Page } from '@playwright/test';
import { Host } from '../support/host.ts';
import { test as base, expect, open as openWhen, ready } from '../support/site.ts';
import type { SheetName } from '../../src/lib/reader/sheets.ts';
import { LIBRARY, messagesIn } from '../support/messages.ts';
import { t } from './messages.ts';

/**
 * Tests use the small fixture papers (`library`, under /reader), and the published site (`site`) only for its content. In
 * every test, a page fails if it violates the security policy, logs an error, leaves an exception uncaught or asks
 * another host for anything.
 */
export const test = base.extend<{ host: Host; faults: string[]; guard: undefined }>({
  // A host for one test alone, which may stop it or make it fail.
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
  host: async ({}, use) => {
    const host = new Host('build-library', '/reader');
    await host.start();
    await use(host);
    await host.stop();
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  faults: async ({}, use) => {
    await use([]);
  },
  guard: [
    async ({ context, faults }, use) => {
      await context.exposeFunction('reportViolation', (what: string) => faults.push(`policy: ${what}`));
      await context.addInitScript(() =>
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
          (window as unknown as { reportViolation: (what: string) => void }).reportViolation(
            [violatedDirective, blockedURI, sample].join(' '),
          ),
        ),
      );
      context.on('weberror', (error) => faults.push(`exception: ${String(error.error())}`));
      context.on('console', (message) => {
        // The browser logs every failed request: pages that are not found, and tests that stop the server.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          faults.push(`console: ${message.text()}`);
      });
      context.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url());
        if (protocol !== 'data:' && hostname !== 'localhost') faults.push(`request: ${request.url()}`);
      });
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect, ready };

/** The address of a view of the fixture paper, below the root of its site. */
export const tides = (...langs: string[]) => `tides/${langs.join('/')}/`;

/** Opens an address and waits until the page is interactive and the whole text is laid out. */
export const open = (page: Page, address: string): Promise<void> => openWhen(page, address, 'load');

/** The bar's link to a view: one language, or two. Its name is the languages' own names. */
export const viewLink = (page: Page, name: string): Locator =>
  page.locator('.bar').getByRole('link', { name, exact: true });

/** A sheet, by the key of its heading. */
export const sheet = (page: Page, name: SheetName, lang = 'en') =>
  page.getByRole('dialog', { name: t(lang, `sheets.${name}`), exact: true });

/** The button of the bar that opens a sheet. */
export const opener = (page: Page, name: 'contents' | 'search' | 'settings' | 'languages', lang = 'en') =>
  page.locator('.bar').getByRole('button', { name: t(lang, `sheets.${name}`), exact: true });

/** The line at the end of a page that says how much is saved for offline reading, and opens the sheet about it. */
export const offlineLine = (page: Page): Locator => page.getByRole('contentinfo').getByRole('button');

/** Waits until the page says that everything is saved, some 60 files. `root` has the locale files of the site. */
export const saved = (page: Page, root = LIBRARY) =>
  expect(offlineLine(page)).toHaveText(messagesIn(root).tPattern('en', 'offline.saved'), { timeout: 30_000 });
