import { execFile } from 'node:child_process';
import { createServer as createSite } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser, SWITCHES } from '../../../scripts/browser.mjs';
import { expect, test } from '../../support/site.ts';

// Lighthouse with its own profile of a slow phone. Only audits that count, not those that measure time: their scores are
// the same on every machine.
const EXACT = ['accessibility', 'best-practices', 'seo'];
const COUNTED = ['cumulative-layout-shift', 'render-blocking-insight', 'total-byte-weight'];

/** A free port. */
const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

type Report = {
  runtimeError?: unknown;
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { id: string; title: string; displayValue?: string; score: number | null }>;
};

/**
 * The output of Lighthouse. On a busy machine Lighthouse may miss the start of its own trace. It then reports
 * `NO_NAVSTART` without having tested the page, and is run again.
 */
async function lighthouse(args: string[], tries = 3): Promise<string> {
  try {
    return (await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 })).stdout;
  } catch (error) {
    if (tries > 1 && String(error).includes('NO_NAVSTART')) return lighthouse(args, tries - 1);
    throw error;
  }
}

/** The scores of an address, out of 100, and the audits that lowered them. */
async function scoresOf(address: string, port: number) {
  const only = [`--only-categories=${EXACT.join()}`, `--only-audits=${COUNTED.join()}`];
  const args = [
    'node_modules/lighthouse/cli/index.js',
    address,
    `--port=${port}`,
    '--quiet',
    '--output=json',
  ];
  const stdout = await lighthouse([...args, ...only]);
  const { categories, audits, runtimeError } = JSON.parse(stdout) as Report;
  expect(runtimeError, address).toBeUndefined();
  const scores = Object.fromEntries([
    ...EXACT.map((name) => [name, (categories[name]?.score ?? 0) * 100]),
    ...COUNTED.map((name) => [name, (audits[name]?.score ?? 0) * 100]),
  ]) as Record<string, number>;
  const lost = Object.values(audits)
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id, title, displayValue = '' }) => `${id}: ${title} ${displayValue}`);
  return { scores, lost };
}

const all = (score: number) => Object.fromEntries([...EXACT, ...COUNTED].map((name) => [name, score]));

test.describe('Lighthouse', () => {
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(240_000);

  let port = 0;
  let close: (() => Promise<void>) | undefined;
  test.beforeAll(async () => {
    port = await freePort();
    const executablePath = findBrowser();
    const browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: [...SWITCHES, `--remote-debugging-port=${port}`],
    });
    close = () => browser.close();
  });
  test.afterAll(() => close?.());

  for (const address of [
    // A page of each kind, in both languages.
    '',
    'new-security-concept/en/',
    'new-security-concept/zh-Hans/en/',
    'about/zh-Hans/',
  ])
    test(`gives /${address} full marks in every counted audit`, async ({ site }) => {
      const { scores, lost } = await scoresOf(site + address, port);
      expect(scores, lost.join('\n')).toEqual(all(100));
    });

  test('reports the faults of a bad page', async () => {
    const bad = createSite((_, response) =>
      response
        .setHeader('content-type', 'text/html')
        .end('<html><link rel=stylesheet href=missing.css><p><a href=x></a><img src=missing.png>'),
    ).listen(0, '127.0.0.1');
    await new Promise((done) => bad.once('listening', done));
    try {
      const { scores } = await scoresOf(`http://localhost:${(bad.address() as AddressInfo).port}/`, port);
      for (const name of EXACT) expect(scores[name], name).toBeLessThan(100);
    } finally {
      bad.close();
    }
  });
});
