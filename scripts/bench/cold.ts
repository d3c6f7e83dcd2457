// The first visit on a slow phone, beside a page written by hand that has the same two texts and no script.
import type { Browser } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { SLUG } from '../grow.ts';
import { serve } from '../serve.mjs';
import { launch, phone, slowLine, slowProcessor, spread } from './phone.ts';
import { handWritten } from './plain.ts';

/** Milliseconds from the start of the navigation; `blocked` is the total blocking time, `shift` the layout shift (no unit). */
export type Cold = {
  firstPaint: number;
  largestPaint: number;
  fullText: number;
  blocked: number;
  shift: number;
};

/** A first visit of a page in which the last paragraph is what the selector finds. */
async function visit(browser: Browser, url: string, last: string): Promise<Cold> {
  const { page, session } = await phone(browser);
  await slowLine(session);
  await slowProcessor(session);
  await page.addInitScript((selector) => {
    const found = { fullText: 0, largestPaint: 0, blocked: 0, shift: 0 };
    Object.assign(window, { found });
    const look = () => {
      if (!document.querySelector(selector)) return requestAnimationFrame(look);
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
  }, last);
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(3000);
  const seen = await page.evaluate(() => ({
    ...(window as unknown as { found: Omit<Cold, 'firstPaint'> }).found,
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
  }));
  await page.context().close();
  return seen;
}

/** The medians of some visits. */
function middle(visits: Cold[]): Cold {
  const of = (what: keyof Cold) => spread(visits.map((visit) => visit[what])).median;
  return {
    firstPaint: of('firstPaint'),
    largestPaint: of('largestPaint'),
    fullText: of('fullText'),
    blocked: of('blocked'),
    // Of what may never happen the worst counts.
    shift: Math.max(...visits.map(({ shift }) => shift)),
  };
}

/** First visits of the reader's page of two languages, and of one written by hand. */
export async function cold(
  folder: string,
  locales: string,
  rounds: number,
): Promise<{ reader: Cold; plain: Cold }> {
  const own = mkdtempSync(join(tmpdir(), 'plain-'));
  const html = handWritten(locales);
  for (const name of ['index.html', '404.html']) {
    writeFileSync(join(own, name), html);
    writeFileSync(join(own, `${name}.br`), brotliCompressSync(html));
  }
  const [reader, plain] = [await serve({ folder, port: 0 }), await serve({ folder: own, port: 0 })];
  const browser = await launch();
  const [ofReader, ofPlain]: [Cold[], Cold[]] = [[], []];
  try {
    // In turn: a machine that has others on it is quicker in one minute than in the next.
    for (let n = 0; n < rounds; n++) {
      ofPlain.push(await visit(browser, plain.url, 'main > p:last-child'));
      const last = 'main section:last-of-type > .row:last-child > .beside';
      ofReader.push(await visit(browser, `${reader.url}${SLUG}/en/zh-Hans/`, last));
    }
    return { reader: middle(ofReader), plain: middle(ofPlain) };
  } finally {
    await browser.close();
    await Promise.all([reader.stop(), plain.stop()]);
    rmSync(own, { recursive: true });
  }
}
