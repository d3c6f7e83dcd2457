// Runs the tests and prints how long each step took: `node scripts/checks.mjs` for `npm test`, `--full` for
// `npm run test:full`.
//
// `npm test` is what every change must pass: types, lint, unit tests, modules in a real page (test:browser), and the smoke
// tier on two builds. `npm run test:full` runs all the rest and none of that again: tests/full in every engine with
// 200 kill points, real hosts, and Orca where it can be installed. A release needs both.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowsers, otherEngines } from './browser.mjs';
import { ensureBuild } from './builds.mjs';
import { ensureHosts } from './hosts.mjs';
import { environment, run, say } from './install.mjs';
import { ensureOrca, hasOrca } from './orca.mjs';

const full = process.argv.includes('--full');
/** @type {{ name: string, seconds: number, ok: boolean }[]} */
const steps = [];
/** @type {string[]} */
const notes = [];

/**
 * Runs a step, and records how long it took and whether it succeeded. A step that throws has failed.
 * @param {string} name
 * @param {() => Promise<unknown>} task resolves with a truthy value when the step succeeded
 */
async function step(name, task) {
  const start = performance.now();
  const ok = Boolean(
    await task().catch((error) => console.error(error instanceof Error ? error.message : error)),
  );
  steps.push({ name, seconds: (performance.now() - start) / 1000, ok });
}

/**
 * Runs an npm script, printing as it goes.
 * @param {string} script
 * @param {Record<string, string>} [env]
 * @param {string[]} [args]
 */
const npm = async (script, env, args = []) =>
  (await run('npm', ['run', '--silent', script, ...(args.length ? ['--', ...args] : [])], env)) === 0;

/**
 * Runs an npm script and prints its output once it has ended, so that scripts that run side by side do not mix theirs.
 * @param {string} name
 * @param {string} script
 * @returns {Promise<boolean>}
 */
function npmQuietly(name, script) {
  return new Promise((done) => {
    const child = spawn('npm', ['run', '--silent', script], {
      shell: process.platform === 'win32',
      env: environment(),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      say(name);
      process.stdout.write(output);
      done(code === 0);
    });
  });
}

async function runChecks() {
  await step('Installation', async () => {
    for (const engine of await ensureBrowsers())
      notes.push(`Not run: there is no ${engine} on this machine.`);
    return true;
  });
  // Two cores: the unit tests keep about one of them busy, types and lint the other.
  await Promise.all([
    step('Unit tests', () => npmQuietly('Unit tests', 'test:unit')),
    (async () => {
      await step('Types', () => npmQuietly('Types', 'check'));
      await step('Lint and format', () => npmQuietly('Lint and format', 'lint'));
    })(),
  ]);
  // After the types: both write to .svelte-kit.
  say('Builds');
  await step('Builds', async () => {
    for (const name of ['build', 'build-library']) await ensureBuild(name);
    return true;
  });
  say('Modules in a real page');
  await step('Modules in a real page', () => npm('test:browser', {}, ['--project=chromium']));
  say('Smoke tests');
  await step('Smoke tests', () => npm('test:smoke'));
}

async function runFull() {
  await step('Installation', async () => {
    const missing = [...(await ensureBrowsers()), ...(await ensureHosts())];
    notes.push(...missing.map((name) => `Not run: there is no ${name} on this machine.`));
    if (!hasOrca()) await ensureOrca();
    return true;
  });
  const others = otherEngines().map((engine) => `--project=${engine}`);
  if (others.length) {
    say('Modules in a real page, in the other engines');
    await step('Modules in a real page', () => npm('test:browser', {}, others));
  }
  say('Builds and the full tier');
  // The configuration's global setup makes the builds.
  await step('Full tier', () => npm('test:e2e', { KILL_POINTS: process.env.KILL_POINTS ?? '25' }));
  if (hasOrca()) {
    say('What a screen reader says');
    await step('Screen reader', () => npm('orca'));
  } else notes.push('There is no Orca on this machine: the tests compared the accessibility tree instead.');
  if (!existsSync('node_modules/vnu-jar'))
    notes.push('There is no Nu HTML checker on this machine: only html-validate has read the pages.');
}

/** @typedef {{ title: string, seconds: number, ok: boolean }} Result */

/**
 * The results in a report of Vitest or Playwright, skipped tests left out; none if the runner failed before it wrote one.
 * @param {string} tier the name of the report in test-results
 * @returns {Result[]}
 */
function resultsOf(tier) {
  const file = `test-results/${tier}.json`;
  if (!existsSync(file)) return [];
  const report = JSON.parse(readFileSync(file, 'utf8'));
  /** @type {Result[]} */
  const results = [];
  for (const { assertionResults } of report.testResults ?? [])
    for (const { fullName, duration, status } of assertionResults)
      if (status === 'passed' || status === 'failed')
        results.push({
          title: `${tier}: ${fullName}`,
          seconds: (duration ?? 0) / 1000,
          ok: status === 'passed',
        });
  /** @param {any} suite */
  const collect = (suite) => {
    for (const { title, tests } of suite.specs ?? [])
      for (const test of tests) {
        if (test.status === 'skipped') continue;
        const seconds = test.results.reduce(
          (/** @type {number} */ sum, /** @type {{ duration: number }} */ result) =>
            sum + result.duration / 1000,
          0,
        );
        results.push({
          title: `${tier}, ${test.projectName}: ${title}`,
          seconds,
          ok: test.status === 'expected',
        });
      }
    for (const inner of suite.suites ?? []) collect(inner);
  };
  for (const suite of report.suites ?? []) collect(suite);
  return results;
}

// The names of the reports that the runners write.
const TIERS = full ? ['browser', 'full', 'orca'] : ['unit', 'browser', 'smoke'];

const start = performance.now();
mkdirSync('test-results', { recursive: true });
for (const tier of TIERS) rmSync(`test-results/${tier}.json`, { force: true });
await (full ? runFull() : runChecks());

const results = TIERS.flatMap(resultsOf);
/** @param {number} seconds */
const inSeconds = (seconds) => `${seconds.toFixed(1).padStart(7)} s`;
say('The slowest tests');
for (const { title, seconds } of results.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10))
  console.log(`${inSeconds(seconds)}  ${title}`);
say('The steps');
for (const { name, seconds, ok } of steps)
  console.log(`${inSeconds(seconds)}  ${name}${ok ? '' : ' FAILED'}`);
console.log(`${inSeconds((performance.now() - start) / 1000)}  in all`);

for (const note of notes) console.log(note);
const wrong = steps.filter(({ ok }) => !ok).map(({ name }) => name);
if (wrong.length) {
  console.error(`Failed: ${wrong.join(', ')}. The lines above say where.`);
  process.exitCode = 1;
}
// CI reads this line: keep it the last one.
const failed = results.filter(({ ok }) => !ok).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
