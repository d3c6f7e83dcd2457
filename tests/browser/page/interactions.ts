// In the page: marks, and the ways to set them; what the module asks of the reader is written down.
import { html } from '../../../src/lib/render/html.ts';
import { ScrollAnchor } from '../../../src/lib/reader/scroll-anchor.ts';
import { attachInteractions, type TextInteractions } from '../../../src/lib/reader/text-interactions.ts';
import { KEYS, type Keys } from '../../../src/lib/settings/keyboard-shortcuts.ts';
import { anchorOf } from '../../../src/lib/document/view.ts';
import {
  contextOf,
  covered,
  drawAll,
  find,
  frames,
  makePage,
  scrollToElement,
  setLayout,
  type ViewName,
} from './fixture.ts';

let scene: { interactions: TextInteractions; asked: string[]; address: string } | undefined;

const current = () => {
  if (!scene) throw new Error('Call show first');
  return scene;
};

/** Shows a view, with everything a reader does attended to. */
export function show({
  name,
  layout = 'stacked',
  keys = KEYS,
}: {
  name: ViewName;
  layout?: string;
  keys?: Keys;
}): void {
  scene?.interactions.stop();
  setLayout(layout);
  const { main } = makePage();
  drawAll(contextOf(name));
  const asked: string[] = [];
  const interactions = attachInteractions(main, {
    anchor: new ScrollAnchor(main),
    keys: () => keys,
    setFragment: (fragment) => {
      current().address = fragment;
    },
    runCommand: (action, segment) => void asked.push(`${action} ${segment ?? ''}`.trim()),
    placeName: (section, paragraph) => `: ${section}, ${paragraph}`,
    renderMenu: () => Promise.resolve(html``),
    followParagraphAction: (link) => {
      asked.push(`follow ${link.hash}`);
      return true;
    },
  });
  scene = { interactions, asked, address: 'none yet' };
}

/** Shows another view as a switch does. */
export function draw({ name }: { name: ViewName }) {
  drawAll(contextOf(name));
  current().interactions.renew();
}

/** What is marked and pointed at, what the address was given last, and what was asked for since the last time. */
export function state() {
  const list = (attribute: string) =>
    [...document.querySelectorAll<HTMLElement>(`[${attribute}]`)].map(
      (one) => `${one.dataset.segment} ${one.parentElement?.lang}`,
    );
  const { asked, address } = current();
  return { marked: list('data-marked'), pointed: list('data-pointed'), address, asked: asked.splice(0) };
}

const elementAt = (selector: string) => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`Expected ${selector} on the page`);
  return element;
};

/** Clicks as a mouse does: `detail` counts the clicks that follow each other. No link is followed, into a new tab neither. */
export function click({ selector, ...more }: { selector: string } & MouseEventInit): void {
  addEventListener('click', (event) => event.preventDefault(), { once: true });
  elementAt(selector).dispatchEvent(
    new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1, ...more }),
  );
}

/** Selects what is in an element, or nothing. */
export function select({ selector }: { selector: string | undefined }): void {
  getSelection()?.removeAllRanges();
  if (selector) getSelection()?.selectAllChildren(elementAt(selector));
}

/** Moves a pointer over an element; without a selector it leaves the text. */
export function point({ selector, pointerType }: { selector?: string; pointerType: string }): void {
  const event = (type: string) => new PointerEvent(type, { bubbles: type === 'pointerover', pointerType });
  if (selector) elementAt(selector).dispatchEvent(event('pointerover'));
  else find().main.dispatchEvent(event('pointerleave'));
}

/** Presses a key where the focus is. True if the page left it to the browser. */
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

/** Whether an element, or its first line, is in the window and clear of the bars. */
export async function isClear({ selector }: { selector: string }): Promise<boolean> {
  await frames();
  const line = elementAt(selector).getClientRects()[0];
  return line !== undefined && line.top >= covered() && line.bottom <= innerHeight;
}

/** Follows the fragment of an address; what it returned. */
export const follow = ({ hash }: { hash: string }) => current().interactions.follow(hash);

/** Ends attending to the reader. */
export const stop = () => {
  current().interactions.stop();
};

/** Opens the control of a paragraph that folds its second language away, or closes it. */
export function unfold({ row }: { row: string }) {
  const peek = elementAt(`#${row} .peek`);
  const above = elementAt(`#${row} .lead`).getBoundingClientRect().top;
  peek.click();
  return {
    expanded: peek.ariaExpanded,
    shown: elementAt(`#${row} .beside`).checkVisibility(),
    moved: elementAt(`#${row} .lead`).getBoundingClientRect().top - above,
  };
}

/** Opens what can be done with a paragraph. */
export async function openActions({ row }: { row: string }) {
  const summary = elementAt(`#${row} summary`);
  summary.focus();
  summary.click();
  await frames();
  return actions({ row });
}

/** What can be done with a paragraph: whether it is open, where its link leads, what its links say, what has the focus. */
export function actions({ row }: { row: string }) {
  const details = elementAt(`#${row} .paragraph-actions`) as HTMLDetailsElement;
  return {
    open: details.open,
    hash: details.querySelector<HTMLAnchorElement>('.link')?.hash,
    named: [...details.querySelectorAll('a')].every(({ textContent }) => textContent.includes(': ')),
    focused: document.activeElement?.localName,
  };
}

/** A control of a kind, with the focus in it. */
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

/** Removes the control again. */
export const removeControl = () => document.querySelector('.made-up')?.remove();

/** What was typed into the control. */
export const typed = () => document.querySelector<HTMLInputElement>('.made-up input')?.value;

/**
 * Marks and points at every segment in turn, with one way of wrapping lines: the segments for which a row of the text
 * moved or changed its size, and those for which a line was broken otherwise.
 */
export function marksThatMove({
  name,
  layout,
  wrap,
}: {
  name: ViewName;
  layout: string;
  wrap: 'pretty' | 'auto';
}) {
  show({ name, layout });
  const { interactions } = current();
  const { body } = find();
  for (const paragraph of body.querySelectorAll('p')) paragraph.style.setProperty('text-wrap-style', wrap);
  const all = [...body.querySelectorAll<HTMLElement>('[data-segment]')];
  const boxes = [...body.querySelectorAll('.row, .row > *')];
  const written = ({ x, y, width, height }: DOMRect) => [x, y, width, height].join();
  // From where to where each line goes. A term in it has a rectangle of its own until there is a ground to be drawn.
  const linesOf = (one: HTMLElement) => {
    const found = new Map<number, [left: number, right: number]>();
    for (const { top, left, right } of one.getClientRects()) {
      const [least = Infinity, most = -Infinity] = found.get(Math.round(top)) ?? [];
      found.set(Math.round(top), [Math.min(least, left), Math.max(most, right)]);
    }
    return [...found].map(([top, ends]) => [top, ...ends.map(Math.round)].join());
  };
  const lines = () => all.map((one) => linesOf(one).join(';')).join('|');
  const rows = () => boxes.map((row) => written(row.getBoundingClientRect())).join('|');
  const before = { lines: lines(), rows: rows() };
  const moved = { rows: [] as string[], lines: [] as string[] };
  const look = (step: string) => {
    if (rows() !== before.rows) moved.rows.push(step);
    if (lines() !== before.lines) moved.lines.push(step);
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
