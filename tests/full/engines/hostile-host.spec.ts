import { readdirSync } from 'node:fs';
import type { Fault } from '../../support/host.ts';
import { damageCopy } from '../../support/offline-copy.ts';
import { contains, expect, hostile as test, PAPER, saved, until } from '../../support/engines/engine.ts';
import type { Tab } from '../../support/engines/launch.ts';
import { t, tPattern } from '../messages.ts';

// What a host does wrong in Chromium (offline/hostile-host.spec.ts), and each browser takes in its own way: a module and a
// style sheet that did not arrive, and a copy that is damaged.
const FAULTS: [string, Fault][] = [
  ['is too busy', { status: 503 }],
  ['sends a login page', { body: '<!doctype html><title>Log in</title>' }],
  ['closes connections', { drop: true }],
];

const STYLES = '/_app/immutable/assets';
const SHEET_STYLES = readdirSync(`build${STYLES}`)
  .filter((file) => /^sheet\..*\.css$/.test(file))
  .map((file) => `${STYLES}/${file}`);

/** Presses a button of the bar, by its whole name. */
const press = (tab: Tab, name: string) =>
  tab.evaluate((wanted) => {
    const buttons = [...document.querySelectorAll<HTMLElement>('.bar button')];
    buttons.find(({ textContent }) => textContent.endsWith(wanted))?.click();
  }, name);

/** Whether the settings are open, and have their styles. */
const isOpen = () => {
  const sheet = document.querySelector('dialog[open]');
  const hasStyles = [...document.styleSheets].some(({ href }) => /\/sheet\./.test(href ?? ''));
  return sheet !== null && hasStyles && getComputedStyle(sheet).position === 'fixed';
};

for (const [what, fault] of FAULTS) {
  for (const kind of ['nothing', 'all but style sheets'] as const) {
    test(`when the host ${what} and sends ${kind}, the page says so, and a later press opens the settings`, async ({
      tab,
      host,
    }) => {
      host.faults.set('/service-worker.js', { status: 404 });
      await tab.goto(`${host.url}${PAPER}en/`);
      await contains(tab, '.imprint', tPattern('en', 'offline.none.refused'));
      if (kind === 'nothing') host.faults.set('*', fault);
      else for (const path of SHEET_STYLES) host.faults.set(path, fault);
      await press(tab, t('en', 'sheets.settings'));
      await until(tab, () => document.querySelector('.notice') !== null);
      expect(await tab.evaluate(() => document.querySelector('dialog[open]'))).toBeNull();
      host.faults.clear();
      host.faults.set('/service-worker.js', { status: 404 });
      await press(tab, t('en', 'sheets.settings'));
      await until(tab, isOpen);
    });
  }
}

test('a copy whose pages and scripts were cut mends itself online', async ({ tab, host }) => {
  await tab.goto(`${host.url}${PAPER}en/`);
  await saved(tab);
  expect(await tab.evaluate(damageCopy, 'cut' as const)).toBeGreaterThan(20);
  const isReady = () => document.querySelector('#svelte-announcer') !== null;
  for (const address of ['about/en/', `${PAPER}en/`]) {
    await tab.goto(host.url + address);
    await until(tab, isReady);
  }
  await host.stop();
  await tab.goto(`${host.url}${PAPER}en/`);
  await until(tab, isReady);
  await contains(tab, 'h1', /New Security Concept/);
  await host.start();
});
