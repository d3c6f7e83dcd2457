// Finds the browsers that the tests drive, in this order: one on this machine, Debian's, Playwright's own.
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
  // Popups of the address bar: Chromium loads them beside every page that is opened, which costs more than the page.
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  // This switch replaces Playwright's own list, so repeat from it what makes the browser use the network by itself,
  ...['AimEnabled', 'HttpsUpgrades', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'Translate'],
  // and what gets between a test and the page: keeping the old page on screen, or asking it whether it may be left.
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
];

/** The switches that Chromium is started with, so that it does little besides the page. */
export const SWITCHES = [`--disable-features=${OFF.join(',')}`];

/**
 * The path of a Chromium on this machine; undefined if there is none.
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
 * The path of a Firefox on this machine; undefined if there is none.
 * @returns {string | undefined}
 */
export const findFirefox = () => onPath(['firefox-esr', 'firefox']).find((path) => existsSync(path));

/** Whether WebKitGTK is on this machine, with its driver and a virtual display. */
export const hasWebKitGtk = () =>
  ['WebKitWebDriver', 'Xvfb', 'gjs'].every((name) => onPath([name]).some((path) => existsSync(path))) &&
  globSync('/usr/lib/{*/,}girepository-1.0/WebKit2-4.1.typelib').length > 0;

/**
 * The paths that programs of these names would have, in the order of the PATH.
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
  say(`Installing ${what} from Debian for the tests (once, a minute or two)`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], env);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], env);
}

/**
 * Whether a font for this language is installed. Systems other than Linux include fonts.
 * @param {string} lang
 */
function hasFace(lang) {
  if (process.platform !== 'linux') return true;
  try {
    return execFileSync('fc-list', [`:lang=${lang}`, 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

/** Installs a Chinese font if there is none: without one, tests would measure boxes instead of characters. */
async function ensureFace() {
  if (hasFace('zh-cn')) return;
  if (CAN_APT) await fromDebian('a Chinese typeface', ['fontconfig', 'fonts-noto-cjk']);
  if (!hasFace('zh-cn'))
    say('There is no Chinese typeface here: tests that measure text will fail. Install Noto Sans CJK.');
}

/**
 * Makes sure that an engine is there: on this machine, from Debian, or from Playwright. Resolves with false if none has it.
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
  say(`Installing Playwright’s ${what} for the tests (once, a minute or two)`);
  return (await run('npx', ['playwright', 'install', '--with-deps', own])) === 0;
}

/**
 * The engines on this machine other than Chromium.
 * @returns {('firefox' | 'webkit')[]}
 */
export const otherEngines = () => [
  ...(findFirefox() || existsSync(firefox.executablePath()) ? [/** @type {const} */ ('firefox')] : []),
  ...(hasWebKitGtk() || existsSync(webkit.executablePath()) ? [/** @type {const} */ ('webkit')] : []),
];

/**
 * Installs the browsers that are missing. Ends the program if there is no Chromium. Resolves with the names of the other
 * engines that could not be installed.
 */
export async function ensureBrowsers() {
  if (!(await ensure('Chromium', () => Boolean(findBrowser()), ['chromium'], 'chromium'))) {
    stop(
      'There is no browser for the tests, and none could be installed. Install Chromium or Chrome, then run npm test again.',
    );
  }
  await ensureFace();
  const gtk = ['webkit2gtk-driver', 'xvfb', 'gjs', 'gir1.2-webkit2-4.1'];
  await ensure('Firefox', () => otherEngines().includes('firefox'), ['firefox-esr'], 'firefox');
  await ensure('WebKit', () => otherEngines().includes('webkit'), gtk, 'webkit');
  return ['firefox', 'webkit'].filter((name) => !otherEngines().includes(/** @type {'firefox'} */ (name)));
}
