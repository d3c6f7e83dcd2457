import { press, viewAddress } from '../../site.ts';
import { expect, line, ready, save, test } from './offline.ts';

test('the app opens where the reader left, with the server stopped', async ({ page, host }) => {
  await save(page, `${host.url}${viewAddress(['en', 'zh-Hans'])}`);
  await page.locator('#policy-p2-s1').evaluate((segment) => segment.scrollIntoView({ behavior: 'instant' }));
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('duidu:place:new-security-concept')))
    .toContain('policy.p2');
  await host.stop();
  await page.goto(`${host.url}?launch`);
  await expect(page).toHaveURL(new RegExp(`^${host.url}${viewAddress(['en', 'zh-Hans'])}#policy-p2`));
  await ready(page);
  await expect(page.locator('#policy-p2-s1')).toBeInViewport();
  await host.start();
});

test('the reader can be installed where the browser offers it, and else is told how', async ({
  page,
  host,
}) => {
  await save(page, `${host.url}${viewAddress(['en'])}`);
  await press(line(page));
  const sheet = page.getByRole('dialog', { name: 'Offline' });
  await expect(sheet).toContainText('The menu of the browser has “Install”');
  await expect(sheet.getByRole('button', { name: 'Install the reader' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  // As Chromium offers it; headless it never does.
  const prevented = await page.evaluate(() => {
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: () => {
        document.documentElement.dataset.asked = 'yes';
        return Promise.resolve({ outcome: 'accepted' });
      },
    });
    return !dispatchEvent(offer);
  });
  expect(prevented).toBe(true);
  await press(line(page));
  await sheet.getByRole('button', { name: 'Install the reader' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-asked', 'yes');
  await expect(sheet.getByRole('button', { name: 'Install the reader' })).toHaveCount(0);
});
