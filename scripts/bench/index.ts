// npm run bench: builds, measures, and sets what was measured beside the bars and beside bench/baseline.json. Bytes are
// exact: exit code 1 if one is over its bar, or more than a percent over the baseline. Timings are this machine's: only their
// ratio to the baseline is told. `npm run bench -- --baseline` writes a new baseline; `-- --grow` measures growth as well.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { acts, plainSwitch } from './act.ts';
import { cold } from './cold.ts';
import { build, growth, type Grown } from './growth.ts';
import { overIn } from './over.ts';
import { handWritten } from './plain.ts';
import { sizes } from './sizes.ts';

const BASELINE = 'bench/baseline.json';
const RESULT = 'test-results/bench.json';

/** Every figure by its name; bytes where the name says so, else ms, s or counts. */
type Figures = Record<string, number>;
type Result = { bytes: Figures; timings: Figures; growth?: Record<string, Grown> };

const told = (what: string) => console.error(`▸ ${what}`);
const args = process.argv.slice(2);

told('build');
const seconds = build({});
const measured = await sizes('build', 'locales');
told('first visits on a slow phone');
const { reader, plain } = await cold('build', 'locales', 15);
told('switching, stepping, scrolling, settings');
const used = await acts('build', 'policy-p3', 10);
const hidden = await plainSwitch(handWritten('locales'), 10);
const grown = args.includes('--grow') ? await growth((name) => told(`growth: ${name}`)) : undefined;

const result: Result = {
  bytes: Object.fromEntries(Object.entries(measured).map(([name, { brotli }]) => [name, brotli])),
  timings: {
    'full text (hand-written page)': plain.fullText,
    'full text': reader.fullText,
    'first contentful paint': reader.firstPaint,
    'largest contentful paint': reader.largestPaint,
    'total blocking time': reader.blocked,
    'switch (hand-written page)': hidden.median,
    'switch, median': used.switch.median,
    'switch, p95': used.switch.p95,
    'step, median': used.step.median,
    'scroll by a screen, median': used.scroll.median,
    'settings, the first time': used.firstSettings,
    'settings, median': used.settings.median,
    build: seconds * 1000,
  },
  ...(grown && { growth: grown }),
};
const before = readBaseline();
const wrong = overIn(measured, reader.shift, before?.bytes);

const row = (name: string, ...cells: (string | number)[]) =>
  console.log(name.padEnd(42) + cells.map((cell) => String(cell).padStart(12)).join(''));
row('\nbytes', '  raw', 'brotli', 'bar', 'baseline');
for (const [name, { raw, brotli, bar }] of Object.entries(measured)) {
  const old = before?.bytes[name];
  row(name, raw, brotli, bar ?? '', old ?? '');
}
row('\nms, slow phone', '  measured', 'bar', 'to baseline');
const BARS: Figures = {
  'full text': plain.fullText * 1.15,
  'switch, median': 50,
  'switch, p95': 50,
};
for (const [name, ms] of Object.entries(result.timings)) {
  const [bar, old] = [BARS[name], before?.timings[name]];
  row(name, ms.toFixed(0), bar?.toFixed(0) ?? '', old ? `× ${(ms / old).toFixed(2)}` : '');
}
row('layout shift while loading', reader.shift.toFixed(3), 0);
row('heap after loading, MB', (used.heap / 1e6).toFixed(1));
row('elements', used.nodes);
if (grown) {
  row(
    '\npaper',
    '  pages',
    'HTML',
    'offline',
    'build s',
    'switch ms',
    'p95',
    'step',
    'scroll',
    'heap MB',
    'elements',
  );
  for (const [name, { pages, build, html, offline, acts }] of Object.entries(grown))
    row(
      name,
      ...[pages, html, offline, build.toFixed(1)],
      ...[acts.switch.median, acts.switch.p95, acts.step.median, acts.scroll.median].map((ms) =>
        ms.toFixed(0),
      ),
      ...[(acts.heap / 1e6).toFixed(1), acts.nodes],
    );
}
mkdirSync('test-results', { recursive: true });
writeFileSync(RESULT, JSON.stringify(result, null, 2));
console.log(`\nAlso in ${RESULT}.`);
if (args.includes('--baseline')) {
  mkdirSync('bench', { recursive: true });
  // Growth is told, not compared.
  writeFileSync(
    BASELINE,
    `${JSON.stringify({ bytes: result.bytes, timings: rounded(result.timings) }, null, 2)}\n`,
  );
} else if (wrong.length) {
  console.error(`\nOver: ${wrong.join('; ')}`);
  process.exitCode = 1;
}

/** What an earlier run wrote; nothing if there was none. */
function readBaseline(): Pick<Result, 'bytes' | 'timings'> | undefined {
  try {
    return JSON.parse(readFileSync(BASELINE, 'utf8')) as Result;
  } catch {
    return undefined;
  }
}

function rounded(figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, Math.round(figure)]));
}
