import { press, ready, viewAddress } from '../../site.ts';
import {
  expect,
  leave,
  line,
  lookForUpdate,
  notice,
  openOffline,
  readOn,
  save,
  test,
  versionOf,
} from './offline.ts';
import type { Page } from '@playwright/test';
import type { Host } from './host.ts';

const PAIR = viewAddress(['en', 'zh-Hans']);
const REFUSED = 'Not saved for offline: the browser or the server did not allow it.';
const UNSUPPORTED = 'Not saved for offline: this browser cannot, or not in a private window.';

/** The reader without an offline copy: it reads on, says why, and goes on saying so when asked to save. */
async function readWithout(page: Page, host: Host, why: string) {
  await page.goto(host.url + PAIR);
  await expect(line(page)).toHaveText(why);
  await readOn(page, host);
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: 'Save for offline' }).click();
  await expect(sheet.locator('.state')).toHaveText(why);
  await expect(page.locator('h1')).toContainText('New Security Concept');
}

test.describe('where workers are blocked', () => {
  test.use({ serviceWorkers: 'block' });
  test('a browser that refuses the worker: the page reads on and says that nothing is saved', async ({
    page,
    host,
  }) => {
    await readWithout(page, host, REFUSED);
  });
});

test('a browser without workers, as in some private windows: the page reads on and says so', async ({
  page,
  host,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  await readWithout(page, host, UNSUPPORTED);
});

test('a browser in which the very question for a worker throws: the page reads on and says so', async ({
  page,
  host,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'serviceWorker', {
      get: () => {
        throw new DOMException('Not here', 'SecurityError');
      },
    });
  });
  await readWithout(page, host, REFUSED);
});

test('storage that throws, of every kind: the page reads on, settings hold, and it is saved for offline', async ({
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
  await page.locator('.bar').getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Sepia').check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await page.keyboard.press('Escape');
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: 'Check the offline copy' }).click();
  await expect(sheet).toContainText(/Checked: all \d+ files are as they were published\./);
  await page.keyboard.press('Escape');
  await readOn(page, host);
  host.deploy('build-2');
  await lookForUpdate(page);
  await press(notice(page).getByRole('button', { name: 'What is new' }));
  await page.getByRole('button', { name: 'Take the new version' }).click();
  await expect.poll(() => versionOf(page)).toBe(2);
  await host.stop();
  await readOn(page, host);
  await host.start();
});

test('storage that is full loses nothing that is in it: settings and places stay, new settings hold', async ({
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  await page.locator('#background-p3-s1').evaluate((segment) => segment.scrollIntoView());
  await page.locator('.bar').getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Sepia').check();
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
          // No room for that much.
        }
      }
    }
  });
  await page.reload();
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await page.locator('.bar').getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Atkinson Hyperlegible').check();
  await expect(page.locator('html')).toHaveAttribute('data-latin-face', 'atkinson');
  await page.keyboard.press('Escape');
  expect(await place()).toBe(before);
  await host.stop();
  await page.goto(host.url);
  await expect(page.getByRole('link', { name: /^Continue: / })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await readOn(page, host);
  await host.start();
});

test('places and settings are the same in a new version', async ({ context, page, host }) => {
  await save(page, host.url + PAIR);
  await page.locator('#background-p3-s1').evaluate((segment) => segment.scrollIntoView());
  await page.locator('.bar').getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Sepia').check();
  await page.keyboard.press('Escape');
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  await page.close();
  const next = await context.newPage();
  await leave(next);
  await next.goto(host.url);
  await expect(next.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await next.getByRole('link', { name: /^Continue: / }).click();
  await expect(next).toHaveURL(/#background-p3/);
  expect(await versionOf(next)).toBe(2);
});
