// What `npm start` and `npm test` share. It runs before anything is installed, on whatever Node the machine has: only
// what every Node of the last years knows may stand here.
import { spawn } from 'child_process';
import { existsSync, statSync } from 'fs';
import { delimiter, resolve } from 'path';

const OLDEST = 18;

/**
 * Ends the program with a sentence, not with a stack.
 * @param {string} sentence
 * @returns {never}
 */
export function stop(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

/**
 * Prints what is done now.
 * @param {string} sentence
 */
export const say = (sentence) => console.log(`\n▸ ${sentence}`);

/**
 * Runs a command in the foreground, with the pinned Node first on the PATH. Gives its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>}
 */
export function run(command, args, env = {}) {
  const PATH = [resolve('node_modules/node/bin'), resolve('node_modules/.bin'), process.env.PATH].join(
    delimiter,
  );
  return new Promise((done) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, PATH, ...env },
    });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      done(127);
    });
    child.on('exit', (code) => done(code === null ? 1 : code));
  });
}

/** Installs the packages that the lock file names, if that has not been done since it changed. */
export async function install() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST) {
    stop(
      `This machine has Node ${process.versions.node}; Node ${OLDEST} or newer is needed to begin. See https://nodejs.org`,
    );
  }
  const stamp = 'node_modules/.package-lock.json';
  if (!existsSync(stamp) || statSync(stamp).mtimeMs < statSync('package-lock.json').mtimeMs) {
    say('Installing packages (once, about a minute)');
    if ((await run('npm', ['ci', '--no-audit', '--no-fund'])) !== 0) {
      stop(
        'The packages could not be installed; the lines above say why. Is there a network? Then try again.',
      );
    }
  }
  if (
    !existsSync('node_modules/node/bin/node') &&
    !existsSync('node_modules/node/bin/node.exe') &&
    major < 22
  ) {
    stop(
      `The project's own Node is missing and this machine's (${process.versions.node}) is too old to build with.\n` +
        'Install scripts may be switched off (npm config get ignore-scripts). Allow them, or use Node 22 or newer.',
    );
  }
}
