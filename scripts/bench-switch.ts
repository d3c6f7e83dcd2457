// How long a reader waits on a slow phone (processor ÷ 4) from the tap or key to the paint that shows what it did.
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { serve } from './serve.mjs';

/** Milliseconds from a click or key until the frame that shows it is painted, many times, sorted. */
export type Times = { switches: number[]; steps: number[] };

/** Measures switching through all views, and stepping by key, in a built reader, from a paragraph of its paper. */
export async function waits(folder: string, paragraph: string, rounds: number): Promise<Times> {
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  const site = await serve({ folder, port: 0 });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 780 } });
    await page.goto(`${site.url}new-security-concept/en/zh-Hans/#${paragraph}`, { waitUntil: 'networkidle' });
    await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const switches = await measure(page, 'switch', rounds * 4);
    const steps = await measure(page, 'step', rounds * 2);
    return { switches, steps };
  } finally {
    await site.stop();
    await browser.close();
  }
}

async function measure(page: Page, what: 'switch' | 'step', count: number): Promise<number[]> {
  const times = await page.evaluate(
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
      const found: number[] = [];
      for (let n = 0; n < times; n++) {
        const links = [...document.querySelectorAll<HTMLAnchorElement>('.views a')];
        const paper = location.pathname.split('/')[1] ?? '';
        const target = links.find(({ pathname }) => pathname.endsWith(`/${paper}${VIEWS[n % 4] ?? ''}`));
        const start = performance.now();
        if (kind === 'step') {
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
          await frame();
        } else {
          target?.click();
          do await frame();
          while (target?.ariaCurrent !== 'page');
        }
        await painted();
        found.push(performance.now() - start);
        await new Promise((done) => setTimeout(done, 1500));
      }
      return found;
    },
    [what, count] as const,
  );
  return times.sort((a, b) => a - b);
}
