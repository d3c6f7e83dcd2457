import { pushState, replaceState } from '$app/navigation';
import { page } from '$app/state';
import type { Component } from 'svelte';
import type { Interface } from '../i18n/interface.ts';
import { isServerReachable, reportLoadFailure } from './load-failure.svelte.ts';
import type { ViewChooser, TableOfContents } from './reading-props.ts';

/** What a sheet over the page is given: the contents of the paper, and its languages, only where one is read. */
export type SheetProps = {
  ui: Interface;
  outline?: TableOfContents | undefined;
  choice?: ViewChooser | undefined;
};

export type SheetName = 'languages' | 'contents' | 'settings' | 'keys' | 'offline';

/** The sheets over the page, by name; each is loaded when it is first opened. */
export const SHEETS: Record<SheetName, () => Promise<{ default: Component<SheetProps> }>> = {
  languages: () => import('../ui/LanguagesSheet.svelte'),
  contents: () => import('../ui/ContentsSheet.svelte'),
  settings: () => import('../ui/SettingsSheet.svelte'),
  keys: () => import('../ui/KeyboardShortcutsSheet.svelte'),
  offline: () => import('../ui/OfflineSheet.svelte'),
};

/** Whether there is a sheet of that name. */
export const isSheet = (name: string | undefined): name is SheetName =>
  name !== undefined && Object.hasOwn(SHEETS, name);

// Going back in the history takes its time: whatever is opened next has to wait for it, and nobody goes back twice.
// There is one history in a browser; on a server nothing is opened or closed, so that no page shares this with another.
let closing: Promise<void> | undefined;
// A switch is shown before it has its address: a sheet whose entry came in between would be left behind by it.
let arriving: Promise<void> | undefined;

/** Has a sheet that is asked for wait until a way to another address is gone, or has failed. */
export function holdSheetsUntil(way: Promise<void>): void {
  arriving = way.catch(() => undefined);
}

/**
 * Opens a sheet over the page, as an entry of the history: Back closes it. Not where a reader has gone on, to another
 * page or view, before it was loaded.
 */
export async function openSheet(name: SheetName): Promise<void> {
  await closing;
  await arriving;
  const { pathname } = location;
  try {
    await SHEETS[name]();
  } catch {
    return reportLoadFailure(!(await isServerReachable(pathname)));
  }
  await arriving;
  if (location.pathname !== pathname) return;
  reportLoadFailure(false);
  if (page.state.sheet) replaceState('', { sheet: name });
  else pushState('', { sheet: name });
}

/** Moves the focus to the text, where nothing else can have it; nothing is scrolled. */
export const focusText = () => document.getElementById('_text')?.focus({ preventScroll: true });

/** Closes the sheet that is open, by going back to before it was opened; until it is closed. */
export async function closeSheet(): Promise<void> {
  if (!page.state.sheet || closing) return closing;
  closing = new Promise((done) => addEventListener('popstate', done, { once: true })).then(() => {
    closing = undefined;
  });
  history.back();
  await closing;
}
