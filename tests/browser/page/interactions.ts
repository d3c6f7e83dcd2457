// In the page: text interactions (marking, pointing, keys, paragraph menus). Calls to the reader are recorded.
import { rubyRenderer } from '../../../src/lib/render/ruby.ts';
import { readingsOf } from './paper.ts';
import { ScrollAnchor } from '../../../src/lib/reader/scroll-anchor.ts';
import { announcement } from '../../../src/lib/reader/announcer.svelte.ts';
import { closeCounterpart, compare as openBelow } from '../../../src/lib/reader/counterparts.ts';
import { openCounterparts } from '../../../src/lib/reader/view-snapshot.ts';
import { completeMenu } from '../../../src/lib/reader/features/share/paragraph-menu.ts';
import { attachSelection } from '../../../src/lib/reader/features/share/selection.ts';
import * as stepping from '../../../src/lib/reader/stepping.ts';
import { attachInteractions, type TextInteractions } from '../../../src/lib/reader/text-interactions.ts';
import { KEYS, type Keys } from '../../../src/lib/settings/keyboard-shortcuts.ts';
import { anchorOf } from '../../../src/lib/document/view.ts';
import {
  ANNOTATIONS,
  contextOf,
  covered,
  renderAll,
  find,
  frames,
  makePage,
  VIEWS,
  scrollToElement,
  setLayout,
  type ViewName,
} from './fixture.ts';

let scene:
  | { interactions: TextInteractions; selecting: AbortController; asked: string[]; address: string }
  | undefined;

const current = () => {
  if (!scene) throw new Error('Call show first');
  return scene;
};

/** Renders a view and attaches the interactions to it. */
export function show({
  name,
  layout = 'stacked',
  keys = KEYS,
  pinyin = false,
  terms = false,
}: {
  name: ViewName;
  layout?: string;
  keys?: Keys;
  pinyin?: boolean;
  terms?: boolean;
}): void {
  scene?.interactions.stop();
  scene?.selecting.abort();
  setLayout(layout);
  const { main } = makePage();
  const selecting = new AbortController();
  attachSelection(main, selecting.signal);
  const column = VIEWS[name].findIndex((lang) => lang.startsWith('zh'));
  const readings = readingsOf(contextOf(name).sections, column);
  renderAll(
    contextOf(name, {
      ...(pinyin ? { ruby: rubyRenderer({ 'zh-Hans': readings }, true) } : {}),
      ...(terms ? { annotations: ANNOTATIONS, glossed: true } : {}),
    }),
  );
  const asked: string[] = [];
  const interactions = attachInteractions(main, {
    anchor: new ScrollAnchor(main),
    keys: () => keys,
    setFragment: (fragment) => {
      current().address = fragment;
    },
    runCommand: (action, segment) => void asked.push(`${action} ${segment() ?? ''}`.trim()),
    withStepping: (run) => run(stepping),
    isComparing: () => layout === 'peek',
    compare: (segment, done) => {
      if (layout !== 'peek') return false;
      const isOpen = !closeCounterpart(segment);
      if (isOpen) openBelow(segment);
      done?.(isOpen);
      return true;
    },
    completeMenu: (details) =>
      void completeMenu(details, { ...contextOf(name).ui, complete: () => Promise.resolve() }),
    followMenu: (control) => {
      const { hash = '' } = control as HTMLAnchorElement;
      asked.push(`follow ${control.className} ${hash}`.trim());
    },
  });
  scene = { interactions, selecting, asked, address: 'none yet' };
}

/** Renders another view, as a switch does. */
export function render({ name }: { name: ViewName }) {
  renderAll(contextOf(name));
  current().interactions.renew();
}

/** The marked and the pointed-at segments, the last fragment that was set, and the calls since the last time. */
export function state() {
  const list = (attribute: string) =>
    [...document.querySelectorAll<HTMLElement>(`[${attribute}]`)].map(
      (one) => `${one.dataset.segment} ${one.parentElement?.lang}`,
    );
  const { asked, address } = current();
  return { marked: list('data-marked'), pointed: list('data-pointed'), address, asked: asked.splice(0) };
}

/** What is being announced, in parts of one language each. */
export const announced = () => announcement();

/** The ids of all segments that assistive technology is told are current, with their languages. */
export const exposed = () =>
  [...document.querySelectorAll<HTMLElement>('[aria-current]')].map(
    (one) => `${one.dataset.segment} ${one.parentElement?.lang} ${one.ariaCurrent}`,
  );

/** The texts of a segment in the languages of a view, as the paper has them. */
export const texts = ({ name, segment }: { name: ViewName; segment: string }) =>
  contextOf(name)
    .sections.flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'list' ? block.items : [block]))
    .flatMap(({ segments }) => segments)
    .find(({ id }) => id === segment)?.texts;

/** Where the focus is: the id of the segment and the name of the element; and how many elements have a tabindex. */
export const focus = () => ({
  segment: document.activeElement?.closest<HTMLElement>('[data-segment]')?.dataset.segment ?? '',
  name: document.activeElement?.localName,
  stops: document.querySelectorAll('.text [tabindex]').length,
});

/** Focuses an element. */
export function focusOn({ selector }: { selector: string }): void {
  elementAt(selector).focus({ preventScroll: true });
}

/** Puts a pointer down on an element. */
export function pointerDown({ selector }: { selector: string }): void {
  elementAt(selector).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
}

/** How far the window is scrolled, in CSS px. */
export const scrolled = () => scrollY;

const elementAt = (selector: string) => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`Expected ${selector} on the page`);
  return element;
};

/** Clicks like a mouse; `detail` is the number of clicks in a row. Follows no link, not even into a new tab. */
export function click({ selector, ...more }: { selector: string } & MouseEventInit): void {
  addEventListener('click', (event) => event.preventDefault(), { once: true });
  elementAt(selector).dispatchEvent(
    new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1, ...more }),
  );
}

/** Selects the content of an element, or clears the selection. */
export function select({ selector }: { selector: string | undefined }): void {
  getSelection()?.removeAllRanges();
  if (selector) getSelection()?.selectAllChildren(elementAt(selector));
}

let copied = { text: '', html: '' };
// After the page's own handler, and while the clipboard can be read.
window.addEventListener('copy', ({ clipboardData: data }) => {
  copied = { text: data?.getData('text/plain') ?? '', html: data?.getData('text/html') ?? '' };
});

/** Whether the browser can hand a text to other apps. */
export const canShare = () => 'share' in navigator;

/** What the page has put on the clipboard since the last selection; empty if it left that to the browser. */
export const onClipboard = () => copied;

/** Selects from the beginning of one element to the end of another, as a reader does who puts a pointer down on the first. */
export function selectFrom({
  from,
  to,
  pointer = true,
}: {
  from: string;
  to: string;
  pointer?: boolean;
}): void {
  if (pointer) pointerDown({ selector: from });
  const range = document.createRange();
  range.setStartBefore(elementAt(from).firstChild ?? elementAt(from));
  range.setEndAfter(elementAt(to).lastChild ?? elementAt(to));
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
  copied = { text: '', html: '' };
}

/** Opens a folded paragraph as the browser’s own search does. Returns whether it could be seen before, and can be now. */
export function findIn({ row }: { row: string }) {
  const paragraph = elementAt(`#${row} > .beside`);
  paragraph.setAttribute('hidden', 'until-found');
  const letters = () => paragraph.firstElementChild?.checkVisibility();
  const [before, height] = [letters(), paragraph.offsetHeight];
  paragraph.dispatchEvent(new Event('beforematch', { bubbles: true }));
  paragraph.removeAttribute('hidden');
  return { before, height, after: letters() };
}

/** Moves a pointer over an element, or out of the text if there is no selector. */
export function point({ selector, pointerType }: { selector?: string; pointerType: string }): void {
  const event = (type: string) => new PointerEvent(type, { bubbles: type === 'pointerover', pointerType });
  if (selector) elementAt(selector).dispatchEvent(event('pointerover'));
  else find().main.dispatchEvent(event('pointerleave'));
}

/** Presses a key on the focused element. Returns true if the page left the key to the browser. */
export function press({ key, ...more }: { key: string } & KeyboardEventInit): boolean {
  const target = document.activeElement ?? document.body;
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );
}

/** Scrolls to an element. */
export function scrollTo({ id, below = 47 }: { id: string; below?: number }): void {
  scrollToElement(id, below);
}

/** Whether the first line of an element is in the window and not covered by a bar. */
export async function isClear({ selector }: { selector: string }): Promise<boolean> {
  await frames();
  const line = elementAt(selector).getClientRects()[0];
  return line !== undefined && line.top >= covered() && line.bottom <= innerHeight;
}

/** Follows a fragment, and returns whether it names a passage. */
export const follow = ({ hash }: { hash: string }) => current().interactions.follow(hash);

/** Detaches the interactions. */
export const stop = () => {
  current().interactions.stop();
};

/**
 * Makes a change, by a click on an element or a key. Returns which counterparts are open, what is directly below the
 * sentence, and how far anything above it has moved: every line of the text up to the end of the sentence.
 */
export function compare({ segment, key }: { segment: string; key?: string }) {
  const sentence = elementAt(`#${anchorOf(segment)}`);
  const before = linesThrough(sentence);
  if (key) press({ key });
  else click({ selector: `#${anchorOf(segment)}` });
  const next = sentence.nextElementSibling;
  const below = next instanceof HTMLElement && next.matches('.counterpart') ? next : undefined;
  const lastLine = [...sentence.getClientRects()].at(-1);
  return {
    open: openCounterparts(),
    text: below?.textContent ?? '',
    lang: below?.lang ?? '',
    isBelow: !!below && !!lastLine && below.getBoundingClientRect().top >= lastLine.top + 1,
    moved: JSON.stringify(linesThrough(sentence)) !== JSON.stringify(before),
  };
}

/** The rectangles of the letters in an element. */
function lettersOf(element: Element): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()];
}

/** The segments whose counterparts are open. */
export const counterparts = () => openCounterparts();

/** Puts a note of the glossary below a sentence, as a tap on a term does. */
export function addNote({ selector }: { selector: string }): void {
  const note = document.createElement('span');
  note.className = 'note';
  elementAt(selector).after(note);
}

/** The position of every line of the leading language from the beginning to the end of a sentence. */
const linesThrough = (sentence: HTMLElement) =>
  [...document.querySelectorAll<HTMLElement>('.lead > [data-segment]')]
    .filter(
      (one) => one === sentence || one.compareDocumentPosition(sentence) & Node.DOCUMENT_POSITION_FOLLOWING,
    )
    .flatMap((one) => lettersOf(one).map(({ x, y, width }) => [x, y, width].map(Math.round)));

/** Opens the menu of a paragraph. */
export async function openActions({ row }: { row: string }) {
  const summary = elementAt(`#${row} summary`);
  summary.focus();
  summary.click();
  await frames();
  return actions({ row });
}

/** The menu of a paragraph: whether it is open, where its link leads, whether all links have names, and what has the focus. */
export function actions({ row }: { row: string }) {
  const details = elementAt(`#${row} .paragraph-actions`) as HTMLDetailsElement;
  return {
    open: details.open,
    hash: details.querySelector<HTMLAnchorElement>('.link')?.hash,
    names: [...details.querySelectorAll('a, button')].map(({ textContent }) => textContent),
    focused: document.activeElement?.localName,
  };
}

/** Adds a control to the page and focuses it. */
export function focusIn({ html, selector }: { html: string; selector: string }): void {
  document.querySelector('.made-up')?.remove();
  const holder = document.createElement('div');
  holder.className = 'made-up';
  holder.innerHTML = html;
  find().main.prepend(holder);
  holder.querySelector('dialog')?.showModal();
  elementAt(selector).focus();
  if (document.activeElement !== document.querySelector(selector))
    throw new Error(`Expected the focus in ${selector}`);
}

/** Removes that control. */
export const removeControl = () => document.querySelector('.made-up')?.remove();

/** The text in that control. */
export const typed = () => document.querySelector<HTMLInputElement>('.made-up input')?.value;

/** The structure of a marked sentence with a term and pinyin: its words, those in the term, and those with pinyin. */
export function layersOf({ selector }: { selector: string }) {
  const words = (element: Element | null) => {
    const copy = element?.cloneNode(true) as Element | undefined;
    for (const pinyin of copy?.querySelectorAll('rt, rp') ?? []) pinyin.remove();
    return copy?.textContent ?? '';
  };
  const sentence = elementAt(selector);
  return {
    isMarked: sentence.matches('[data-marked]'),
    text: words(sentence),
    term: words(sentence.querySelector('a')),
    hasPinyinInTerm: sentence.querySelectorAll('a > ruby > rt').length > 0,
    hasPinyinAfterTerm: sentence.querySelectorAll('a ~ ruby > rt').length > 0,
    nested: sentence.querySelectorAll('ruby a, ruby ruby, a a').length,
  };
}

/**
 * Marks and points at every segment in turn. Returns the segments for which a row of the text moved or changed size, those
 * for which a line was broken at another place, and those for which the DOM has another text or other elements.
 */
export function marksThatMove(shown: { name: ViewName; layout: string; pinyin?: boolean; terms?: boolean }) {
  show(shown);
  const { interactions } = current();
  const { body } = find();
  const all = [...body.querySelectorAll<HTMLElement>('[data-segment]')];
  const boxes = [...body.querySelectorAll('.row, .row > *')];
  const written = ({ x, y, width, height }: DOMRect) => [x, y, width, height].join();
  // The extent of each line.
  const linesOf = (one: HTMLElement) => {
    const found = new Map<number, [left: number, right: number]>();
    for (const { top, left, right } of lettersOf(one)) {
      const [least = Infinity, most = -Infinity] = found.get(Math.round(top)) ?? [];
      found.set(Math.round(top), [Math.min(least, left), Math.max(most, right)]);
    }
    return [...found].map(([top, ends]) => [top, ...ends.map(Math.round)].join());
  };
  const lines = () => all.map((one) => linesOf(one).join(';')).join('|');
  const rows = () => boxes.map((row) => written(row.getBoundingClientRect())).join('|');
  const structure = () => all.map((one) => one.innerHTML).join('|');
  const before = { lines: lines(), rows: rows(), structure: structure() };
  const moved = { rows: [] as string[], lines: [] as string[], structure: [] as string[] };
  const look = (step: string) => {
    if (rows() !== before.rows) moved.rows.push(step);
    if (lines() !== before.lines) moved.lines.push(step);
    if (structure() !== before.structure) moved.structure.push(step);
  };
  const ids = [...new Set(all.map(({ dataset }) => dataset.segment ?? ''))];
  for (const id of ids) {
    interactions.follow(`#${anchorOf(id)}`);
    point({ selector: `#${anchorOf(id)}`, pointerType: 'mouse' });
    look(id);
  }
  interactions.follow('');
  point({ pointerType: 'mouse' });
  look('nothing marked');
  return { segments: ids.length, ...moved };
}
