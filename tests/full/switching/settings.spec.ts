import { expect, open, test, viewAddress } from '../../site.ts';

test('a choice is seen before first paint, on every page, and in other open tabs', async ({
  page,
  context,
  site,
}) => {
  await open(page, site + viewAddress(['en']));
  const other = await context.newPage();
  await open(other, site + viewAddress(['zh-Hans']));
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Sepia').check();
  await expect(page.locator('body')).toHaveCSS('color', 'rgb(42, 33, 24)');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await other.close();
  // Scripts of the site never come: the theme is there all the same.
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(`${site}about/en/`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
});

test('a stored value that is bad becomes the default, and nothing else suffers', async ({ page, site }) => {
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

test('with storage switched off everything can be read and set', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('off', 'SecurityError');
      },
    });
  });
  await open(page, site + viewAddress(['en']));
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Dark', { exact: true }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('without scripts nothing is offered that only scripts can do', async ({ browser, site }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(site + viewAddress(['en', 'zh-Hans']));
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.close();
});
