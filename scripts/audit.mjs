// npm run audit: known holes in what is installed. It says so plainly when the registry does not answer that question.
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
/** @type {{ metadata?: { vulnerabilities: Record<string, number> } } | undefined} */
let report;
try {
  report = JSON.parse(stdout);
} catch {
  // No report: said below.
}
const found = report?.metadata?.vulnerabilities;
if (!found) {
  console.log('Not known: the registry did not answer. Ask another one, or look at the advisories by hand.');
  process.exitCode = 2;
} else {
  console.log(
    Object.entries(found)
      .map(([how, many]) => `${how}: ${many}`)
      .join(', '),
  );
  if (found.total) console.log('npm audit says more.');
  process.exitCode = found.total ? 1 : 0;
}
