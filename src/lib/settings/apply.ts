import type { Settings } from './schema.ts';
import { APPEARANCE } from './appearance.ts';

/** Tells the browser which language the interface speaks: an app that is installed now has its name in that one. */
export function setLanguage(
  { tag, dir }: { tag: string; dir: string },
  root: HTMLElement = document.documentElement,
) {
  // Also the same once more would have all of a text set anew.
  if (root.lang !== tag) {
    root.lang = tag;
    const page = root.querySelector<HTMLElement>('#_page');
    if (page) refreshPageLanguage(page, tag);
  }
  if (root.dir !== dir) root.dir = dir;
  const manifest = root.querySelector<HTMLLinkElement>('[rel=manifest]');
  if (!manifest) return;
  const href = manifest.href.replace(/[^.]+(?=\.\w+$)/, tag);
  // The same once more would be fetched once more.
  if (manifest.href !== href) manifest.href = href;
}

/**
 * Has a screen reader know that the page turned to another language. Firefox tells it the language of an element when
 * that comes, and only where around it there is another; of `<html>` never again. So the page says its own, within one
 * that is not known, and comes anew, as all does that is given or loses a role: here one that means nothing.
 */
function refreshPageLanguage(page: HTMLElement, tag: string) {
  if (page.parentElement) page.parentElement.lang = '';
  page.lang = tag;
  if (page.hasAttribute('role')) page.removeAttribute('role');
  else page.setAttribute('role', 'none');
}

/**
 * Writes preferences to `<html>`, where the styles look: a choice from a list as `data-…`, a number as `--…`. The
 * browser's own bars take the colour of the paper. This module alone writes there, before first paint as later on.
 */
export function apply(settings: Settings, root: HTMLElement = document.documentElement) {
  for (const choice of Object.keys(APPEARANCE) as (keyof typeof APPEARANCE)[]) {
    const value = settings[choice];
    const name = choice.replace(/[A-Z]/, '-$&').toLowerCase();
    // To set nothing is to remove (CSSOM, setProperty).
    if (typeof APPEARANCE[choice][0] === 'number')
      root.style.setProperty(`--${name}`, (value ?? '') as string);
    else if (value) root.setAttribute(`data-${name}`, value as string);
    else root.removeAttribute(`data-${name}`);
  }
  // As in app.html, each for a theme of the system, unless one is chosen: that is the same for all.
  for (const bar of root.querySelectorAll<HTMLMetaElement>('[name=theme-color]')) {
    const own = (bar.dataset['own'] ??= bar.content);
    bar.content = settings.theme ? getComputedStyle(root).getPropertyValue('--paper') : own;
  }
}

/**
 * Leaves nothing of the page to be seen but its ground, while another one is on its way: Chromium stops reading a page
 * that is left, others go on and paint it. Should nothing come, what is there is shown after `patience` milliseconds.
 */
export function hideUntilNavigation(root: HTMLElement = document.documentElement, patience = 3000) {
  root.style.visibility = 'hidden';
  setTimeout(() => (root.style.visibility = ''), patience);
}
