// How long a tap on a language takes on a slow CPU, and how far it moves the text.
import type { Browser, CDPSession, Page } from '@playwright/test';
import { SLUG } from '../grow.ts';
import { linkTo } from './interactive.ts';
import { phone, slowCpu } from './phone.ts';
import { quantile } from './statistics.ts';

/** The views that are switched between in turn: the other language, the first one, both. */
const VIEWS = ['zh-Hans', 'en', 'en/zh-Hans'] as const;
type View = (typeof VIEWS)[number];

/** A page to switch languages in. `button` is where to tap for a view, `paragraph` the id of the one to scroll to. */
export type Switchable = { url: string; paragraph?: string };

/**
 * Milliseconds. `durations` are those of the click by Event Timing when one language takes the place of the other, `both`
 * the same when the second language is added, `shown` until the paint in which the text has changed. `moved` is the
 * furthest, in CSS px, that the first sentence in the window moved.
 */
export type Switching = { durations: number[]; both: number[]; shown: number[]; moved: number };

/** The median and the 90th percentile of some durations, in their unit. */
export const spread = (values: number[]) => ({ median: quantile(values, 0.5), p90: quantile(values, 0.9) });

type Watched = { duration?: number; shown?: number; lang?: string };
type WatchedWindow = Window & { watched: Watched };

/** Opened on a phone of full speed; call `slow` before measuring. */
export type Opened = { page: Page; session: CDPSession; reader: boolean };

/** Opens a page and waits until it is interactive: Duidu if there is a paragraph to scroll to, else the reference page. */
async function openSwitchable(browser: Browser, { url, paragraph }: Switchable): Promise<Opened> {
  const { page, session } = await phone(browser, { serviceWorkers: 'block' });
  const reader = paragraph !== undefined;
  await page.addInitScript(() => {
    const watched: Watched = {};
    Object.assign(window, { watched });
    // Entries that took less than 16 ms are not reported.
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'click') watched.duration = duration;
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    addEventListener(
      'click',
      ({ timeStamp }) => {
        const first = () =>
          document.querySelector('main [data-segment]')?.closest<HTMLElement>('[lang]')?.lang;
        const look = () => {
          if (first() !== watched.lang) return requestAnimationFrame(look);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => (watched.shown = performance.now() - timeStamp);
          port2.postMessage(0);
        };
        requestAnimationFrame(look);
      },
      { capture: true },
    );
  });
  await page.goto(reader ? `${url}${SLUG}/en/zh-Hans/#${paragraph}` : url, { waitUntil: 'networkidle' });
  // Long papers are still being rendered after that.
  await page.waitForTimeout(reader ? 3000 : 0);
  return { page, session, reader };
}

/** Switches to a view by a tap and waits until everything is still again. */
async function tap({ page, reader }: Opened, view: View): Promise<Watched & { moved: number }> {
  if (!reader) await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  const lang = view === 'zh-Hans' ? 'zh-Hans' : 'en';
  await page.evaluate((next) => {
    const { watched } = window as unknown as WatchedWindow;
    delete watched.duration;
    delete watched.shown;
    watched.lang = next;
  }, lang);
  const before = reader ? await firstInWindow(page) : undefined;
  const { x, y } = await (reader ? linkTo(page, `${SLUG}/${view}/`) : button(page, view));
  await page.touchscreen.tap(x, y);
  if (reader) await page.waitForFunction(() => (window as unknown as WatchedWindow).watched.shown);
  await page.waitForTimeout(750);
  const watched = await page.evaluate(() => (window as unknown as WatchedWindow).watched);
  const moved = before ? Math.abs((await topOfSegment(page, before.segment)) - before.top) : 0;
  return { ...watched, moved };
}

/** Taps in turn in every page, view by view, on a slow CPU. Closes the pages. */
export async function switchInTurn<Name extends string>(
  browser: Browser,
  pages: Record<Name, Switchable>,
  rounds: number,
): Promise<Record<Name, Switching>> {
  const names = Object.keys(pages) as Name[];
  const all = new Map<Name, { opened: Opened; result: Switching }>();
  for (const name of names) {
    const opened = await openSwitchable(browser, pages[name]);
    all.set(name, { opened, result: { durations: [], both: [], shown: [], moved: 0 } });
  }
  for (const { opened } of all.values()) await slowCpu(opened.session);
  // The first round is not counted: it compiles and fetches what later ones have.
  for (let round = 0; round <= rounds; round++) {
    for (const view of VIEWS) {
      for (const { opened, result } of all.values()) {
        const { duration = 8, shown, moved } = await tap(opened, view);
        result.moved = Math.max(result.moved, moved);
        if (round === 0) continue;
        (view === 'en/zh-Hans' ? result.both : result.durations).push(duration);
        if (shown !== undefined && view !== 'en/zh-Hans') result.shown.push(shown);
      }
    }
  }
  for (const { opened } of all.values()) await opened.page.context().close();
  return Object.fromEntries([...all].map(([name, { result }]) => [name, result])) as Record<Name, Switching>;
}

const button = (page: Page, view: View) =>
  page.evaluate(
    (value) => {
      const found = document.querySelector(`button[value="${value}"]`)?.getBoundingClientRect();
      return found ? { x: found.x + found.width / 2, y: found.y + found.height / 2 } : { x: 0, y: 0 };
    },
    view.includes('/') ? '' : view,
  );

/** The first sentence that begins in the window and is not covered there, and the top of its first line. */
const firstInWindow = (page: Page) =>
  page.evaluate(() => {
    for (const segment of document.querySelectorAll<HTMLElement>('main [data-segment]')) {
      const line = segment.getClientRects()[0];
      if (!line || line.top < 0 || line.top > innerHeight) continue;
      const hit = document.elementFromPoint(line.left + 2, line.top + line.height / 2);
      if (hit && segment.contains(hit)) return { segment: segment.dataset.segment ?? '', top: line.top };
    }
    return undefined;
  });

const topOfSegment = (page: Page, segment: string) =>
  page.evaluate((name) => {
    const all = document.querySelectorAll(`main [data-segment="${name}"]`);
    const shown = [...all].find((element) => element.getClientRects().length > 0);
    return shown?.getClientRects()[0]?.top ?? NaN;
  }, segment);
