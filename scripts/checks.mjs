// Every check and test, a browser installed if there is none. `npm test` runs it.
import { readFileSync, rmSync } from 'node:fs';
import { ensureBrowsers } from './browser.mjs';
import { run, say, stop } from './install.mjs';

const missing = await ensureBrowsers();

const steps = [
  ['Types', 'check'],
  ['Lint and format', 'lint'],
  ['Unit tests', 'test:unit'],
  ['Builds and end-to-end tests', 'test:e2e'],
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
const e2e = counts('test-results/e2e.json', ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
}));
console.log(`\n${unit.passed + e2e.passed} passed, ${unit.failed + e2e.failed} failed`);
if (missing.length) console.log(`Not run, there is none on this machine: ${missing.join(', ')}`);
if (failed.length) stop(`Failed: ${failed.join(', ')}. The lines above say where.`);
