// In the page: sheets and their history entries, with a fake of SvelteKit’s navigation.
import { mount } from 'svelte';
import Sheet from '../../../src/lib/ui/Sheet.svelte';
import { language } from '../../../src/lib/i18n/languages.ts';
import { clearLoadFailure, loadFailure } from '../../../src/lib/loading/load-failure.svelte.ts';
import {
  closeSheet,
  holdSheetsUntil,
  openSheet,
  registerSheets,
  SHEETS,
  type SheetName,
} from '../../../src/lib/reader/sheets.ts';
import type { TextColumn } from '../../../src/lib/reader/reading-props.ts';
import { contextOf, renderAll, frames, makePage, until } from './fixture.ts';

const contents = async () => ({ default: await loadContents() });
const loadContents = () =>
  import('../../../src/lib/ui/ContentsSheet.svelte').then((module) => module.default);

/** Registers the contents sheet under every name, except for the loaders given. */
const register = (others: Partial<Record<SheetName, typeof contents>> = {}) =>
  registerSheets({
    ...(Object.fromEntries(SHEETS.map((name) => [name, contents])) as Record<SheetName, typeof contents>),
    ...others,
  });

const dialog = () => document.querySelector('dialog');
const isOpen = () => dialog()?.open === true;
const openButton = () => {
  const button = document.querySelector<HTMLElement>('.bar > button');
  if (!button) throw new Error('Expected the button that opens the contents');
  return button;
};

/** Renders a text and the buttons that open sheets. The contents sheet stands for every sheet. */
export function show(): void {
  const { main } = makePage();
  const context = contextOf('en');
  renderAll(context);
  const target = document.querySelector('.bar');
  if (!target) throw new Error('Expected the bar');
  register();
  const sides = [{ language: language('en') }] as unknown as TextColumn[];
  const ui = { ...context.ui, complete: () => Promise.resolve() };
  mount(Sheet, {
    target,
    props: { ui, outline: { sides, outline: context.sections, current: undefined } },
  });
  scrollTo({ top: main.offsetHeight / 2, behavior: 'instant' });
}

const start = { entries: 0 };

/** What is open, how many entries were added to the history, and what has the focus. */
export const state = () => ({
  open: isOpen(),
  entries: history.length - start.entries,
  sheet: (history.state as { page?: App.PageState } | null)?.page?.sheet ?? '',
  onButton: document.activeElement === openButton(),
  onText: document.activeElement?.id === '_text',
  failed: loadFailure() ?? '',
});

/** The fragment of the address. */
export const hash = () => location.hash;

/** Starts counting history entries. */
export const count = () => void (start.entries = history.length);

/** Waits until a sheet is open, or none is, and returns the state. */
export async function settled({ open }: { open: boolean }) {
  await until(() => isOpen() === open, open ? 'a sheet is open' : 'no sheet is open');
  await frames();
  return state();
}

/** Goes back. When asked from outside the page, WebKit would skip entries that were made without a user gesture. */
export function back(): void {
  history.back();
}

/** Clicks the button that opens the contents, as the first or second click of a double-click. */
export function clickOpen({ detail }: { detail: number }): void {
  openButton().focus();
  openButton().dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));
}

/** Ways to close a sheet. */
export function close({
  way,
}: {
  way: 'button' | 'double click' | 'outside' | 'keyboard at no point' | 'twice';
}): void {
  const own = dialog();
  const button = own?.querySelector('button');
  const click = (target: Element | null | undefined, more: MouseEventInit) =>
    target?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1, ...more }));
  if (way === 'button') click(button, {});
  if (way === 'double click') click(button, { detail: 2 });
  if (way === 'outside') click(own, { clientX: innerWidth / 2, clientY: 1 });
  if (way === 'keyboard at no point') click(own, {});
  if (way === 'twice') for (let n = 0; n < 2; n++) void closeSheet();
}

/** Opens a sheet by its name, and returns the state. */
export async function openByName({ name }: { name: SheetName }) {
  await openSheet(name);
  await frames();
  return state();
}

/** Closes a sheet and opens another one at once. */
export async function closeAndOpen() {
  void closeSheet();
  await openSheet('settings');
  return settled({ open: true });
}

/** A promise with the functions that settle it. */
function held() {
  let [resolve, reject] = [() => undefined as unknown, () => undefined as unknown];
  const promise = new Promise<void>((done, failed) => {
    resolve = done;
    reject = () => {
      failed(new Error('offline'));
    };
  });
  return { promise, resolve: () => resolve(), reject: () => reject() };
}

/** Opens a sheet during a switch, which then succeeds or fails, and waits for it. Returns whether it was open before that. */
export async function openWhileSwitching({ arrives }: { arrives: boolean }) {
  const { promise, resolve, reject } = held();
  holdSheetsUntil(promise);
  const opened = openSheet('contents');
  await frames();
  const before = isOpen();
  if (arrives) resolve();
  else reject();
  await opened;
  await until(isOpen, 'the sheet is open');
  await closeSheet();
  return { before };
}

/** Goes to another address while a sheet is loading. Returns whether the sheet opens there. */
export async function goOnWhileLoading() {
  const { promise, resolve } = held();
  const { pathname } = location;
  register({ languages: () => promise.then(contents) });
  const opened = openSheet('languages');
  await frames();
  history.replaceState({}, '', '/page/elsewhere');
  resolve();
  await opened;
  await frames();
  history.replaceState({}, '', pathname);
  return isOpen();
}

/** Opens a sheet that cannot be loaded, while the server has a version or does not answer. */
export async function openFailing({ version }: { version?: string }) {
  clearLoadFailure();
  const { fetch } = window;
  window.fetch = () =>
    version ? Promise.resolve(Response.json({ version })) : Promise.reject(new TypeError('offline'));
  register({ keys: () => Promise.reject(new TypeError('offline')) });
  await openSheet('keys');
  window.fetch = fetch;
  return state();
}

/** Follows the third link of the open contents. */
export async function followContents() {
  const link = dialog()?.querySelectorAll('a')[2];
  link?.click();
  await until(() => document.activeElement?.matches('section h2') ?? false, 'the heading has the focus');
  return { ...state(), hash: location.hash, heading: document.activeElement?.closest('section')?.id };
}
