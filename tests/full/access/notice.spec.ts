import { expect, notice, save, test } from '../offline/offline.ts';
import { lookForUpdate } from '../../support/offline-copy.ts';
import { viewAddress } from '../../support/site.ts';
import { faint } from '../../support/contrast.ts';

test('the notice of a new version has enough contrast', async ({ page, host }) => {
  await save(page, host.url + viewAddress(['en', 'zh-Hans']));
  host.deploy('build-2');
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  await page.keyboard.press('Tab');
  for (const kind of ['.notice', '.notice button']) {
    await page.locator(kind).first().hover();
    const { low, pairs } = await faint(page, '.notice');
    expect(low).toEqual([]);
    expect(pairs).toBeGreaterThan(12);
  }
});
