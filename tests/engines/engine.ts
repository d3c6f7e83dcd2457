import { test as base, expect } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { launch, type Engine, type Tab } from './launch.ts';

export type EngineOptions = { engine: 'chromium' | 'firefox' | 'webkit' };

type Site = { url: string; requests: string[] };

/** Tests that run in every engine: one browser a worker, one page a test, and a site that counts what is asked of it. */
export const test = base.extend<
  { tab: Tab; site: Site },
  EngineOptions & { browserOf: Engine; served: Site; long: string }
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
      const requests: string[] = [];
      const served = await serve({ folder: 'build', port: 0, seen: (url) => requests.push(url) });
      await use({ url: served.url, requests });
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
  site: async ({ served }, use) => {
    await use(served);
  },
  tab: async ({ browserOf }, use) => {
    const tab = await browserOf.newTab({ width: 390, height: 780 });
    await use(tab);
    await tab.close();
  },
});

export { expect };

/** Waits until something holds in the page. */
export const until = <Given>(tab: Tab, holds: (given: Given) => boolean, given?: Given) =>
  expect.poll(() => tab.evaluate(holds, given), { intervals: [20, 50, 100] }).toBe(true);

/** Opens an address and waits until scripts act and everything is at hand. */
export async function open(tab: Tab, address: string): Promise<void> {
  await tab.goto('about:blank');
  await tab.goto(address);
  await until(tab, () => document.querySelector('#svelte-announcer') !== null);
}

/** Waits until a site has not been asked for anything for a second. Gives the number of requests so far. */
export async function quiet({ requests }: Site): Promise<number> {
  for (let before = -1; before !== requests.length;) {
    before = requests.length;
    await new Promise((done) => setTimeout(done, 1000));
  }
  return requests.length;
}
