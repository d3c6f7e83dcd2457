// npm run bench: builds the site, measures it in a browser as a reader meets it, and compares it with the targets. Exits
// with 1 if an exact target is missed. bench/README.md describes the options and the figures.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { serve } from '../serve.mjs';
import { compare, list, PARAGRAPH, row } from './compare.ts';
import { firstHtml, largest } from './first-html.ts';
import { firstVisit } from './first-visit.ts';
import { build, growth, scaleFigures, type Grown } from './growth.ts';
import { earlyTap, interactive } from './interactive.ts';
import { loadInTurn, PAGE, visitBuild, visitReference } from './loading.ts';
import { offlineCopy } from './offline-copy.ts';
import { launch } from './phone.ts';
import { referencePage, servePage } from './reference-page.ts';
import { spread, switchInTurn } from './switching.ts';
import { figuresOf, missedExactly, table } from './targets.ts';

const BASELINE = 'bench/baseline.json';
const RESULT = 'test-results/bench.json';

const { values: options } = parseArgs({
  options: {
    against: { type: 'string' },
    baseline: { type: 'boolean', default: false },
    grow: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    rounds: { type: 'string', default: '9' },
  },
});
const rounds = Number(options.rounds);
const report = (step: string) => console.error(`▸ ${step}`);

if (!options['no-build']) {
  report('build');
  build({});
}
const browser = await launch();
try {
  await (options.against ? compare(browser, options.against, rounds, options.list) : measure(browser));
} finally {
  await browser.close();
}

/** Measures everything and prints the table. */
async function measure(browser: Browser): Promise<void> {
  const site = await serve({ folder: 'build', port: 0 });
  const html = referencePage('locales');
  const still = await servePage(html);
  const switchable = await servePage(referencePage('locales', true));
  try {
    report('first visit');
    const visit = await firstVisit(browser, site.url + PAGE);
    if (options.list) list(visit);
    report('loading on a slow phone');
    const loading = await loadInTurn(
      browser,
      { reference: visitReference(still.url, html), duidu: visitBuild(site.url, 'build') },
      rounds,
    );
    report('interactive');
    const visits = Math.ceil(rounds / 3);
    const acts = await repeat(visits, () => interactive(browser, site.url));
    const earlyTaps = await repeat(visits, () => earlyTap(browser, site.url, PARAGRAPH));
    report('switching');
    const switching = await switchInTurn(
      browser,
      { reference: { url: switchable.url }, duidu: { url: site.url, paragraph: PARAGRAPH } },
      rounds,
    );
    const grown = options.grow
      ? await growth(browser, rounds, (name) => report(`growth: ${name}`))
      : undefined;
    const figures = [
      ...figuresOf({
        html: largest(firstHtml('build')),
        visit,
        offlineBytes: offlineCopy('build').bytes,
        loading,
        interactive: acts,
        earlyTaps,
        switching,
      }),
      ...(grown ? scaleFigures(grown) : []),
    ];
    console.log(`\n${table(figures).join('\n')}`);
    if (grown) printGrowth(grown);
    mkdirSync('test-results', { recursive: true });
    writeFileSync(RESULT, JSON.stringify({ figures, visit, loading, switching, grown }, null, 2));
    console.log(`\nAll figures, with each response and tap, are in ${RESULT}.`);
    if (options.baseline) {
      const rounded = figures.map(({ name, measured }) => [name, Math.round(measured * 100) / 100] as const);
      const date = new Date().toISOString().slice(0, 10);
      writeFileSync(BASELINE, `${JSON.stringify({ date, ...Object.fromEntries(rounded) }, null, 2)}\n`);
    }
    const missed = missedExactly(figures);
    if (missed.length) {
      console.error(`\nExact targets not reached: ${missed.map(({ name }) => name).join('; ')}`);
      process.exitCode = 1;
    }
  } finally {
    await Promise.all([site.stop(), still.stop(), switchable.stop()]);
  }
}

async function repeat<Result>(times: number, run: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  while (results.length < times) results.push(await run());
  return results;
}

function printGrowth(grown: Record<string, Grown>): void {
  console.log('');
  row('growth', 'pages', 'segments', 'HTML', 'offline', 'build s', 'switch ms', 'p90', 'heap MB', 'elements');
  for (const [name, one] of Object.entries(grown)) {
    const { median: middle, p90 } = spread(one.switching.durations);
    row(name, one.pages, one.segments, one.html, one.offline, one.build.toFixed(1), middle, p90, (one.heap / 1e6).toFixed(1), one.nodes); // prettier-ignore
  }
}
