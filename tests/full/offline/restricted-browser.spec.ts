import { press, ready, viewAddress } from '../../support/site.ts';
import { expect, leave, line, notice, openOffline, expectUsable, save, test, versionOf } from './offline.ts';
import { lookForUpdate } from '../../support/offline-copy.ts';
import type { Page } from '@playwright/test';
import type { Host } from '../../support/host.ts';
import { openerOf, option } from '../sheets.ts';
import { t, tPattern } from '../messages.ts';

const PAIR = viewAddress(['en', 'zh-Hans']);
const REFUSED = t('en', 'offline.none.refused');
const UNSUPPORTED = t('en', 'offline.none.unsupported');

/** Asserts that the reader works without an offline copy, says why there is none, and says so again when asked to save. */
async function expectUsableWithoutCopy(page: Page, host: Host, why: string) {
  await page.goto(host.url + PAIR);
  await expect(line(page)).toHaveText(why);
  await expectUsable(page, host);
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: t('en', 'offline.save') }).click();
  await expect(sheet.locator('.state')).toHaveText(why);
  await expect(page.locator('h1')).toContainText('New Security Concept');
}

test.describe('with service workers blocked', () => {
  test.use({ serviceWorkers: 'block' });
  test('when the browser refuses the service worker, the page works and says that nothing is saved', async ({
    page,
    host,
  }) => {
    await expectUsableWithoutCopy(page, host, REFUSED);
  });
});

test('without service workers, as in some private windows, the page works and says so', async ({
  page,
  host,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  await expectUsableWithoutCopy(page, host, UNSUPPORTED);
});

test('when accessing the service worker API throws, the page works and says so', async ({ page, host }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'serviceWorker', {
      get: () => {
        throw new DOMException('Not here', 'SecurityError');
      },
    });
  });
  await expectUsableWithoutCopy(page, host, REFUSED);
});

test('when every kind of storage throws, the page works, settings apply and it is saved for offline', async ({
  page,
  host,
}) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Not here', 'SecurityError');
        },
      });
    }
  });
  await save(page, host.url + PAIR);
  await openerOf(page, 'settings').click();
  await option(page, 'theme', 'sepia').check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await page.keyboard.press('Escape');
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: t('en', 'offline.check') }).click();
  await expect(sheet).toContainText(tPattern('en', 'offline.sound', { total: /\d+/ }));
  await page.keyboard.press('Escape');
  await expectUsable(page, host);
  host.deploy('build-2');
  await lookForUpdate(page);
  await press(notice(page).getByRole('button', { name: t('en', 'update.see') }));
  await page.getByRole('button', { name: t('en', 'update.take') }).click();
  await expect.poll(() => versionOf(page)).toBe(2);
  await host.stop();
  await expectUsable(page, host);
  await host.start();
});

test('full storage loses nothing: settings and places stay, and new settings apply', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  await page.locator('#background-p3-s1').evaluate((segment) => segment.scrollIntoView());
  await openerOf(page, 'settings').click();
  await option(page, 'theme', 'sepia').check();
  await page.keyboard.press('Escape');
  const place = () =>
    page.evaluate(
      () =>
        (JSON.parse(localStorage.getItem('duidu:place:new-security-concept') ?? '{}') as { segment?: string })
          .segment,
    );
  await expect.poll(place).toMatch(/^background\./);
  const before = await place();
  await page.evaluate(() => {
    for (const store of [localStorage, sessionStorage]) {
      for (let size = 1 << 22; size >= 1; size >>= 1) {
        try {
          for (let n = 0; ; n++) store.setItem(`other:${size}:${n}`, 'x'.repeat(size));
        } catch {
          // There is no room for this size: try the next smaller one.
        }
      }
    }
  });
  await page.reload();
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await openerOf(page, 'settings').click();
  await option(page, 'latinFace', 'atkinson').check();
  await expect(page.locator('html')).toHaveAttribute('data-latin-face', 'atkinson');
  await page.keyboard.press('Escape');
  expect(await place()).toBe(before);
  await host.stop();
  await page.goto(host.url);
  await expect(page.getByRole('link', { name: tPattern('en', 'shelf.continue') })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await expectUsable(page, host);
  await host.start();
});

test('places and settings are kept in a new version', async ({ context, page, host }) => {
  await save(page, host.url + PAIR);
  await page.locator('#background-p3-s1').evaluate((segment) => segment.scrollIntoView());
  await openerOf(page, 'settings').click();
  await option(page, 'theme', 'sepia').check();
  await page.keyboard.press('Escape');
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  await page.close();
  const next = await context.newPage();
  await leave(next);
  await next.goto(host.url);
  await expect(next.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await next.getByRole('link', { name: tPattern('en', 'shelf.continue') }).click();
  await expect(next).toHaveURL(/#background-p3/);
  expect(await versionOf(next)).toBe(2);
});
