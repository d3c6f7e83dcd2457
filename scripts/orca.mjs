// Whether Orca, a screen reader, and what it needs without a display are on this machine. Run by itself, it installs them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ensureBrowsers, findFirefox, onPath } from './browser.mjs';
import { run, say, stop } from './install.mjs';

const PROGRAMS = ['orca', 'speech-dispatcher', 'Xvfb', 'openbox', 'xdotool', 'dbus-run-session', 'gdbus'];
const PACKAGES = [
  ...['orca', 'speech-dispatcher', 'python3-pyatspi', 'gir1.2-atspi-2.0', 'at-spi2-core', 'dbus-x11'],
  ...['libglib2.0-bin', 'xvfb', 'openbox', 'xdotool', 'firefox-esr', 'locales'],
];

// A process namespace of its own: Orca will not start where there is another Orca of the same user, and all that is
// started ends with it.
const NAMESPACE = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'];

/**
 * The command that runs another one in a process namespace of its own; undefined if this machine does not allow it.
 * @returns {string[] | undefined}
 */
export const apart = () =>
  [NAMESPACE, [...NAMESPACE, '--user', '--map-root-user']].find(
    ([command = '', ...args]) => spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0,
  );

const hasEnglish = () => /en_US\.utf-?8/i.test(spawnSync('locale', ['-a']).stdout?.toString() ?? '');

/** Whether Orca can be run here. */
export const hasOrca = () =>
  PROGRAMS.every((name) => onPath([name]).some((path) => existsSync(path))) &&
  Boolean(findFirefox()) &&
  hasEnglish() &&
  Boolean(apart());

async function ensureOrca() {
  if (hasOrca()) return;
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
  if (!hasOrca())
    stop(`Orca cannot be run here. It needs Linux, the locale en_US.UTF-8, a right to process namespaces, Firefox, and:
${PROGRAMS.join(', ')}`);
}

if (import.meta.main) {
  await ensureBrowsers();
  await ensureOrca();
}
