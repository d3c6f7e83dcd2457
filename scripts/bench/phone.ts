// A slow phone, emulated by Chromium: 390 × 844 CSS px, touch, the CPU slowed four times and a connection of 1.6 Mbit/s with
// 150 ms latency. Network and CPU are those of Lighthouse's mobile profile.
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type CDPSession,
  type Page,
} from '@playwright/test';
import { findBrowser, SWITCHES } from '../browser.mjs';

const CPU_SLOWDOWN = 4;
const CONNECTION = {
  offline: false,
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 0.75e6 / 8,
};

/** Starts the installed Chromium, or Playwright's own if there is none. */
export const launch = (): Promise<Browser> => {
  const executablePath = findBrowser();
  return chromium.launch({ ...(executablePath && { executablePath }), args: SWITCHES });
};

/** Opens a phone-sized page in a new profile, with a DevTools session for it. Close it by closing its context. */
export async function phone(
  browser: Browser,
  options: Pick<BrowserContextOptions, 'serviceWorkers' | 'javaScriptEnabled'> = {},
): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({
    ...options,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  return { page, session: await context.newCDPSession(page) };
}

/** Slows the CPU of a page from now on. */
export const slowCpu = (session: CDPSession) =>
  session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });

/** Slows the connection of a page from now on, and bypasses the HTTP cache. */
export async function slowConnection(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', CONNECTION);
}
