import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { publish } from '../../../src/build/output/offline-list.ts';
import { heard, listen, PAGES, viewAddress } from '../../support/site.ts';
import { Host } from '../../support/host.ts';
import {
  cachedResponses,
  expect,
  line,
  openOffline,
  expectUsable,
  ready,
  save,
  saved,
  test,
} from './offline.ts';
import { cachedUrls, workers } from '../../support/offline-copy.ts';
import { t, tPattern } from '../messages.ts';
import { t as libraryMessage } from '../../smoke/messages.ts';
import { saved as savedLibrary } from '../../smoke/test.ts';

const CHUNK = /"url":"\.(\/_app\/immutable\/chunks\/[^"]+)"/g;
const DAMAGED = t('en', 'offline.failed.damaged');
const SAVING = tPattern('en', 'offline.saving', { done: /\d+/, total: /\d+/ });
const pages = PAGES.filter((address) => !address.startsWith('nothing'));

test('saving that is interrupted by closing the browser resumes with the missing files', async ({
  playwright,
  launchOptions,
  locale,
  host,
}, testInfo) => {
  const open = async () => {
    const context = await playwright.chromium.launchPersistentContext(testInfo.outputPath('profile'), {
      ...launchOptions,
      ...(locale ? { locale } : {}),
    });
    return { context, page: await context.newPage() };
  };
  host.faults.set('/licences.md', { delay: 60_000 });
  const first = await open();
  await first.page.goto(host.url);
  await expect.poll(() => host.requests).toContain('/licences.md');
  await expect(line(first.page)).toHaveText(SAVING);
  const early = ['/404.html', '/about/en/', '/about/zh-Hans/'];
  expect(host.requests).toEqual(expect.arrayContaining([...early, '/licences.md']));
  await first.context.close();
  host.faults.clear();
  host.requests.length = 0;
  const second = await open();
  await save(second.page, host.url);
  expect(host.requests).toEqual(expect.arrayContaining(['/licences.md', '/new-security-concept/pages.json']));
  for (const address of early) expect(host.requests).not.toContain(address);
  await host.stop();
  await expectUsable(second.page, host);
  await second.context.close();
  await host.start();
});

test('when the network fails while saving, the page says so, and saving resumes later', async ({
  page,
  host,
}) => {
  host.faults.set('/licences.md', { delay: 60_000 });
  await page.goto(host.url + viewAddress(['en']));
  await expect.poll(() => host.requests).toContain('/licences.md');
  await host.stop();
  await expect(line(page)).toHaveText(t('en', 'offline.failed.network'));
  await expect(page.locator('h1')).toContainText('New Security Concept');
  host.faults.clear();
  await host.start();
  host.requests.length = 0;
  await page.reload();
  await saved(page);
  expect(host.requests).not.toContain('/404.html');
});

test('when the host lacks one file, no partial copy is used, and the page says so', async ({
  page,
  host,
}) => {
  for (const status of [404, 503]) {
    host.faults.set('/wordmark.svg', { status });
    await page.goto(host.url + viewAddress(['en']));
    await expect(line(page)).toContainText(DAMAGED);
    expect(await workers(page)).toEqual({ active: false, waiting: false, installing: false });
    await expectUsable(page, host);
  }
  // The reader has retried once by itself. Saving can also be started without leaving the page.
  await expect(line(page)).toContainText(DAMAGED);
  host.faults.clear();
  const sheet = await openOffline(page);
  await sheet.getByRole('button', { name: t('en', 'offline.save') }).click();
  await expect(sheet.locator('.state')).toContainText(tPattern('en', 'offline.saved'));
  await host.stop();
  await expectUsable(page, host);
  await host.start();
});

test('a host that returns a page in place of a missing file does not corrupt the copy', async ({
  page,
  host,
}) => {
  // Pick a file that the page itself does not need, so that it can still report the fault.
  host.faults.set('/service-worker.js', { status: 404 });
  await page.goto(host.url);
  await expect(line(page)).toContainText(t('en', 'offline.none.refused'));
  host.faults.clear();
  const listed = readFileSync('build/service-worker.js', 'utf8').matchAll(CHUNK);
  const chunk = [...listed].map(([, path = '']) => path).find((path) => !host.requests.includes(path)) ?? '';
  expect(chunk).not.toBe('');
  host.faults.set(chunk, { body: '<!doctype html><title>All is well</title>' });
  host.faults.set('/about/zh-Hans/', { body: '<!doctype html><title>All is well</title>' });
  await page.goto(host.url);
  await expect(line(page)).toContainText(DAMAGED);
  for (const { text, url } of await cachedResponses(page)) expect(text, url).not.toContain('All is well');
  host.faults.clear();
  await page.reload();
  await saved(page);
  await host.stop();
  expect((await page.goto(`${host.url}about/zh-Hans/`))?.status()).toBe(200);
  await expectUsable(page, host);
  await host.start();
});

test('with a host that redirects its pages, no redirect is cached and every page opens offline', async ({
  page,
  host,
}) => {
  for (const address of pages.filter(Boolean))
    host.faults.set(`/${address}`, { status: 308, headers: { location: `/${address}index.html` } });
  await save(page, host.url);
  const all = await cachedResponses(page);
  expect(all.filter(({ redirected }) => redirected)).toEqual([]);
  expect(all.length).toBeGreaterThan(50);
  await host.stop();
  for (const address of pages) expect((await page.goto(host.url + address))?.status(), address).toBe(200);
  await host.start();
});

test('everything cached comes from the reader’s own origin, and no response is opaque', async ({
  page,
  host,
}) => {
  await save(page, host.url);
  for (const { type, url } of await cachedResponses(page)) {
    expect(url.startsWith(host.url), url).toBe(true);
    expect(['basic', 'default'], url).toContain(type);
  }
});

for (const vary of ['Accept', 'Accept-Encoding, Cookie', '*']) {
  test(`a host that sends "Vary: ${vary}" prevents nothing`, async ({ page, host }) => {
    host.faults.set('*', { headers: { vary } });
    await save(page, host.url);
    await host.stop();
    for (const address of PAGES) {
      const status = (await page.goto(host.url + address))?.status();
      expect(status, address).toBe(address.startsWith('nothing') ? 404 : 200);
    }
    await expectUsable(page, host);
    await host.start();
  });
}

test('a reader under a base path caches nothing outside it, and opens offline at every form of its address', async ({
  page,
}) => {
  const host = new Host('build-library', '/reader');
  await host.start();
  await page.goto(host.url);
  await savedLibrary(page);
  for (const [name, urls] of Object.entries(await cachedUrls(page))) {
    expect(name).toMatch(/^duidu \/reader\/ [0-9a-f]{8}$/);
    for (const url of urls) expect(url.startsWith(host.url), url).toBe(true);
  }
  await host.stop();
  for (const form of ['', 'index.html', 'tides/en/', 'tides/en', 'tides/ar/fr/?a=1', 'about/ar/']) {
    expect((await page.goto(host.url + form))?.status(), form).toBe(200);
    await ready(page);
  }
  expect((await page.goto(`${host.url}nothing`))?.status()).toBe(404);
  await page.getByRole('link', { name: libraryMessage('en', 'missing.back') }).click();
  await expect(page).toHaveURL(host.url);
});

test('non-ASCII addresses and large files are cached too', async ({ page, host }, testInfo) => {
  const folder = testInfo.outputPath('build');
  cpSync('build', folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  // These pages have no scripts, as the reader has no such addresses.
  const plain = '<!doctype html><title>Here</title>';
  for (const name of ['对读', 'é ü', "it's (100%)", '𡘙😀']) {
    mkdirSync(`${folder}/${name}`);
    writeFileSync(`${folder}/${name}/index.html`, plain);
  }
  writeFileSync(`${folder}/big.bin`, Buffer.alloc(3 * 1024 * 1024, 'Duidu'));
  const worker = readFileSync('build/service-worker.js', 'utf8');
  const list = (of: object) => JSON.stringify(of);
  const before = list(await publish('build', 'locales'));
  expect(worker).toContain(before);
  const after = worker.replace(before, list(await publish(folder, 'locales')));
  writeFileSync(`${folder}/service-worker.js`, after);
  host.deploy(folder);
  await save(page, host.url);
  await host.stop();
  for (const address of ['对读/', '%E5%AF%B9%E8%AF%BB', 'é%20ü/', "it's%20(100%25)/", '𡘙😀/']) {
    const response = await page.goto(host.url + address);
    expect([response?.status(), response?.fromServiceWorker()], address).toEqual([200, true]);
  }
  const size = await page.evaluate(async () => (await (await fetch('/big.bin')).arrayBuffer()).byteLength);
  expect(size).toBe(3 * 1024 * 1024);
  await host.start();
});

test('when the device has no space, the page says so and works, and saves once there is space', async ({
  context,
  page,
  host,
}) => {
  const devtools = await context.newCDPSession(page);
  const origin = new URL(host.url).origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
  await page.goto(host.url + viewAddress(['en']));
  await expect(line(page)).toHaveText(t('en', 'offline.failed.quota'));
  await expectUsable(page, host);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await page.reload();
  await saved(page);
  await host.stop();
  await expectUsable(page, host);
  await host.start();
});

test('the progress of saving is shown but not announced; the result of a reader’s action is announced once', async ({
  page,
  host,
}) => {
  await listen(page);
  host.faults.set('/wordmark.svg', { delay: 2000 });
  await page.goto(`${host.url}about/en/`);
  const state = page.locator('main .state');
  await expect(state).toContainText(SAVING);
  await expect(state).toContainText(tPattern('en', 'offline.saved'));
  expect(await heard(page)).toEqual([]);
  await page.getByRole('button', { name: t('en', 'offline.check') }).focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => heard(page))
    .toContainEqual(expect.stringMatching(tPattern('en', 'offline.sound', { total: /\d+/ })));
  await expect(page.getByRole('button', { name: t('en', 'offline.check') })).toBeFocused();
  await page.getByRole('button', { name: t('en', 'offline.remove') }).click();
  await expect(state).toBeFocused();
  await page.getByRole('button', { name: t('en', 'offline.save') }).click();
  await expect(state).toBeFocused();
  await expect.poll(() => heard(page)).toContainEqual(expect.stringMatching(tPattern('en', 'offline.saved')));
  expect((await heard(page)).join()).not.toMatch(tPattern('en', 'offline.saving'));
});
