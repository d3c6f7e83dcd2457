import { createReadStream } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer as createVite } from 'vite';
import type { EngineOptions } from '../support/engines/engine.ts';
import { launch, type Engine, type Tab } from '../support/engines/launch.ts';

// In the order in which the layout and the page of a paper load them.
const STYLES = [
  ...['tokens', 'page', 'bars', 'controls', 'text', 'paragraph-actions', 'annotations', 'layouts'],
  ...['interactive', 'pinyin'],
];

const FACE =
  'node_modules/@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2';
// Strip the types without a tsconfig: ours extends one that only `svelte-kit sync` writes. Vite’s types lack this option.
const OXC = { include: /\.ts$/, tsconfig: false };
const root = fileURLToPath(new URL('../..', import.meta.url));

const page = (driver: string) => `<!doctype html>
<html lang="en" dir="ltr">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>${driver}</title>
    ${STYLES.map((name) => `<link rel="stylesheet" href="/src/styles/${name}.css" />`).join('\n    ')}
    <script type="module">
      window.driver = import('/tests/browser/page/${driver}.ts');
    </script>
  </head>
  <body><div id="_page"></div></body>
</html>`;

/**
 * Serves an empty page for each driver, and style sheets and modules without a build or SvelteKit. The font `late.woff2` is
 * withheld until `late.woff2/arrive` is requested.
 */
async function serve() {
  const vite = await createVite({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    cacheDir: 'test-results/browser-cache',
    oxc: OXC,
    plugins: [svelte({ configFile: false })],
    resolve: {
      alias: {
        '$app/environment': `${root}tests/browser/fakes/environment.ts`,
        '$app/paths': `${root}tests/browser/fakes/paths.ts`,
        '$app/navigation': `${root}tests/browser/fakes/navigation.ts`,
        '$app/state': `${root}tests/browser/fakes/state.svelte.ts`,
      },
    },
    optimizeDeps: { noDiscovery: true, include: [] },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  const waiting: ServerResponse[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const driver = /^\/page\/([\w-]+)$/.exec(pathname)?.[1];
    if (driver) {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(page(driver));
    } else if (pathname === '/late.woff2') {
      waiting.push(response);
    } else if (pathname === '/late.woff2/arrive') {
      for (const held of waiting.splice(0))
        createReadStream(root + FACE).pipe(held.setHeader('cache-control', 'no-store'));
      response.end();
    } else vite.middlewares(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await vite.close();
    },
  };
}

type Functions<Driver> = {
  [Name in keyof Driver as Driver[Name] extends (given: never) => unknown ? Name : never]: Driver[Name];
};

/** Calls a function of a module in tests/browser/page from outside the page. */
export type Call<Driver> = <Name extends keyof Functions<Driver>>(
  name: Name,
  ...given: Driver[Name] extends (...given: infer Given) => unknown ? Given : never
) => Promise<Awaited<Driver[Name] extends (...given: never) => infer Result ? Result : never>>;

/** Tests with one browser and one server per worker. `open` opens an empty page with a driver. */
export const test = base.extend<
  {
    open: <Driver>(driver: string, size?: { width: number; height: number }) => Promise<Call<Driver>>;
    tab: Tab;
  },
  EngineOptions & { browserOf: Engine; served: string }
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
      const { url, stop } = await serve();
      await use(url);
      await stop();
    },
    { scope: 'worker' },
  ],
  // One for each test: a tab keeps no more than 50 history entries, and tests count them.
  tab: async ({ browserOf }, use) => {
    const tab = await browserOf.newTab(PHONE);
    await use(tab);
    await tab.close();
  },
  open: async ({ tab, served }, use) => {
    await use(async (driver, size = PHONE) => {
      await tab.resize(size);
      await tab.goto('about:blank');
      await tab.goto(`${served}/page/${driver}`);
      return ((name: string, given?: unknown) =>
        tab.evaluate(
          // Wait for the module: if it cannot be loaded, the error says why.
          async ([called, value]) => {
            type Functions = Record<string, (given: unknown) => unknown>;
            const { driver } = window as unknown as { driver: Promise<Functions> };
            return (await driver)[called]?.(value);
          },
          [name, given] as const,
        )) as never;
    });
  },
});

/** A phone and a desktop window, in CSS px. */
export const PHONE = { width: 390, height: 780 };
export const DESKTOP = { width: 1280, height: 800 };

export { expect, type Tab };
