import { press, viewAddress } from '../../support/site.ts';
import { expect, expectUsable, ready, save, saved, test } from './offline.ts';
import { t } from '../messages.ts';

const PAIR = viewAddress(['en', 'zh-Hans']);

test('a stopped service worker starts again and responds', async ({ context, page, host }) => {
  await save(page, host.url);
  const devtools = await context.newCDPSession(page);
  const stopped = new Promise((done) =>
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) done(undefined);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await host.stop();
  const response = await page.goto(host.url + PAIR);
  expect([response?.status(), response?.fromServiceWorker()]).toEqual([200, true]);
  await saved(page);
  await expectUsable(page, host);
  await host.start();
});

test('a page reloaded without its service worker still says that it is saved', async ({
  context,
  page,
  host,
}) => {
  await save(page, host.url + PAIR);
  const devtools = await context.newCDPSession(page);
  await Promise.all([page.waitForEvent('load'), devtools.send('Page.reload', { ignoreCache: true })]);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await saved(page);
  await host.stop();
  await expectUsable(page, host);
  await host.start();
});

test('when the server hangs, saved pages open at once and other addresses wait for it', async ({
  page,
  host,
}) => {
  await save(page, host.url);
  host.faults.set('*', { delay: 60_000 });
  await expectUsable(page, host);
  host.faults.set('*', { delay: 8000 });
  const response = await page.goto(`${host.url}nothing/is/here/`);
  expect(response?.status()).toBe(404);
  await ready(page);
  await press(page.getByRole('link', { name: t('en', 'missing.back') }));
  await expect(page).toHaveURL(host.url);
});
