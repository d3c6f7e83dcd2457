// npm run bench: builds, measures what crosses the network, and sets it beside the bars. Bytes are exact; exit code 1
// if one is over its bar.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { publishedIn } from '../src/lib/offline/publish.ts';
import { waits } from './bench-switch.ts';

const started = performance.now();
if (spawnSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
  process.exit(1);
const seconds = (performance.now() - started) / 1000;

const brotli = (path: string) => brotliCompressSync(readFileSync(path)).length;
const page = 'build/new-security-concept/en/zh-Hans/index.html';
const html = readFileSync(page, 'utf8');
const scripts = [...html.matchAll(/href="(\/[^"]+\.js)" rel="modulepreload"/g)].map(
  ([, path]) => `build${path}`,
);
const script = scripts.reduce((sum, path) => sum + brotli(path), 0);
const { entries } = await publishedIn('build', 'locales');
const files = entries.map(({ url }) => `build/${decodeURIComponent(url)}`.replace(/\/$/, '/index.html'));

const rows: [name: string, bytes: number, bar: number][] = [
  ['first HTML, two languages, styles in it', brotli(page), 14_000],
  ['script until idle', script, 35_000],
  ['all until idle', brotli(page) + script + brotli('build/icon.svg'), 46_000],
  ['offline copy, all pages and languages', files.reduce((sum, path) => sum + brotli(path), 0), 400_000],
];
console.log(`\n${'brotli bytes'.padEnd(42)}${'measured'.padStart(10)}${'bar'.padStart(10)}`);
for (const [name, bytes, bar] of rows) {
  console.log(
    `${name.padEnd(42)}${String(bytes).padStart(10)}${String(bar).padStart(10)}${bytes > bar ? '  OVER' : ''}`,
  );
}
const at = (times: number[], part: number) =>
  (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? NaN).toFixed(0);
const line = (name: string, times: number[], bar: number) =>
  console.log(
    `${name.padEnd(42)}${`${at(times, 0.5)} ms`.padStart(10)}${`${at(times, 0.95)} ms`.padStart(10)}${`${bar} ms`.padStart(10)}`,
  );
if (
  spawnSync('npm', ['run', '--silent', 'build:long'], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0
)
  process.exit(1);
const [paper, long] = [await waits('build', 'policy-p3', 10), await waits('build-long', 'section20-p50', 5)];
console.log(`\nbuild: ${seconds.toFixed(1)} s`);
console.log(
  `\n${'to the next paint, processor ÷ 4'.padEnd(42)}${'median'.padStart(10)}${'p95'.padStart(10)}${'bar'.padStart(10)}`,
);
line('switch', paper.switches, 50);
line('step', paper.steps, 50);
line('switch, 10,148 segments × 2', long.switches, 200);
line('step, 10,148 segments × 2', long.steps, 200);
process.exitCode = rows.some(([, bytes, bar]) => bytes > bar) ? 1 : 0;
