import { readFileSync } from 'node:fs';
import { atTop, movedBy } from '../../support/place.ts';
import {
  contains,
  expect,
  saved,
  scrollTo,
  PAPER,
  hostile as test,
  until,
} from '../../support/engines/engine.ts';
import type { Tab } from '../../support/engines/launch.ts';
import { t, tPattern } from '../messages.ts';

const PAGES = [
  '',
  `${PAPER}en/`,
  `${PAPER}zh-Hans/`,
  `${PAPER}en/zh-Hans/`,
  `${PAPER}zh-Hans/en/`,
  `${PAPER}zh-Hant/`,
  `${PAPER}zh-Hant/en/`,
  'about/en/',
  'about/zh-Hans/',
  'about/zh-Hant/',
];

/** The title of a built page, by which the page is recognised in the browser. */
const titleOf = (address: string, folder = 'build') =>
  /<title>([^<]*)<\/title>/.exec(readFileSync(`${folder}/${address}index.html`, 'utf8'))?.[1] ?? '';

const shows = (tab: Tab, title: string) => until(tab, (one) => document.title === one, title);

test('after one visit every page opens with the server stopped', async ({ tab, host }) => {
  await tab.goto(host.url);
  await saved(tab);
  await host.stop();
  // A page that is still starting may navigate once more, to its own address with a slash.
  const started = () => until(tab, () => document.querySelector('#svelte-announcer') !== null);
  for (const address of PAGES) {
    await tab.goto(host.url + address);
    await shows(tab, titleOf(address));
    await started();
  }
  await tab.goto(`${host.url}${PAPER}en`);
  await shows(tab, titleOf(`${PAPER}en/`));
  await started();
  await tab.goto(`${host.url}nothing/`);
  await contains(tab, 'body', tPattern('en', 'missing.offline'));
  await host.start();
});

test('a new version waits, is used when the reader accepts it, and is complete', async ({ tab, host }) => {
  await tab.goto(`${host.url}${PAPER}en/`);
  await saved(tab);
  host.deploy('build-2');
  await tab.evaluate(() => void navigator.serviceWorker.getRegistration().then((own) => own?.update()));
  await until(tab, () => document.querySelector('.notice') !== null);
  const isNew = () => /^Version 2/.test(document.querySelector('#background-p1-s1')?.textContent ?? '');
  expect(await tab.evaluate(isNew)).toBe(false);
  await scrollTo(tab, 'policy-p2');
  const before = await tab.evaluate(atTop);
  await tab.evaluate(() => document.querySelector<HTMLElement>('.notice button')?.click());
  await until(tab, () => /Version 2\./.test(document.querySelector('dialog')?.textContent ?? ''));
  await tab.evaluate(
    (name) => {
      const buttons = [...document.querySelectorAll<HTMLElement>('dialog button')];
      buttons.find(({ textContent }) => textContent === name)?.click();
    },
    t('en', 'update.take'),
  );
  // The page is reloading: for a moment there is none to evaluate in.
  await expect.poll(() => tab.evaluate(isNew).catch(() => false)).toBe(true);
  // The text above has become some lines longer.
  await expect.poll(() => tab.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
  await host.stop();
  for (const address of PAGES) {
    await tab.goto(host.url + address);
    await shows(tab, titleOf(address, 'build-2'));
  }
  await tab.goto(`${host.url}${PAPER}en/`);
  await until(tab, isNew);
  await host.start();
});

test('a damaged copy is found and repaired', async ({ tab, host }) => {
  await tab.goto(`${host.url}${PAPER}en/`);
  await saved(tab);
  await tab.evaluate(() => {
    const damage = async () => {
      const [name = ''] = await caches.keys();
      const cache = await caches.open(name);
      const keys = await cache.keys();
      const [gone, altered] = ['/zh-Hans/', '/about/en/'].map((end) =>
        keys.find(({ url }) => url.replace(/\?.*/, '').endsWith(end)),
      );
      if (gone) await cache.delete(gone);
      if (altered) await cache.put(altered, new Response('nonsense'));
      document.documentElement.dataset.damaged = String(gone && altered && true);
    };
    void damage();
  });
  await until(tab, () => document.documentElement.dataset.damaged === 'true');
  await tab.evaluate(() => document.querySelector<HTMLElement>('.imprint button')?.click());
  const press = (name: string) =>
    until(
      tab,
      (one) => {
        const all = [...document.querySelectorAll<HTMLElement>('dialog[open] button')];
        const button = all.find(({ textContent }) => textContent === one);
        button?.click();
        return button !== undefined;
      },
      name,
    );
  await press(t('en', 'offline.check'));
  await contains(tab, 'dialog', tPattern('en', 'offline.mended', { total: /\d+/, mended: 2 }));
  await host.stop();
  for (const address of [`${PAPER}zh-Hans/`, 'about/en/']) {
    await tab.goto(host.url + address);
    await shows(tab, titleOf(address));
  }
  await host.start();
});
