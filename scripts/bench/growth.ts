// How cost grows with the length of the paper and the number of languages.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { grow, SLUG } from '../grow.ts';
import { serve } from '../serve.mjs';
import { offlineCopy } from './offline-copy.ts';
import { phone } from './phone.ts';
import { switchInTurn, type Switching } from './switching.ts';
import { TARGETS, type Figure } from './targets.ts';
import { median } from './statistics.ts';

/** `html` and `offline` are bytes of brotli, `build` seconds, `heap` bytes after a collection, `nodes` elements. */
export type Grown = {
  pages: number;
  segments: number;
  build: number;
  html: number;
  offline: number;
  heap: number;
  nodes: number;
  switching: Switching;
};

const ONE = '1 ×';
const LONG = '172 ×';
const MANY = '36 ×, 10 languages';
/** Sections, how often each repeats all paragraphs of the paper, languages. */
const SIZES: Record<string, [sections: number, times: number, langs: number]> = {
  [ONE]: [1, 1, 2],
  '10 ×': [5, 2, 2],
  // 10,148 segments in each language.
  [LONG]: [43, 4, 2],
  '1 ×, 6 languages': [1, 1, 6],
  '1 ×, 10 languages': [1, 1, 10],
  // 1,008 paragraphs.
  [MANY]: [9, 4, 10],
};

/** Builds the site and returns the seconds that took. Throws if the build fails. */
export function build(env: Record<string, string>): number {
  const start = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', 'build', '--', '--logLevel', 'error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error('The build failed.');
  return (performance.now() - start) / 1000;
}

/** Builds and measures papers of several sizes, reporting each before it starts. */
export async function growth(
  browser: Browser,
  rounds: number,
  report: (name: string) => void,
): Promise<Record<string, Grown>> {
  const all: Record<string, Grown> = {};
  const [folder, OUT] = ['test-results/grown', 'build-grown'];
  for (const [name, [sections, times, langs]] of Object.entries(SIZES)) {
    report(name);
    rmSync(folder, { recursive: true, force: true });
    grow(`${folder}/locales`, sections, times, langs);
    const seconds = build({ LOCALES: `${folder}/locales`, OUT });
    const site = await serve({ folder: OUT, port: 0 });
    try {
      const paragraph = `section${Math.ceil(sections / 2)}-p${12 * times}`;
      const { duidu } = await switchInTurn(browser, { duidu: { url: site.url, paragraph } }, rounds);
      all[name] = {
        pages: globSync(`${OUT}/${SLUG}/**/index.html`).length,
        segments: [...readFileSync(`${OUT}/${SLUG}/en/index.html`, 'utf8').matchAll(/data-segment=/g)].length,
        build: seconds,
        html: readFileSync(`${OUT}/${SLUG}/en/zh-Hans/index.html.br`).length,
        offline: offlineCopy(OUT).bytes,
        ...(await weigh(browser, `${site.url}${SLUG}/en/zh-Hans/`)),
        switching: duidu,
      };
    } finally {
      await site.stop();
    }
  }
  rmSync(folder, { recursive: true, force: true });
  rmSync(OUT, { recursive: true, force: true });
  return all;
}

/** The JavaScript heap and the number of elements of a loaded page. */
async function weigh(browser: Browser, url: string): Promise<{ heap: number; nodes: number }> {
  const { page, session } = await phone(browser, { serviceWorkers: 'block' });
  try {
    await page.goto(url, { waitUntil: 'networkidle' });
    // Long papers are still being rendered after that.
    await page.waitForTimeout(3000);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
    return { heap, nodes: await page.evaluate(() => document.querySelectorAll('*').length) };
  } finally {
    await page.context().close();
  }
}

/** The targets of scale. */
export function scaleFigures(grown: Record<string, Grown>): Figure[] {
  const switchOf = (name: string) => median(grown[name]?.switching.durations ?? []);
  const [paper, long] = [switchOf(ONE), switchOf(LONG)];
  return [
    {
      name: 'switch, 10,000 segments',
      measured: long / paper,
      unit: '×',
      target: TARGETS.longSwitch,
      how: `${long} ms with ${grown[LONG]?.segments} segments in each of 2 languages, ${paper} ms with the paper once; medians, CPU ÷ 4`,
    },
    {
      name: 'build, 10 languages × 1,000',
      measured: grown[MANY]?.build ?? NaN,
      unit: 's',
      target: TARGETS.buildSeconds,
      how: 'npm run build with 1,008 paragraphs in 10 languages, on this machine',
    },
  ];
}
