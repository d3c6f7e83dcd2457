// Finds Orca, a screen reader, and what it needs to run without a display. Run as a program, it installs them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ensureBrowsers, findFirefox, onPath } from './browser.mjs';
import { run, say, stop } from './install.mjs';

const PROGRAMS = ['orca', 'speech-dispatcher', 'Xvfb', 'openbox', 'xdotool', 'dbus-run-session', 'gdbus'];
const PACKAGES = [
  ...['orca', 'speech-dispatcher', 'python3-pyatspi', 'gir1.2-atspi-2.0', 'at-spi2-core', 'dbus-x11'],
  ...['libglib2.0-bin', 'xvfb', 'openbox', 'xdotool', 'firefox-esr', 'locales'],
];

// Orca refuses to start while another Orca of the same user runs, so it gets a process namespace of its own. When the
// namespace ends, so does everything started in it.
const NAMESPACE = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'];

/**
 * The command that runs another one in its own process namespace; undefined if this machine does not allow that.
 * @returns {string[] | undefined}
 */
export const apart = () =>
  [NAMESPACE, [...NAMESPACE, '--user', '--map-root-user']].find(
    ([command = '', ...args]) => spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0,
  );

const hasEnglish = () => /en_US\.utf-?8/i.test(spawnSync('locale', ['-a']).stdout?.toString() ?? '');

/** Whether Orca can run on this machine. */
export const hasOrca = () =>
  PROGRAMS.every((name) => onPath([name]).some((path) => existsSync(path))) &&
  Boolean(findFirefox()) &&
  hasEnglish() &&
  Boolean(apart());

/** Installs Orca from Debian where that is possible. Returns whether Orca can run. */
export async function ensureOrca() {
  if (hasOrca()) return true;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing for the tests: Orca, from Debian (once, a minute or two)');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], env);
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...PACKAGES], env);
    if (!hasEnglish()) {
      const wanted = 'en_US.UTF-8 UTF-8';
      const list = '/etc/locale.gen';
      const lines = existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [];
      if (!lines.includes(wanted)) writeFileSync(list, [...lines, wanted, ''].join('\n'));
      await run('locale-gen', []);
    }
  }
  return hasOrca();
}

if (import.meta.main) {
  await ensureBrowsers();
  if (!(await ensureOrca()))
    stop(`Orca cannot run here. It needs Linux, the locale en_US.UTF-8, the right to create process namespaces, Firefox, and:
${PROGRAMS.join(', ')}`);
}
