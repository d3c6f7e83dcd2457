import { goto, pushState, replaceState } from '$app/navigation';
import { page } from '$app/state';
import type { Component } from 'svelte';
import type { Interface } from '../i18n/interface.ts';
import { clearLoadFailure, reportLoadFailure } from '../loading/load-failure.svelte.ts';
import { announce } from './announcer.svelte.ts';
import { focusOnce } from './focus.ts';
import type { ViewChooser, TableOfContents } from './reading-props.ts';

/** The props of a sheet. `outline` and `choice` are there only on pages that show a paper. */
export type SheetProps = {
  ui: Interface;
  outline?: TableOfContents | undefined;
  choice?: ViewChooser | undefined;
};

/** The names of the sheets. */
export const SHEETS = ['languages', 'contents', 'search', 'settings', 'keys', 'offline'] as const;

export type SheetName = (typeof SHEETS)[number];

type Loaders = Record<SheetName, () => Promise<{ default: Component<SheetProps> }>>;

let loaders: Partial<Loaders> = {};

/** Registers the loader of each sheet. The interface does so once, in the browser: nothing opens a sheet on a server. */
export function registerSheets(sheets: Loaders): void {
  loaders = sheets;
}

/** Loads a sheet; rejects if it cannot be loaded. */
export async function loadSheet(name: SheetName): Promise<Component<SheetProps>> {
  const load = loaders[name];
  if (!load) throw new RangeError(`no sheet "${name}"`);
  return (await load()).default;
}

/** Whether there is a sheet of that name. */
export const isSheet = (name: string | undefined): name is SheetName =>
  SHEETS.some((sheet) => sheet === name);

const RETRY_MS = 1000;

// Going back in the history is asynchronous: a sheet opened next has to wait for it, and closing twice must not go back
// twice. Module state is safe here: a browser has one history, and on a server nothing is opened or closed.
let pendingClose: Promise<void> | undefined;
// A switch is shown before it has a history entry. A sheet whose entry came in between would be left behind by it.
let pendingSwitch: Promise<void> | undefined;

/** Delays opening sheets until a switch to another address has arrived or failed. */
export function holdSheetsUntil(arrival: Promise<void>): void {
  pendingSwitch = arrival.catch(() => undefined);
}

/**
 * Opens a sheet over the page, with a history entry of its own, so that Back closes it. Does nothing if the reader has
 * gone on to another page or view before the sheet was loaded.
 */
export async function openSheet(name: SheetName): Promise<void> {
  await pendingClose;
  await pendingSwitch;
  const { pathname } = location;
  try {
    await loadSheet(name);
  } catch {
    return reportLoadFailure();
  }
  await pendingSwitch;
  if (location.pathname !== pathname) return;
  clearLoadFailure();
  try {
    const change = page.state.sheet ? replaceState : pushState;
    // eslint-disable-next-line svelte/no-navigation-without-resolve -- a fragment alone stays on the page
    change(location.hash, { sheet: name });
  } catch {
    // Safari does not allow it if the history has changed too often.
    setTimeout(() => location.pathname === pathname && void openSheet(name), RETRY_MS);
  }
}

/** Moves the focus to the text, for when no other element can have it. Does not scroll. */
export const focusText = () => document.getElementById('_text')?.focus({ preventScroll: true });

let isFollowing = false;

/** Whether a link in a sheet is being followed, which moves the focus when the sheet is closed. */
export const isFollowingLink = () => isFollowing;

/**
 * Follows a link in a sheet to an address of this site, and focuses what it leads to. The address replaces the sheet in the
 * history: Back goes to where the reader was before both. What the sheet was announcing is not said any more.
 */
export async function followLink(href: string, target: () => HTMLElement | null | undefined): Promise<void> {
  isFollowing = true;
  announce([]);
  try {
    // SvelteKit would move the focus later, and scroll again.
    // eslint-disable-next-line svelte/no-navigation-without-resolve -- resolved by the sheet, or a fragment
    await goto(href, { replaceState: true, keepFocus: true });
  } finally {
    isFollowing = false;
  }
  focusOnce(target());
}

/** Closes the open sheet by going back in the history. Resolves when it is closed. */
export async function closeSheet(): Promise<void> {
  if (!page.state.sheet || pendingClose) return pendingClose;
  pendingClose = new Promise((done) => addEventListener('popstate', done, { once: true })).then(() => {
    pendingClose = undefined;
  });
  history.back();
  await pendingClose;
}
