// Which browser the tests drive, in this order: one that is there, Debian's chromium, Playwright's own.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, firefox, webkit } from '@playwright/test';
import { run, say, stop } from './install.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const OFF = [
  // What its address bar would show. Each page that is opened loads both beside it, which costs more than the page.
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  // This list takes the place of Playwright's. From there, what the browser asks the network by itself:
  ...['AimEnabled', 'HttpsUpgrades', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'Translate'],
  // and what comes between a test and the page: a page that is left, still to be seen, or asked whether it may be left.
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
];

/** What a Chromium is told when it starts, so that it is as good as alone with the page. */
export const SWITCHES = [`--disable-features=${OFF.join(',')}`];

/**
 * The path of a Chromium that is on this machine; undefined if there is none.
 * @param {{ PATH?: string | undefined }} [env]
 * @param {(path: string) => boolean} [exists]
 * @returns {string | undefined}
 */
export function findBrowser(env = process.env, exists = existsSync) {
  return [...onPath(NAMES, env), ...ELSEWHERE, chromium.executablePath()].find(
    (path) => path && exists(path),
  );
}

/**
 * The path of a Firefox that is on this machine; undefined if there is none.
 * @returns {string | undefined}
 */
export const findFirefox = () => onPath(['firefox-esr', 'firefox']).find((path) => existsSync(path));

/** Whether WebKitGTK and what drives it without a display are on this machine. */
export const hasWebKitGtk = () =>
  ['WebKitWebDriver', 'Xvfb', 'gjs'].every((name) => onPath([name]).some((path) => existsSync(path))) &&
  globSync('/usr/lib/{*/,}girepository-1.0/WebKit2-4.1.typelib').length > 0;

/**
 * Where programs of these names would be, by the PATH.
 * @param {string[]} names
 * @param {{ PATH?: string | undefined }} [env]
 */
export const onPath = (names, { PATH = '' } = process.env) =>
  PATH.split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)));

const CAN_APT = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/**
 * @param {string} what
 * @param {string[]} packages
 */
async function fromDebian(what, packages) {
  say(`Installing for the tests: ${what}, from Debian (once, a minute or two)`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], env);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], env);
}

/**
 * Whether a face for this language is known to be on this machine. Systems other than Linux bring theirs.
 * @param {string} lang
 */
export function hasFace(lang) {
  if (process.platform !== 'linux') return true;
  try {
    return execFileSync('fc-list', [`:lang=${lang}`, 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

/** Makes sure of a Chinese face: without one, what is measured is boxes, not characters. */
async function ensureFace() {
  if (hasFace('zh-cn')) return;
  if (CAN_APT) await fromDebian('a Chinese face', ['fontconfig', 'fonts-noto-cjk']);
  if (!hasFace('zh-cn'))
    say('No Chinese face is known here: tests that measure text will fail. Install one (Noto Sans CJK)');
}

/**
 * Makes sure of one engine: it is there, or Debian has it, or Playwright. False if none of them.
 * @param {string} what
 * @param {() => boolean} there
 * @param {string[]} debian
 * @param {string} own
 */
async function ensure(what, there, debian, own) {
  if (there()) return true;
  if (CAN_APT) {
    await fromDebian(what, debian);
    if (there()) return true;
  }
  say(`Installing for the tests: ${what}, Playwright’s own (once, a minute or two)`);
  return (await run('npx', ['playwright', 'install', '--with-deps', own])) === 0;
}

/**
 * The engines other than Chromium that there are.
 * @returns {('firefox' | 'webkit')[]}
 */
export const otherEngines = () => [
  ...(findFirefox() || existsSync(firefox.executablePath()) ? [/** @type {const} */ ('firefox')] : []),
  ...(hasWebKitGtk() || existsSync(webkit.executablePath()) ? [/** @type {const} */ ('webkit')] : []),
];

/**
 * Makes sure that there are browsers, installing what is missing. Without a Chromium it ends with a sentence. Gives
 * the names of the other engines that could not be had.
 */
export async function ensureBrowsers() {
  if (!(await ensure('Chromium', () => Boolean(findBrowser()), ['chromium'], 'chromium'))) {
    stop(
      'There is no browser for the tests and none could be installed. Install Chromium or Chrome, then: npm test',
    );
  }
  await ensureFace();
  const gtk = ['webkit2gtk-driver', 'xvfb', 'gjs', 'gir1.2-webkit2-4.1'];
  await ensure('Firefox', () => otherEngines().includes('firefox'), ['firefox-esr'], 'firefox');
  await ensure('WebKit', () => otherEngines().includes('webkit'), gtk, 'webkit');
  return ['firefox', 'webkit'].filter((name) => !otherEngines().includes(/** @type {'firefox'} */ (name)));
}
