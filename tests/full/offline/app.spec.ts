import { press, viewAddress } from '../../support/site.ts';
import { expect, line, ready, save, test } from './offline.ts';
import { sheetOf } from '../sheets.ts';
import { t } from '../messages.ts';

test('the app opens at the last place read, with the server stopped', async ({ page, host }) => {
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

test('the app can be installed where the browser offers it; elsewhere the sheet explains how', async ({
  page,
  host,
}) => {
  await save(page, `${host.url}${viewAddress(['en'])}`);
  await press(line(page));
  const sheet = sheetOf(page, 'offline');
  await expect(sheet).toContainText(t('en', 'install.how'));
  await expect(sheet.getByRole('button', { name: t('en', 'install.button') })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  // Fake the event of Chromium, which never sends it when headless.
  const prevented = await page.evaluate(() => {
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: () => {
        document.documentElement.dataset.prompted = 'yes';
        return Promise.resolve({ outcome: 'accepted' });
      },
    });
    return !dispatchEvent(offer);
  });
  expect(prevented).toBe(true);
  await press(line(page));
  await sheet.getByRole('button', { name: t('en', 'install.button') }).click();
  await expect(page.locator('html')).toHaveAttribute('data-prompted', 'yes');
  await expect(sheet.getByRole('button', { name: t('en', 'install.button') })).toHaveCount(0);
});
