// Finds and installs the web servers that the build is tested with: nginx with its brotli module, and Caddy, both from Debian.
import { existsSync, globSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { onPath } from './browser.mjs';
import { run, say } from './install.mjs';

const PACKAGES = { nginx: ['nginx', 'libnginx-mod-http-brotli-static'], Caddy: ['caddy'], wrk: ['wrk'] };
// Packages run this script to ask whether they may start a service; exit code 101 forbids it (invoke-rc.d, deb-systemd-invoke).
const POLICY = '/usr/sbin/policy-rc.d';

/**
 * The path of a server program; undefined if there is none. Debian installs servers in sbin, which may not be on the PATH.
 * @param {string} name
 */
const find = (name) =>
  onPath([name], {
    PATH: [process.env.PATH, '/usr/sbin', '/usr/local/sbin'].filter(Boolean).join(delimiter),
  }).find((path) => existsSync(path));

const findNginx = () => {
  const program = find('nginx');
  const [brotli] = globSync('/usr/{lib,lib64,share}/nginx/modules/ngx_http_brotli_static_module.so');
  return program && brotli ? { program, brotli } : undefined;
};

/** The servers on this machine, nginx with the path of its brotli module, and wrk, which puts load on them. */
export const programs = () => ({ nginx: findNginx(), Caddy: find('caddy'), wrk: find('wrk') });

/**
 * Installs servers from Debian where that is possible, without starting a service. Resolves with the names of those that
 * are still missing.
 * @param {(keyof typeof PACKAGES)[]} [wanted]
 * @returns {Promise<string[]>}
 */
export async function ensureHosts(wanted = ['nginx', 'Caddy']) {
  const missing = () => wanted.filter((name) => !programs()[name]);
  const canApt = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!missing().length || !canApt) return missing();
  say(`Installing for the tests: ${missing().join(', ')}, from Debian (once, half a minute)`);
  const own = !existsSync(POLICY);
  if (own) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const packages = missing().flatMap((name) => PACKAGES[name]);
    await run('apt-get', ['update', '-q'], env);
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], env);
  } finally {
    if (own) rmSync(POLICY, { force: true });
  }
  return missing();
}
