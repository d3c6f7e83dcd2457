// npm run audit: lists known vulnerabilities in the installed packages, and says so if the registry does not answer.
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
  // Without a report, the message below says so.
}
const found = report?.metadata?.vulnerabilities;
if (!found) {
  console.log('Unknown: the registry did not answer. Try another registry, or read the advisories by hand.');
  process.exitCode = 2;
} else {
  console.log(
    Object.entries(found)
      .map(([severity, count]) => `${severity}: ${count}`)
      .join(', '),
  );
  if (found.total) console.log('Run npm audit for details.');
  process.exitCode = found.total ? 1 : 0;
}
