// npm run load: how many readers nginx can serve from here, with the configuration that publishers copy. Loopback, and
// bounded: ten seconds for each file. Figures are this machine's, which makes the requests as well.
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
if (!nginx || !wrk) stop(`Not measured, there is none on this machine: ${missing.join(', ')}`);

const site = await nginx('build');
try {
  for (const path of ['new-security-concept/en/zh-Hans/', 'service-worker.js', 'nothing/']) {
    // Not synchronously: what the server says must be taken, or it waits.
    const { stdout: said } = await promisify(execFile)(wrk, [
      ...['-t', '2', '-c', String(CONNECTIONS), '-d', `${SECONDS}s`, '--latency'],
      ...['-H', 'Accept-Encoding: br', site.url + path],
    ]);
    const of = (what: RegExp) => what.exec(said)?.[1] ?? '?';
    // What wrk calls an error is any answer that is not 2xx or 3xx: so should it be for the last path, and no other.
    const errors = of(/Non-2xx or 3xx responses: (\d+)/);
    console.log(
      `/${path}: ${of(/Requests\/sec:\s+([\d.]+)/)} answers/s, ${of(/Transfer\/sec:\s+(\S+)/)}/s, median ${of(/50%\s+(\S+)/)}, 99 % ${of(/99%\s+(\S+)/)}` +
        `${errors === '?' ? '' : `, ${errors} of ${of(/(\d+) requests in/)} not 2xx`}${/Socket errors/.test(said) ? `, ${of(/(Socket errors.*)/)}` : ''}`,
    );
  }
} finally {
  await site.stop();
}
