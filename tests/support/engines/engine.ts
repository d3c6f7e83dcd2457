import { test as base, expect } from '@playwright/test';
import { serve } from '../../../scripts/serve.mjs';
import { launch, type Engine, type Tab } from './launch.ts';
import { Host } from '../host.ts';
import { messagesIn, PUBLISHED } from '../messages.ts';
import { waitUntil } from '../wait.ts';

const { tPattern } = messagesIn(PUBLISHED);

export type EngineOptions = { engine: 'chromium' | 'firefox' | 'webkit' };

type Site = { url: string; requests: string[]; lastRequest: number };

/** Tests that run in every engine: one browser per worker, one page per test, and a site that records its requests. */
export const test = base.extend<
  { tab: Tab; site: Site },
  EngineOptions & { browserOf: Engine; served: Site; long: string; scripts: string }
>({
  engine: ['chromium', { option: true, scope: 'worker' }],
  browserOf: [
    async ({ engine }, use) => {
      const browser = await launch(engine);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  served: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
    async ({}, use) => {
      const site: Site = { url: '', requests: [], lastRequest: 0 };
      const seen = (url: string) => {
        site.requests.push(url);
        site.lastRequest = Date.now();
      };
      const served = await serve({ folder: 'build', port: 0, seen });
      site.url = served.url;
      await use(site);
      await served.stop();
    },
    { scope: 'worker' },
  ],
  long: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
    async ({}, use) => {
      const served = await serve({ folder: 'build-long', port: 0 });
      await use(served.url);
      await served.stop();
    },
    { scope: 'worker' },
  ],
  scripts: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
    async ({}, use) => {
      const served = await serve({ folder: 'build-scripts', base: '/reader', port: 0 });
      await use(served.url);
      await served.stop();
    },
    { scope: 'worker' },
  ],
  site: async ({ served }, use) => {
    await use(served);
  },
  tab: async ({ browserOf }, use) => {
    const tab = await browserOf.newTab({ width: 390, height: 780 });
    await use(tab);
    await tab.close();
  },
});

/** The same with a host that can fail, delay and send the wrong files. */
export const hostile = test.extend<{ host: Host }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
  host: async ({}, use) => {
    const host = new Host('build');
    await host.start();
    await use(host);
    await host.stop();
  },
});

export { expect };

/** Polls until a condition is true in the page, as long as an expectation may take. */
export const until = <Given>(tab: Tab, holds: (given: Given) => boolean, given?: Given) =>
  expect.poll(() => tab.evaluate(holds, given), { intervals: [20, 50, 100] }).toBe(true);

/** Opens an address and waits until the page is hydrated. */
export async function open(tab: Tab, address: string): Promise<void> {
  await tab.goto('about:blank');
  await tab.goto(address);
  await until(tab, () => document.querySelector('#svelte-announcer') !== null);
}

/** Waits until the text of an element contains an interface message. */
export const contains = (tab: Tab, selector: string, message: RegExp) =>
  until(
    tab,
    ([element, pattern]) => new RegExp(pattern).test(document.querySelector(element)?.textContent ?? ''),
    [selector, message.source] as const,
  );

/** Waits until the page says, in the language of its interface, that everything is saved. */
export const saved = (tab: Tab, lang = 'en') =>
  contains(tab, '.imprint button', tPattern(lang, 'offline.saved'));

/**
 * Waits until a page has requested nothing for a second, so that everything it loads when idle has arrived. Returns the
 * number of requests so far.
 */
export async function networkIdle(site: Site): Promise<number> {
  await waitUntil(() => Date.now() - site.lastRequest > 1000);
  return site.requests.length;
}

/** The address of the published paper below the root. */
export const PAPER = 'new-security-concept/';

/** Scrolls to an element and `by` px further. */
export const scrollTo = async (tab: Tab, id: string, by = 13) => {
  await tab.evaluate(
    ([to, more]) => {
      document.getElementById(to)?.scrollIntoView({ behavior: 'instant' });
      scrollBy({ top: more, behavior: 'instant' });
    },
    [id, by] as const,
  );
  await frames(tab);
};

/** Waits for some frames, so that what the page does after a frame or a scroll is done. */
export const frames = (tab: Tab, count = 4) =>
  tab.evaluate(
    (left) =>
      new Promise<void>((done) => {
        const frame = () => (left-- > 0 ? requestAnimationFrame(frame) : done());
        frame();
      }),
    count,
  );

/** Waits until a view is shown and is in the address. */
export const shown = (tab: Tab, langs: string, paper = PAPER) =>
  until(
    tab,
    (address) =>
      location.pathname.endsWith(address) &&
      document.querySelector<HTMLAnchorElement>('.views [aria-current]')?.pathname.endsWith(address) === true,
    `/${paper}${langs}`,
  );

/** Switches to a view by pressing Enter on its link. */
export const choose = async (tab: Tab, langs: string, paper = PAPER) => {
  await tab.evaluate((address) => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.views a')];
    links.find(({ pathname }) => pathname.endsWith(address))?.focus({ preventScroll: true });
  }, `/${paper}${langs}`);
  await tab.press('Enter');
  await shown(tab, langs, paper);
};
