import { readFileSync } from 'node:fs';
import {
  choose,
  expect,
  frames,
  scrollTo,
  open,
  test as engines,
  until,
} from '../../support/engines/engine.ts';
import type { Tab } from '../../support/engines/launch.ts';
import { Host } from '../../support/host.ts';
import { atTop, movedBy } from '../../support/place.ts';
import { t, tPattern } from '../messages.ts';

// One pass in each engine other than Chromium: switching and settings in a text, and a first visit followed by reading
// offline.

const test = engines.extend<{ host: Host }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
  host: async ({}, use) => {
    const host = new Host('build-library', '/reader');
    await host.start();
    await use(host);
    await host.stop();
  },
});

const TIDES = 'tides/';

/** Presses the first element for a selector whose text ends in the given words, as soon as there is one. */
const press = (tab: Tab, selector: string, text: string) =>
  until(
    tab,
    ([all, own]) => {
      const control = [...document.querySelectorAll<HTMLElement>(all)].find(({ textContent }) =>
        textContent.trim().endsWith(own),
      );
      control?.click();
      return control !== undefined;
    },
    [selector, text] as const,
  );

test('switching, comparing, a sheet and a theme move nothing and keep the focus', async ({ tab, host }) => {
  await tab.resize({ width: 390, height: 420 });
  await open(tab, `${host.url}tides/en/`);
  await scrollTo(tab, 'rise-list1-i2', 7);
  expect(await tab.evaluate(() => scrollY)).toBeGreaterThan(50);
  const before = await tab.evaluate(atTop);
  for (const path of ['ar/', 'en/', 'en/ar/']) {
    await choose(tab, path, TIDES);
    await frames(tab);
    expect(await tab.evaluate(movedBy, before), path).toBeLessThanOrEqual(1);
    const focused = () => document.activeElement?.closest<HTMLAnchorElement>('.views a')?.pathname;
    expect(await tab.evaluate(focused)).toBe(`/reader/${TIDES}${path}`);
  }
  // On a phone, a tap on a sentence opens its counterpart directly below it. Nothing above it moves.
  const tap = () => document.querySelector<HTMLElement>('#rise-list1-i2-s1')?.click();
  await tab.evaluate(tap);
  await until(tab, () => document.querySelector('#rise-list1-i2-s1 + .counterpart:lang(ar)') !== null);
  expect(await tab.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
  await tab.evaluate(tap);
  await until(tab, () => document.querySelector('.counterpart') === null);
  await press(tab, '.bar > button', t('en', 'sheets.settings'));
  await press(tab, 'dialog[open] label', t('en', 'settings.options.theme.sepia'));
  await until(tab, () => document.documentElement.dataset.theme === 'sepia');
  await tab.press('Escape');
  await until(tab, () => document.querySelector('dialog[open]') === null);
  await frames(tab);
  expect(await tab.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
  // A link leads to its sentence, and the page opens in the chosen colours.
  await open(tab, `${host.url}tides/ar/#fall-p1-s2`);
  await until(tab, () => {
    const { top = NaN } = document.getElementById('fall-p1-s2')?.getClientRects()[0] ?? {};
    return top >= 0 && top < innerHeight && document.querySelector('[data-marked]') !== null;
  });
  expect(await tab.evaluate(() => document.documentElement.dataset.theme)).toBe('sepia');
});

test('after one visit every page opens and works offline', async ({ tab, host }) => {
  await tab.goto(`${host.url}tides/en/`);
  const line = () => document.querySelector('footer button')?.textContent ?? '';
  // Saving loads some 60 files.
  await expect.poll(() => tab.evaluate(line), { timeout: 30_000 }).toMatch(tPattern('en', 'offline.saved'));
  await host.stop();
  for (const path of ['', 'tides/en/', 'tides/en/ar/', 'tides/fr/', 'harbour/ar/', 'about/zh-Hans/']) {
    const html = readFileSync(`build-library/${path}index.html`, 'utf8');
    await tab.goto(host.url + path);
    await until(tab, (title) => document.title === title, /<title>([^<]*)/.exec(html)?.[1] ?? '');
    await until(tab, () => document.querySelector('#svelte-announcer') !== null);
  }
  await open(tab, `${host.url}tides/en/`);
  await choose(tab, 'ar/', TIDES);
  await until(tab, () => document.documentElement.dir === 'rtl');
});
