// How soon a first visit on a slow phone shows the whole text, and whether anything moves while it loads.
import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { SLUG } from '../grow.ts';
import { phone, slowConnection, slowCpu } from './phone.ts';
import { median } from './statistics.ts';

/** The page that is measured. */
export const PAGE = `${SLUG}/en/zh-Hans/`;

/** Milliseconds from the start of the navigation; `blocked` is total blocking time, `shift` the layout shift score. */
export type Loading = {
  firstPaint: number;
  largestPaint: number;
  fullText: number;
  blocked: number;
  shift: number;
};

/** What to visit, and what holds the text: the text is complete once the page has `count` matches of `selector`. */
export type Visited = { url: string; selector: string; count: number };

/** The two-language page of a built folder that is served at `url`. */
export const visitBuild = (url: string, folder: string): Visited => ({
  url: url + PAGE,
  selector: 'main [data-segment]',
  count: countIn(readFileSync(`${folder}/${PAGE}index.html`, 'utf8'), 'data-segment='),
});

/** The reference page, served at `url`. */
export const visitReference = (url: string, html: string): Visited => ({
  url,
  selector: 'main > p',
  count: countIn(html, '<p '),
});

const countIn = (html: string, text: string) => html.split(text).length - 1;

/** Visits a page once, in a new profile, until three seconds after the network is idle. */
export async function load(browser: Browser, { url, selector, count }: Visited): Promise<Loading> {
  const { page, session } = await phone(browser);
  await slowConnection(session);
  await slowCpu(session);
  await page.addInitScript(
    ([wanted, least]) => {
      const found = { fullText: NaN, largestPaint: NaN, blocked: 0, shift: 0 };
      Object.assign(window, { found });
      const look = () => {
        if (document.querySelectorAll(wanted).length < least) return requestAnimationFrame(look);
        // A message posted in a frame is delivered after that frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (found.fullText = performance.now());
        port2.postMessage(0);
      };
      requestAnimationFrame(look);
      const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
        new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
      watch('largest-contentful-paint', ({ startTime }) => (found.largestPaint = startTime));
      watch('longtask', ({ duration }) => (found.blocked += duration - 50));
      watch('layout-shift', (entry) => (found.shift += (entry as unknown as { value: number }).value));
    },
    [selector, count] as const,
  );
  try {
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForTimeout(3000);
    const seen = await page.evaluate(() => ({
      ...(window as unknown as { found: Omit<Loading, 'firstPaint'> }).found,
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    }));
    // The text may be in the document before the browser paints anything.
    return { ...seen, fullText: Math.max(seen.fullText, seen.firstPaint) };
  } finally {
    await page.context().close();
  }
}

/**
 * Visits pages in turn, because a shared machine is faster in one minute than in the next. Returns the median of each
 * figure, but the largest layout shift.
 */
export async function loadInTurn<Name extends string>(
  browser: Browser,
  pages: Record<Name, Visited>,
  rounds: number,
): Promise<Record<Name, Loading>> {
  const names = Object.keys(pages) as Name[];
  const visits = new Map(names.map((name) => [name, [] as Loading[]]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) visits.get(name)?.push(await load(browser, pages[name]));
  }
  return Object.fromEntries([...visits].map(([name, all]) => [name, summary(all)])) as Record<Name, Loading>;
}

function summary(visits: Loading[]): Loading {
  const of = (figure: keyof Loading) => visits.map((visit) => visit[figure]);
  return {
    firstPaint: median(of('firstPaint')),
    largestPaint: median(of('largestPaint')),
    fullText: median(of('fullText')),
    blocked: median(of('blocked')),
    shift: Math.max(...of('shift')),
  };
}
