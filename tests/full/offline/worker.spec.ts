import { press, viewAddress } from '../../site.ts';
import { expect, readOn, ready, save, saved, test } from './offline.ts';

const PAIR = viewAddress(['en', 'zh-Hans']);

test('a worker that was stopped answers all the same', async ({ context, page, host }) => {
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
  await readOn(page, host);
  await host.start();
});

test('a page reloaded past its worker still says that it is saved', async ({ context, page, host }) => {
  await save(page, host.url + PAIR);
  const devtools = await context.newCDPSession(page);
  await Promise.all([page.waitForEvent('load'), devtools.send('Page.reload', { ignoreCache: true })]);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await saved(page);
  await host.stop();
  await readOn(page, host);
  await host.start();
});

test('a server that hangs keeps nobody waiting: what is saved opens at once, for the rest there is a page that says so', async ({
  page,
  host,
}) => {
  await save(page, host.url);
  host.faults.set('*', { delay: 60_000 });
  await readOn(page, host);
  const response = await page.goto(`${host.url}nothing/is/here/`, { timeout: 10_000 });
  expect(response?.status()).toBe(404);
  await ready(page);
  await press(page.getByRole('link', { name: 'See all papers' }));
  await expect(page).toHaveURL(host.url);
});
