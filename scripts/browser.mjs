// Which browser the tests drive, in this order: one that is there, Debian's chromium, Playwright's own.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { run, say, stop } from './install.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of a Chromium that is on this machine; undefined if there is none.
 * @param {{ PATH?: string | undefined }} [env]
 * @param {(path: string) => boolean} [exists]
 * @returns {string | undefined}
 */
export function findBrowser(env = process.env, exists = existsSync) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...candidates, ...ELSEWHERE, chromium.executablePath()].find((path) => path && exists(path));
}

/** Makes sure that there is a browser, installing one if need be; ends with a sentence if that cannot be. */
export async function ensureBrowser() {
  if (findBrowser()) return;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing a browser for the tests: Debian’s chromium, and a Chinese face (once, a minute or two)');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], env);
    await run(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
      env,
    );
    if (findBrowser()) return;
  }
  say('Installing a browser for the tests: Playwright’s own (once, a minute or two)');
  await run('npx', ['playwright', 'install', '--with-deps', 'chromium']);
  if (!findBrowser()) {
    stop(
      'There is no browser for the tests and none could be installed. Install Chromium or Chrome, then: npm test',
    );
  }
}
