// How long a reader waits, on a slow phone (processor ÷ 4), from the tap on a language to the paint that shows it.
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { serve } from './serve.mjs';

const TIMES = 40;

/** Milliseconds from the click until the frame that shows the new view is painted, for each of many switches, sorted. */
export async function switchTimes(): Promise<number[]> {
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  const site = await serve({ port: 0 });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 780 } });
    await page.goto(`${site.url}new-security-concept/en/zh-Hans/#policy-p3`, { waitUntil: 'networkidle' });
    await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const times = await page.evaluate(async (count) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      // A message sent in a frame is delivered when that frame has been painted.
      const painted = () =>
        new Promise((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(0);
        });
      const found: number[] = [];
      for (let n = 0; n < count; n++) {
        const links = [...document.querySelectorAll<HTMLAnchorElement>('.views a')];
        const target = links.find(
          (link) =>
            link.ariaCurrent !== 'page' && link.pathname.endsWith(n % 2 ? '/en/zh-Hans/' : '/zh-Hans/en/'),
        );
        const start = performance.now();
        target?.click();
        do await frame();
        while (target?.ariaCurrent !== 'page');
        await painted();
        found.push(performance.now() - start);
        await new Promise((done) => setTimeout(done, 400));
      }
      return found;
    }, TIMES);
    return times.sort((a, b) => a - b);
  } finally {
    await site.stop();
    await browser.close();
  }
}
