import { readFileSync } from 'node:fs';
import { expect, frames, scrollTo, open, test as engines, until } from '../../full/engines/engine.ts';
import type { Tab } from '../../full/engines/launch.ts';
import { Host } from '../../full/offline/host.ts';
import { atTop, movedBy } from '../../full/switching/place.ts';
import { pattern, t } from '../words.ts';

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

/** Waits until a view is shown: the address and the bar name it. */
const shows = (tab: Tab, path: string) =>
  until(
    tab,
    (end) =>
      location.pathname.endsWith(end) &&
      document.querySelector<HTMLAnchorElement>('.views [aria-current]')?.pathname.endsWith(end) === true,
    path,
  );

/** Gives the focus to the link of the bar that leads to a view, and presses Enter. */
async function choose(tab: Tab, path: string): Promise<void> {
  await tab.evaluate((end) => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.views a')];
    links.find(({ pathname }) => pathname.endsWith(end))?.focus({ preventScroll: true });
  }, path);
  await tab.press('Enter');
  await shows(tab, path);
}

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

test('a reader switches, goes back, opens a sheet and sets the colours: nothing moves, the focus stays', async ({
  tab,
  host,
}) => {
  await tab.resize({ width: 390, height: 420 });
  await open(tab, `${host.url}tides/en/`);
  await scrollTo(tab, 'rise-list1-i2', 7);
  expect(await tab.evaluate(() => scrollY)).toBeGreaterThan(50);
  const before = await tab.evaluate(atTop);
  for (const [path, from] of [
    ['/tides/ar/', '/tides/en/'],
    ['/tides/en/ar/', '/tides/en/'],
  ] as const) {
    await choose(tab, path);
    await frames(tab);
    expect(await tab.evaluate(movedBy, before), path).toBeLessThanOrEqual(1);
    const focused = () => document.activeElement?.closest<HTMLAnchorElement>('.views a')?.pathname;
    expect(await tab.evaluate(focused)).toBe(`/reader${path}`);
    await tab.back();
    await shows(tab, from);
    await frames(tab);
    expect(await tab.evaluate(movedBy, before), `back from ${path}`).toBeLessThanOrEqual(1);
  }
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

test('after one visit every page opens with the server stopped, and acts', async ({ tab, host }) => {
  await tab.goto(`${host.url}tides/en/`);
  const line = () => document.querySelector('footer button')?.textContent ?? '';
  // Saving loads some 60 files.
  await expect.poll(() => tab.evaluate(line), { timeout: 30_000 }).toMatch(pattern('en', 'offline.saved'));
  await host.stop();
  for (const path of ['', 'tides/en/', 'tides/en/ar/', 'tides/fr/', 'harbour/ar/', 'about/zh-Hans/']) {
    const html = readFileSync(`build-library/${path}index.html`, 'utf8');
    await tab.goto(host.url + path);
    await until(tab, (title) => document.title === title, /<title>([^<]*)/.exec(html)?.[1] ?? '');
    await until(tab, () => document.querySelector('#svelte-announcer') !== null);
  }
  await open(tab, `${host.url}tides/en/`);
  await choose(tab, '/tides/ar/');
  await until(tab, () => document.documentElement.dir === 'rtl');
});
