import type { PaperFile, Tree } from '../../src/lib/document/types.ts';
import { readFileSync } from 'node:fs';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

type Served = { url: string; stop: () => Promise<unknown> };

/** The built sites, each served by one server per worker: the published papers, the fixture papers, and papers in other scripts. */
export const test = base.extend<{ site: string }, { served: Served; library: string; scripts: string }>({
  served: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
    async ({}, use) => {
      const served = await serve({ folder: 'build', port: 0 });
      await use(served);
      await served.stop();
    },
    { scope: 'worker' },
  ],
  library: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
    async ({}, use) => {
      const served = await serve({ folder: 'build-library', base: '/reader', port: 0 });
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
    await use(served.url);
  },
});

export { expect };

/** Waits until the page is interactive: SvelteKit adds its announcer when it has hydrated the page. */
export const ready = (page: Page) => page.locator('#svelte-announcer').waitFor({ state: 'attached' });

/**
 * Opens an address and waits until the page is interactive and the whole text is laid out; unless told otherwise, also until the network
 * is idle. Before that, the height of a section out of sight is a guess: texts overlap for axe, which then cannot decide on
 * their contrast, and places may still move.
 */
export async function open(
  page: Page,
  address: string,
  waitUntil: 'load' | 'networkidle' = 'networkidle',
): Promise<void> {
  await page.goto(address, { waitUntil });
  await ready(page);
  await laidOut(page);
}

/**
 * Opens a text and presses a key that does nothing: what a switch needs, and the terms of a page in two languages, load
 * once the reader acts. Waits until all of that is there.
 */
export async function openAndAct(page: Page, address: string): Promise<void> {
  await open(page, address);
  // Playwright's own state "networkidle" has been reached already, and stays so.
  let lastRequest = performance.now();
  const note = () => (lastRequest = performance.now());
  page.on('request', note);
  await page.keyboard.press('Shift');
  await page.locator('section.part').last().locator('[data-segment] > a').first().waitFor();
  await expect.poll(() => performance.now() - lastRequest).toBeGreaterThan(1000);
  page.off('request', note);
}

/** Waits until the whole text is laid out, if the page has one: the first frame lays out only its beginning. */
export const laidOut = (page: Page) =>
  page.locator('html:not([data-fresh]), html:not(:has(.text))').waitFor({ state: 'attached' });

/** Waits for everything that a page of a text may show: in two languages, the glossary loads when the reader scrolls. */
export async function whole(page: Page): Promise<void> {
  const glossary = page.locator('#_glossary');
  if ((await glossary.count()) === 0) return;
  await ready(page);
  await page.evaluate(() => scrollBy({ top: 2000, behavior: 'instant' }));
  await glossary.locator('.row').last().waitFor();
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
}

/** Whether a web font has loaded. Runs in the page, so it refers to nothing outside itself. */
export const hasFace = (name: string) =>
  [...document.fonts].some(({ family, status }) => family.includes(name) && status === 'loaded');

/** The live region that speaks: in a sheet if one is open, else on the page. */
export const said = (page: Page) =>
  page.locator('dialog[open] [aria-live=polite], body:not(:has(dialog[open])) [aria-live=polite]');

/** Records what live regions say in every page that is opened from now on; `heard` returns it. */
export const listen = (page: Page) =>
  page.addInitScript(() => {
    const all: string[] = [];
    Object.assign(window, { heard: all });
    const LIVE =
      '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output:not([aria-live])';
    new MutationObserver((changes) => {
      const regions = new Set(
        changes.map(({ target }) =>
          (target instanceof Element ? target : target.parentElement)?.closest(LIVE),
        ),
      );
      for (const region of regions) {
        const text = region?.textContent.trim();
        // Screen readers do not speak what is beneath a modal dialog.
        const sheet = document.querySelector('dialog[open]');
        if (text && region?.checkVisibility() && (!sheet || sheet.contains(region))) all.push(text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });

/** Returns what live regions have said since the page was opened. */
export const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

/** Presses a control without scrolling: Playwright's own click scrolls the page if the control is in a sticky bar. */
export const press = (control: Locator) =>
  control.evaluate((element: HTMLElement) => {
    element.focus({ preventScroll: true });
    element.click();
  });

/** The views of the paper that most tests switch between: the languages shown, the leading one first. */
export const VIEWS = [['en'], ['zh-Hans'], ['en', 'zh-Hans'], ['zh-Hans', 'en']] as const;

/** Every view of the paper. */
export const ALL_VIEWS = [
  ['en'],
  ['zh-Hans'],
  ['zh-Hant'],
  ['en', 'zh-Hans'],
  ['en', 'zh-Hant'],
  ['zh-Hans', 'en'],
  ['zh-Hans', 'zh-Hant'],
  ['zh-Hant', 'en'],
  ['zh-Hant', 'zh-Hans'],
] as const;

/** The address of a view below the root. */
export const viewAddress = (langs: readonly string[]) => `new-security-concept/${langs.join('/')}/`;

/** Addresses of pages, below the root: every view of one language, pairs in two scripts, the shelf, About, and one that is not found. */
export const PAGES = [
  '',
  ...[...VIEWS, ['zh-Hant'], ['zh-Hant', 'en']].map(viewAddress),
  ...['en', 'zh-Hans', 'zh-Hant'].map((lang) => `about/${lang}/`),
  'nothing/is/here/',
];

/** The interface language of the page at an address. */
export const interfaceOf = (address: string) => /^[^/]+\/(zh-Han[st])\//.exec(address)?.[1] ?? 'en';

/** Reads a paper's locale file. */
export const paperFile = (lang: string, root = 'locales', slug = 'new-security-concept') =>
  JSON.parse(readFileSync(`${root}/${lang}/${slug}.json`, 'utf8')) as PaperFile;

/** The segments of a locale file in order, path and text, read without the code under test. */
export function segmentsOf(text: Tree, path: string[] = []): { id: string; text: string }[] {
  return Object.entries(text).flatMap(([key, value]) => {
    if (key === 'heading') return [];
    return typeof value === 'string'
      ? [{ id: [...path, key].join('.'), text: value }]
      : segmentsOf(value, [...path, key]);
  });
}
