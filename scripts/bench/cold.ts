// The first visit on a slow phone, beside a page written by hand that has the same two texts and no script.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { passages, readPaper } from '../../src/lib/paper/model.ts';
import type { PaperFile } from '../../src/lib/paper/schema.ts';
import { SLUG } from '../grow.ts';
import { serve } from '../serve.mjs';
import { launch, phone, slowLine, slowProcessor, spread } from './phone.ts';

/** Milliseconds from the start of the navigation; `blocked` is the total blocking time, `shift` the layout shift (no unit). */
export type Cold = {
  firstPaint: number;
  largestPaint: number;
  fullText: number;
  blocked: number;
  shift: number;
};

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A page as someone writes it by hand for two texts side by side. */
function handWritten(locales: string): string {
  const fileOf = (lang: string) =>
    JSON.parse(readFileSync(`${locales}/${lang}/${SLUG}.json`, 'utf8')) as PaperFile;
  const cellsOf = (lang: string) =>
    readPaper(SLUG, lang, fileOf(lang), fileOf('en')).sections.flatMap(({ heading = '', blocks }) => [
      `<h2 lang=${lang}>${escape(heading)}</h2>`,
      ...blocks.flatMap(passages).map(({ segments }) => {
        const text = segments.map(({ text }) => text ?? '').join(lang === 'en' ? ' ' : '');
        return `<p lang=${lang}>${escape(text)}</p>`;
      }),
    ]);
  const beside = cellsOf('zh-Hans');
  const rows = cellsOf('en').map((cell, n) => cell + (beside[n] ?? ''));
  const style =
    'main{display:grid;grid-template-columns:1fr 1fr;gap:1em 2em;max-width:70em;margin:auto;padding:1em}body{font:1.1em/1.6 serif}h2,p{margin:0}';
  return `<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width"><title>New Security Concept</title><style>${style}</style><main>${rows.join('\n')}</main>`;
}

/** The medians of `rounds` first visits of a page in which the last paragraph is what the selector finds. */
async function visits(url: string, last: string, rounds: number): Promise<Cold> {
  const browser = await launch();
  try {
    const all: Cold[] = [];
    for (let n = 0; n < rounds; n++) {
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
          new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
            type,
            buffered: true,
          });
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
      all.push(seen);
      await page.context().close();
    }
    const middle = (what: keyof Cold) => spread(all.map((visit) => visit[what])).median;
    return {
      firstPaint: middle('firstPaint'),
      largestPaint: middle('largestPaint'),
      fullText: middle('fullText'),
      blocked: middle('blocked'),
      // Of what may never happen the worst counts.
      shift: Math.max(...all.map(({ shift }) => shift)),
    };
  } finally {
    await browser.close();
  }
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
  try {
    return {
      plain: await visits(plain.url, 'main > p:last-child', rounds),
      reader: await visits(
        `${reader.url}${SLUG}/en/zh-Hans/`,
        'main section:last-of-type > .row:last-child > .b',
        rounds,
      ),
    };
  } finally {
    await Promise.all([reader.stop(), plain.stop()]);
    rmSync(own, { recursive: true });
  }
}
