// Shared by `npm start` and `npm test`. It runs before anything is installed, on whatever Node the machine has: use only
// what Node 18 already has.
import { spawn } from 'child_process';
import { existsSync, statSync } from 'fs';
import { delimiter, resolve } from 'path';

const OLDEST = 18;

/**
 * Ends the program with a sentence instead of a stack trace.
 * @param {string} sentence
 * @returns {never}
 */
export function stop(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

/**
 * Prints what happens next.
 * @param {string} sentence
 */
export const say = (sentence) => console.log(`\n▸ ${sentence}`);

/**
 * The environment for commands: this one, with the pinned Node and the installed commands first on the PATH.
 * @param {Record<string, string>} [env] what to add to it
 */
export function environment(env = {}) {
  const PATH = [resolve('node_modules/node/bin'), resolve('node_modules/.bin'), process.env.PATH].join(
    delimiter,
  );
  return { ...process.env, PATH, ...env };
}

/**
 * Runs a command in the foreground, with the pinned Node first on the PATH. Resolves with its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>}
 */
export function run(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: environment(env),
    });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      done(127);
    });
    child.on('exit', (code) => done(code === null ? 1 : code));
  });
}

const major = Number(process.versions.node.split('.')[0]);

/** Ends the program if this machine's Node is too old to begin with. */
export function checkNode() {
  if (major < OLDEST) {
    stop(
      `This machine has Node ${process.versions.node}; Node ${OLDEST} or newer is needed to begin. See https://nodejs.org`,
    );
  }
}

/** Installs the packages in the lock file, unless that has been done since it last changed. */
export async function install() {
  checkNode();
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
