// npm run load: measures how many requests a second nginx answers with the configuration that publishers copy. Server and
// client share this machine and its loopback interface. Takes ten seconds for each of three addresses.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { hosts } from './host.ts';
import { ensureHosts, programs } from './hosts.mjs';
import { stop } from './install.mjs';

const CONNECTIONS = 64;
const SECONDS = 10;

const missing = await ensureHosts(['nginx', 'wrk']);
const { nginx } = hosts();
const { wrk } = programs();
if (!nginx || !wrk) stop(`Cannot measure. Not installed on this machine: ${missing.join(', ')}`);

const site = await nginx('build');
try {
  for (const path of ['new-security-concept/en/zh-Hans/', 'service-worker.js', 'nothing/']) {
    // Not execFileSync: this process has to read what the server logs, or the server blocks.
    const { stdout: report } = await promisify(execFile)(wrk, [
      ...['-t', '2', '-c', String(CONNECTIONS), '-d', `${SECONDS}s`, '--latency'],
      ...['-H', 'Accept-Encoding: br', site.url + path],
    ]);
    const of = (what: RegExp) => what.exec(report)?.[1] ?? '?';
    // wrk counts each status other than 2xx and 3xx as an error: expected for the last path only.
    const errors = of(/Non-2xx or 3xx responses: (\d+)/);
    console.log(
      `/${path}: ${of(/Requests\/sec:\s+([\d.]+)/)} answers/s, ${of(/Transfer\/sec:\s+(\S+)/)}/s, median ${of(/50%\s+(\S+)/)}, 99 % ${of(/99%\s+(\S+)/)}` +
        `${errors === '?' ? '' : `, ${errors} of ${of(/(\d+) requests in/)} not 2xx`}${/Socket errors/.test(report) ? `, ${of(/(Socket errors.*)/)}` : ''}`,
    );
  }
} finally {
  await site.stop();
}
