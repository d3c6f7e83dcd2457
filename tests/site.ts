import type { PaperFile, Tree } from '../src/lib/document/types.ts';
import { readFileSync } from 'node:fs';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { serve } from '../scripts/serve.mjs';

type Served = { url: string; stop: () => Promise<unknown> };

/** The built readers, each served by one server a worker: the reader itself, the library of other papers, and the shelf of other scripts. */
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

/** Waits until scripts act: SvelteKit's announcer is there once the page is hydrated. */
export const ready = (page: Page) => page.locator('#svelte-announcer').waitFor({ state: 'attached' });

/** Opens an address and waits until scripts act and everything is at hand. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' });
  await ready(page);
  await laidOut(page);
}

/** Waits until the whole of a text is laid out, where there is one, not only what its first frame showed. */
export const laidOut = (page: Page) =>
  page.locator('html:not([data-fresh]), html:not(:has(.text))').waitFor({ state: 'attached' });

/** Waits for all that a page of a text may show: beside a second language the glossary comes to those who read on. */
export async function whole(page: Page): Promise<void> {
  const glossary = page.locator('#_glossary');
  if ((await glossary.count()) === 0) return;
  await ready(page);
  await page.evaluate(() => scrollBy({ top: 2000, behavior: 'instant' }));
  await glossary.locator('.row').last().waitFor();
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
}

/** Whether a typeface that is fetched has come. For a page to answer: it uses nothing around it. */
export const hasFace = (name: string) =>
  [...document.fonts].some(({ family, status }) => family.includes(name) && status === 'loaded');

/** What is said to those who do not see it: in a sheet if one is open, else on the page. */
export const said = (page: Page) =>
  page.locator('dialog[open] [aria-live=polite], body:not(:has(dialog[open])) [aria-live=polite]');

/** Takes down what live regions say in every page that is opened from now on: `heard` gives it. */
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
        // What lies under a sheet is not spoken.
        const sheet = document.querySelector('dialog[open]');
        if (text && region?.checkVisibility() && (!sheet || sheet.contains(region))) all.push(text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });

/** What live regions have said since the page was opened. */
export const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

/** Presses a control where it is: a click of Playwright's own scrolls the page when the bar with the control is sticky. */
export const press = (control: Locator) =>
  control.evaluate((element: HTMLElement) => {
    element.focus({ preventScroll: true });
    element.click();
  });

/** The views of the paper between which most tests go: the languages shown, the first leading. */
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

/** The pages of the reader, by their addresses below the root: every page of one language, and pairs of two scripts. */
export const PAGES = [
  '',
  ...[...VIEWS, ['zh-Hant'], ['zh-Hant', 'en']].map(viewAddress),
  ...['en', 'zh-Hans', 'zh-Hant'].map((lang) => `about/${lang}/`),
  'nothing/is/here/',
];

/** The language of the interface of a page, by its address. */
export const interfaceOf = (address: string) => /^[^/]+\/(zh-Han[st])\//.exec(address)?.[1] ?? 'en';

/** A paper's locale file as it stands in the folder. */
export const paperFile = (lang: string, root = 'locales', slug = 'new-security-concept') =>
  JSON.parse(readFileSync(`${root}/${lang}/${slug}.json`, 'utf8')) as PaperFile;

/** The segments of a locale file in order, path and text: read here on their own, not by the code under test. */
export function segmentsOf(text: Tree, path: string[] = []): { id: string; text: string }[] {
  return Object.entries(text).flatMap(([key, value]) => {
    if (key === 'heading') return [];
    return typeof value === 'string'
      ? [{ id: [...path, key].join('.'), text: value }]
      : segmentsOf(value, [...path, key]);
  });
}
