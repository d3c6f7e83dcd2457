// How long a reader waits, on a slow phone (processor ÷ 4), from the tap on a language to the paint that shows it.
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { serve } from './serve.mjs';

const TIMES = 40;

/** Milliseconds from click to the frame after the one that shows the new view, for each of many switches, sorted. */
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
      const found: number[] = [];
      for (let n = 0; n < count; n++) {
        const links = [...document.querySelectorAll<HTMLAnchorElement>('.views a')];
        const target = links.find(
          (link) =>
            link.ariaCurrent !== 'page' && link.pathname.endsWith(n % 2 ? '/en/zh-Hans/' : '/zh-Hans/en/'),
        );
        const start = performance.now();
        target?.click();
        while (target?.ariaCurrent !== 'page') await frame();
        await frame();
        found.push(performance.now() - start);
        await new Promise((done) => setTimeout(done, 100));
      }
      return found;
    }, TIMES);
    return times.sort((a, b) => a - b);
  } finally {
    await site.stop();
    await browser.close();
  }
}
