import { expect, open, test, viewAddress } from '../../support/site.ts';
import { openerOf, option } from '../sheets.ts';

test('a setting applies before the first paint, on every page, and in other open tabs', async ({
  page,
  context,
  site,
}) => {
  await open(page, site + viewAddress(['en']));
  const other = await context.newPage();
  await open(other, site + viewAddress(['zh-Hans']));
  await openerOf(page, 'settings').click();
  await option(page, 'theme', 'sepia').check();
  await expect(page.locator('body')).toHaveCSS('color', 'rgb(42, 33, 24)');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await other.close();
  // The inline script sets the theme even when no other script loads.
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(`${site}about/en/`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
});

test('an invalid stored value becomes the default and leaves the other settings alone', async ({
  page,
  site,
}) => {
  await page.addInitScript(() =>
    localStorage.setItem(
      'duidu:preferences',
      '{"theme":"<b>","latinScale":1e9,"layout":"peek","constructor":1}',
    ),
  );
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({ layout: 'peek' });
  expect(await page.evaluate(() => document.documentElement.style.length)).toBe(0);
  expect(errors).toEqual([]);
});

test('with storage switched off the text can be read and the settings changed', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('off', 'SecurityError');
      },
    });
  });
  await open(page, site + viewAddress(['en']));
  await openerOf(page, 'settings').click();
  await option(page, 'theme', 'dark').check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('without scripts no control that needs scripts is offered', async ({ browser, site }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(site + viewAddress(['en', 'zh-Hans']));
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.close();
});
