// How long a reader waits on a slow phone from a tap, a key or a scroll to the paint that shows what it did, and what the
// page holds by then.
import type { Page } from '@playwright/test';
import { SLUG } from '../grow.ts';
import { serve } from '../serve.mjs';
import { launch, phone, slowProcessor, spread } from './phone.ts';

type Waits = { median: number; p95: number };
/** Milliseconds to the next paint; the heap in bytes after a collection; nodes of the document. */
export type Acts = {
  switch: Waits;
  step: Waits;
  scroll: Waits;
  firstSettings: number;
  settings: Waits;
  heap: number;
  nodes: number;
};

/** Measures a built reader, in its first paper in English and Chinese, from a paragraph on. */
export async function acts(folder: string, paragraph: string, rounds: number): Promise<Acts> {
  const browser = await launch();
  const site = await serve({ folder, port: 0 });
  try {
    const { page, session } = await phone(browser);
    await page.goto(`${site.url}${SLUG}/en/zh-Hans/#${paragraph}`, { waitUntil: 'networkidle' });
    await page.locator('#svelte-announcer').waitFor({ state: 'attached', timeout: 120_000 });
    // Long papers are drawn on after that.
    await page.waitForTimeout(1500);
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
    await slowProcessor(session);
    const [firstSettings = NaN, ...settings] = await measure(page, 'settings', rounds + 1);
    return {
      firstSettings,
      settings: spread(settings),
      switch: spread(await measure(page, 'switch', rounds * 4)),
      step: spread(await measure(page, 'step', rounds * 2)),
      scroll: spread(await measure(page, 'scroll', rounds * 2)),
      heap,
      nodes,
    };
  } finally {
    await site.stop();
    await browser.close();
  }
}

/**
 * The same for a page written by hand that holds both languages, hides one and has nothing to keep: what a switch takes this
 * browser at least, on this machine.
 */
export async function plainSwitch(html: string, rounds: number): Promise<Waits> {
  const browser = await launch();
  try {
    const { page, session } = await phone(browser);
    await page.setContent(html);
    await page.addStyleTag({
      content: '.zh-Hans > [lang=en], .en > [lang=zh-Hans] { display: none }',
    });
    await slowProcessor(session);
    const waits = await page.evaluate(async (times) => {
      const found: number[] = [];
      for (let n = 0; n < times; n++) {
        scrollTo(0, document.documentElement.scrollHeight / 2);
        await new Promise((done) => setTimeout(done, 750));
        const start = performance.now();
        const next = ['zh-Hans', 'en', ''][n % 3] ?? '';
        document.documentElement.lang = next || 'en';
        document.querySelector('main')?.setAttribute('class', next);
        await new Promise((done) => requestAnimationFrame(done));
        await new Promise((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(0);
        });
        found.push(performance.now() - start);
      }
      return found;
    }, rounds * 3);
    return spread(waits);
  } finally {
    await browser.close();
  }
}

const measure = (page: Page, what: 'switch' | 'step' | 'scroll' | 'settings', count: number) =>
  page.evaluate(
    async ([kind, times]) => {
      const VIEWS = ['/zh-Hans/en/', '/zh-Hans/', '/en/', '/en/zh-Hans/'];
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      // A message sent in a frame is delivered when that frame has been painted.
      const painted = () =>
        new Promise((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(0);
        });
      const press = (key: string) =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      const sheet = () => document.querySelector<HTMLDialogElement>('dialog[open]');
      const paper = location.pathname.split('/')[1] ?? '';
      const act = async (n: number) => {
        if (kind === 'switch') {
          const links = [...document.querySelectorAll<HTMLAnchorElement>('.views a')];
          const target = links.find(({ pathname }) => pathname.endsWith(`/${paper}${VIEWS[n % 4] ?? ''}`));
          target?.click();
          do await frame();
          while (target?.ariaCurrent !== 'page');
        } else if (kind === 'settings') {
          [...document.querySelectorAll<HTMLElement>('.bar > button')].at(-1)?.click();
          do await frame();
          while (!sheet()?.querySelector('input'));
        } else {
          if (kind === 'step') press('j');
          else scrollBy({ top: innerHeight, behavior: 'instant' });
          await frame();
        }
      };
      const found: number[] = [];
      for (let n = 0; n < times; n++) {
        const start = performance.now();
        await act(n);
        await painted();
        found.push(performance.now() - start);
        await new Promise((done) => setTimeout(done, 750));
        sheet()?.querySelector<HTMLElement>('button')?.click();
        await new Promise((done) => setTimeout(done, 750));
      }
      return found;
    },
    [what, count] as const,
  );
