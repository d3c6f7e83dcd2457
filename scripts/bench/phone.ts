// A slow phone: a quarter of this machine's processor, and, where a page is loaded, a line of 1.6 Mbit/s that takes 150 ms
// to answer. The same profile as Lighthouse's.
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { findBrowser, SWITCHES } from '../browser.mjs';

const PROCESSOR = 4;
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

/** A browser that is there, or Playwright's own. */
export const launch = (): Promise<Browser> => {
  const executablePath = findBrowser();
  return chromium.launch({ ...(executablePath && { executablePath }), args: SWITCHES });
};

/** A page of a phone's size, in a new profile, with Chromium's own protocol for it. Closing its context ends it. */
export async function phone(browser: Browser): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 780 } });
  const page = await context.newPage();
  return { page, session: await context.newCDPSession(page) };
}

/** From now on the processor is slow. */
export const slowProcessor = (session: CDPSession) =>
  session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR });

/** From now on the line is slow, and nothing is kept of what was loaded before. */
export async function slowLine(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', LINE);
}

/** The middle of some figures, and the one that 95 % of them do not pass. */
export function spread(figures: number[]): { median: number; p95: number } {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
  return { median: at(0.5), p95: at(0.95) };
}
