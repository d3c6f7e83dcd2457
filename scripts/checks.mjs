// Every check and test, a browser installed if there is none. `npm test` runs it.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowsers } from './browser.mjs';
import { ensureHosts } from './hosts.mjs';
import { run, say, stop } from './install.mjs';
import { hasOrca } from './orca.mjs';

const missing = [...(await ensureBrowsers()), ...(await ensureHosts())];

const steps = [
  ['Types', 'check'],
  ['Lint and format', 'lint'],
  ['Unit tests', 'test:unit'],
  ['Builds and end-to-end tests', 'test:e2e'],
  ...(hasOrca() ? [['What a screen reader says', 'orca']] : []),
];
rmSync('test-results', { recursive: true, force: true });
const failed = [];
for (const [name = '', script = ''] of steps) {
  say(name);
  if ((await run('npm', ['run', '--silent', script])) !== 0) failed.push(name);
}

/**
 * What a runner wrote in its report; zeros if it wrote none, having failed before.
 * @param {string} file
 * @param {(report: any) => { passed: number, failed: number }} count
 */
function counts(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 0 };
  }
}
const unit = counts('test-results/unit.json', (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
}));
const [e2e, orca] = /** @type {const} */ (['e2e', 'orca']).map((name) =>
  counts(`test-results/${name}.json`, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  })),
);
const all = [unit, e2e, orca];
const sum = (/** @type {'passed' | 'failed'} */ what) =>
  all.reduce((total, run) => total + (run?.[what] ?? 0), 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
if (!hasOrca())
  console.log(
    'There is no Orca here: the accessibility tree was compared instead (npm run test:orca installs it)',
  );
if (!existsSync('node_modules/vnu-jar'))
  console.log('There is no Nu HTML checker here: html-validate alone has read the pages');
if (missing.length) console.log(`Not run, there is none on this machine: ${missing.join(', ')}`);
if (failed.length) stop(`Failed: ${failed.join(', ')}. The lines above say where.`);
