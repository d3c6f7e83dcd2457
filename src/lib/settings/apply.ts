import type { Settings } from './schema.ts';
import { APPEARANCE } from './appearance.ts';

// The one module that writes to <html>: before first paint, and whenever something changes later.

const html = () => document.documentElement;

/**
 * Sets the language and direction of the interface, and points to the manifest in that language, so that an app
 * installed now gets its name in it.
 */
export function setLanguage({ tag, dir }: { tag: string; dir: string }, root: HTMLElement = html()) {
  // Setting the same language again would make the browser lay out the whole text again.
  if (root.lang !== tag) {
    root.lang = tag;
    const page = root.querySelector<HTMLElement>('#_page');
    if (page) refreshPageLanguage(page, tag);
  }
  if (root.dir !== dir) root.dir = dir;
  const manifest = root.querySelector<HTMLLinkElement>('[rel=manifest]');
  if (!manifest) return;
  const href = manifest.href.replace(/[^.]+(?=\.\w+$)/, tag);
  // Setting the same address again would make the browser fetch it again.
  if (manifest.href !== href) manifest.href = href;
}

/**
 * Makes screen readers notice that the page's language has changed. Firefox reports the language of an element only
 * when the element is inserted, and only if it differs from that of its ancestors; for `<html>` it never reports a
 * change. So the page states its own language, inside a parent whose language is unknown, and is then re-inserted into
 * the accessibility tree, which happens to any element that gains or loses a role: here `none`, which means nothing.
 */
function refreshPageLanguage(page: HTMLElement, tag: string) {
  if (page.parentElement) page.parentElement.lang = '';
  page.lang = tag;
  if (page.hasAttribute('role')) page.removeAttribute('role');
  else page.setAttribute('role', 'none');
}

/**
 * Applies settings to `<html>`, where the styles read them: an option as `data-…`, a number as `--…`. Gives the
 * browser's own toolbars the background colour of the page.
 */
export function apply(settings: Settings, root: HTMLElement = html()) {
  for (const setting of Object.keys(APPEARANCE) as (keyof typeof APPEARANCE)[]) {
    const value = settings[setting];
    const name = setting.replace(/[A-Z]/, '-$&').toLowerCase();
    // Setting an empty value removes the property (CSSOM, setProperty).
    if (typeof APPEARANCE[setting][0] === 'number')
      root.style.setProperty(`--${name}`, (value ?? '') as string);
    else if (value) root.setAttribute(`data-${name}`, value as string);
    else root.removeAttribute(`data-${name}`);
  }
  // app.html has one <meta> for each system theme. A theme that the reader has chosen is the same for all of them.
  for (const bar of root.querySelectorAll<HTMLMetaElement>('[name=theme-color]')) {
    const original = (bar.dataset['own'] ??= bar.content);
    bar.content = settings.theme ? getComputedStyle(root).getPropertyValue('--paper') : original;
  }
}

/**
 * Hides everything but the page's background while another page is loading: Chromium stops parsing a page that is being
 * left, other browsers go on and paint it. If no page arrives, this one is shown after `patience` milliseconds.
 */
export function hideUntilNavigation(root: HTMLElement = html(), patience = 3000) {
  root.style.visibility = 'hidden';
  setTimeout(() => (root.style.visibility = ''), patience);
}

/** Marks the document as fresh: its first frame lays out only the first part of a text (styles/text.css). */
export function markFresh(root: HTMLElement = html()) {
  root.dataset.fresh = '';
}

/** Whether the document is fresh: its text may not be laid out in full yet. */
export const isFresh = (root: HTMLElement = html()): boolean => 'fresh' in root.dataset;

/** Ends the fresh state: from now on every part of a short text is laid out. */
export function clearFresh(root: HTMLElement = html()) {
  delete root.dataset.fresh;
}

/** Sets whether a notice covers the end of the window. The styles keep the page clear of it (styles/offline.css). */
export function setNoticeShown(isShown: boolean, root: HTMLElement = html()) {
  root.toggleAttribute('data-notice', isShown);
}
