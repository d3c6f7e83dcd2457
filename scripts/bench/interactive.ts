// When a page becomes interactive on a first visit on a slow phone: how soon a tap on a language switches in place, and where an earlier
// tap leads.
import type { Browser, Page } from '@playwright/test';
import { SLUG } from '../grow.ts';
import { phone, slowConnection, slowCpu } from './phone.ts';

/** Milliseconds from the start of the navigation: the first tap that scripts handled, and the paint that showed its text. */
export type Interactive = { tap: number; shown: number };

const PAGE = `${SLUG}/en/zh-Hans/`;
const TARGET = `${SLUG}/zh-Hans/`;
const LIMIT = 60_000;

/**
 * Visits the two-language page and taps the link to Chinese every 50 ms, from inside the page, until scripts prevent the
 * link's own navigation. The taps before that are cancelled. Throws if none is handled, or the page is left.
 */
export async function interactive(browser: Browser, site: string): Promise<Interactive> {
  const { page, session } = await phone(browser);
  await slowConnection(session);
  await slowCpu(session);
  await page.addInitScript((path) => {
    const found: Partial<{ tap: number; shown: number }> = {};
    Object.assign(window, { found });
    const shows = () =>
      document.querySelector('main [data-segment]')?.closest<HTMLElement>('[lang]')?.lang === 'zh-Hans';
    const look = () => {
      if (!shows()) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (found.shown = performance.now());
      port2.postMessage(0);
    };
    const probe = () => {
      const link = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].find(
        ({ pathname, hash }) => pathname.endsWith(path) && !hash,
      );
      if (link) {
        let taken: boolean | undefined;
        const check = (event: Event) => {
          taken = event.defaultPrevented;
          event.preventDefault();
        };
        addEventListener('click', check);
        const at = performance.now();
        const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
        link.dispatchEvent(click);
        removeEventListener('click', check);
        if (taken ?? click.defaultPrevented) {
          found.tap = at;
          look();
          return;
        }
      }
      setTimeout(probe, 50);
    };
    probe();
  }, TARGET);
  try {
    await page.goto(site + PAGE);
    await page.waitForFunction(
      () => (window as unknown as { found: Partial<Interactive> }).found.shown,
      null,
      {
        timeout: LIMIT,
      },
    );
    return await page.evaluate(() => (window as unknown as { found: Interactive }).found);
  } finally {
    await page.context().close();
  }
}

/** Where a tap leads before the page is interactive: whether it loaded a new page, and how far its paragraph moved, in CSS px. */
export type EarlyTap = { left: boolean; moved: number };

/**
 * Opens a link to a paragraph, taps the other language as soon as the text is painted, and looks for the same paragraph
 * once that has loaded. `moved` is Infinity if the paragraph is not in the window.
 */
export async function earlyTap(browser: Browser, site: string, paragraph: string): Promise<EarlyTap> {
  const { page, session } = await phone(browser);
  await slowConnection(session);
  await slowCpu(session);
  try {
    await page.goto(`${site}${PAGE}#${paragraph}`, { waitUntil: 'commit' });
    await page.waitForFunction(
      (id) =>
        document.getElementById(id) && performance.getEntriesByName('first-contentful-paint').length > 0,
      paragraph,
      { polling: 'raf' },
    );
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    const before = await topOf(page, paragraph);
    const link = await linkTo(page, TARGET);
    await page.touchscreen.tap(link.x, link.y);
    await page.waitForURL((url) => url.pathname.endsWith(`/${TARGET}`), { timeout: LIMIT });
    await page.waitForLoadState('networkidle');
    const after = await topOf(page, paragraph);
    const left = !(await page.evaluate(() => 'sameDocument' in window));
    const inWindow = after > -1 && after < 844;
    return { left, moved: inWindow ? Math.abs(after - before) : Infinity };
  } finally {
    await page.context().close();
  }
}

const topOf = (page: Page, id: string) =>
  page.evaluate((name) => document.getElementById(name)?.getBoundingClientRect().top ?? NaN, id);

/** The middle of the visible link to a path of the site. Throws if there is none in the window. */
export async function linkTo(page: Page, path: string): Promise<{ x: number; y: number }> {
  const middle = await page.evaluate((end) => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
      if (!link.pathname.endsWith(`/${end}`) || link.hash) continue;
      const { left, top, width, height } = link.getBoundingClientRect();
      const at = { x: left + width / 2, y: top + height / 2 };
      if (width && link.contains(document.elementFromPoint(at.x, at.y))) return at;
    }
    return undefined;
  }, path);
  if (!middle) throw new Error(`No link to ${path} can be tapped.`);
  return middle;
}
