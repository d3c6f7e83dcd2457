// What a first visit costs on the network: every response until the network has been silent for three seconds.
import type { Browser, Request } from '@playwright/test';
import { phone } from './phone.ts';

/** Bytes of a response as sent, compressed: its body, and its headers. */
export type Received = { url: string; script: boolean; bytes: number; headers: number };
/** `bytes` and `scriptBytes` are sums of bodies, `headers` of response headers; `blocking` lists the stylesheets and scripts that the browser held the first paint for. */
export type FirstVisit = {
  responses: Received[];
  bytes: number;
  scriptBytes: number;
  headers: number;
  requests: number;
  blocking: string[];
};

const SILENCE = 3_000;
const LIMIT = 60_000;

/**
 * Visits a page in a new profile on a phone of full speed, with service workers blocked. Throws if the network is not
 * silent within a minute or a request fails.
 */
export async function firstVisit(browser: Browser, url: string): Promise<FirstVisit> {
  const { page } = await phone(browser, { serviceWorkers: 'block' });
  const context = page.context();
  const pending = new Set<Request>();
  const finished: Request[] = [];
  const failed: string[] = [];
  const start = Date.now();
  let last = start;
  context.on('request', (request) => {
    pending.add(request);
    last = Date.now();
  });
  context.on('requestfinished', (request) => {
    pending.delete(request);
    finished.push(request);
    last = Date.now();
  });
  context.on('requestfailed', (request) => {
    pending.delete(request);
    last = Date.now();
    // Playwright blocks a service worker by aborting the request for its script.
    if (!request.url().endsWith('/service-worker.js')) failed.push(request.url());
  });
  try {
    await page.goto(url);
    while (pending.size || Date.now() - last < SILENCE) {
      if (Date.now() - start > LIMIT) throw new Error(`${url}: the network was not silent within a minute.`);
      await page.waitForTimeout(100);
    }
    if (failed.length) throw new Error(`Not loaded: ${failed.join(', ')}`);
    const responses = await Promise.all(finished.map(received));
    const blocking = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking')
        .map(({ name }) => name),
    );
    return {
      responses,
      bytes: sum(responses.map(({ bytes }) => bytes)),
      scriptBytes: sum(responses.filter(({ script }) => script).map(({ bytes }) => bytes)),
      headers: sum(responses.map(({ headers }) => headers)),
      requests: responses.length,
      blocking,
    };
  } finally {
    await context.close();
  }
}

const sum = (sizes: number[]) => sizes.reduce((all, size) => all + size, 0);

async function received(request: Request): Promise<Received> {
  const [response, sizes] = await Promise.all([request.response(), request.sizes()]);
  const type = response?.headers()['content-type'] ?? '';
  return {
    url: request.url(),
    script: /javascript/.test(type),
    bytes: sizes.responseBodySize,
    headers: sizes.responseHeadersSize,
  };
}
