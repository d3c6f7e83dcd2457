// In the page: glossary notes, the glossary, and progressive layout.
import { attachTermNotes } from '../../../src/lib/reader/features/glossary/term-notes.ts';
import { GlossaryView } from '../../../src/lib/reader/features/glossary/glossary-view.ts';
import { layOutProgressively } from '../../../src/lib/reader/progressive-layout.ts';
import { ScrollAnchor } from '../../../src/lib/reader/scroll-anchor.ts';
import { DEFERRED } from '../../../src/lib/reader/text-view.ts';
import { renderEntry } from '../../../src/lib/render/annotations.ts';
import {
  ANNOTATIONS,
  contextOf,
  renderAll,
  find,
  firstLine,
  firstSeen,
  frames,
  makePage,
  movedBy,
  scrollToElement,
  setLayout,
  showHead,
  type ViewName,
} from './fixture.ts';

const annotated = (name: ViewName) => contextOf(name, { annotations: ANNOTATIONS, glossed: true });

let stop = () => undefined as unknown;
const asked: string[] = [];
// Entries that are still loading; calling one lets it arrive.
let arrive: (() => void)[] = [];

/** Shows a text with terms. `entries`: whether they load at once, when `arriveLate` is called, or fail, or do not exist. */
export function showTerms({
  name,
  entries,
}: {
  name: ViewName;
  entries: 'at once' | 'late' | 'failing' | 'none';
}) {
  stop();
  setLayout('stacked');
  const { main } = makePage();
  renderAll(annotated(name));
  asked.length = 0;
  arrive = [];
  stop = attachTermNotes(main, async (lang, id) => {
    asked.push(`${id} ${lang}`);
    if (entries === 'late') await new Promise<void>((done) => arrive.push(done));
    if (entries === 'failing') throw new Error('offline');
    return entries === 'none' ? undefined : renderEntry(ANNOTATIONS[lang], id);
  });
  history.replaceState(null, '', location.pathname);
}

const term = (segment: string) => {
  const link = document.querySelector<HTMLAnchorElement>(`#${segment} > a`);
  if (!link) throw new Error(`Expected a term in ${segment}`);
  return link;
};

/** Clicks a term. Returns whether its link was left to the browser, and how far the term moved. */
export async function pressTerm({ segment, ...more }: { segment: string } & MouseEventInit) {
  const link = term(segment);
  const top = firstLine(link);
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...more });
  // Do not let the browser follow the link: it would open a tab.
  const hold = (late: Event) => {
    if (late.defaultPrevented) return;
    left = true;
    late.preventDefault();
  };
  let left = false;
  addEventListener('click', hold, { once: true });
  link.focus({ preventScroll: true });
  link.dispatchEvent(event);
  await frames();
  return { left, moved: firstLine(link) - top };
}

/** The open notes, each with its segment and text; the expanded terms; the focus, the fragment, and the entries requested. */
export const notes = () => ({
  open: [...document.querySelectorAll<HTMLElement>('.note')].map(
    (note) => `${note.previousElementSibling?.id}: ${note.textContent}`,
  ),
  expanded: [...document.querySelectorAll('[data-segment] > a:not([aria-expanded=false])')].map(
    (link) => link.parentElement?.id,
  ),
  focused: document.activeElement?.parentElement?.id,
  hash: location.hash,
  asked: [...asked],
});

/** Lets entries that are still loading arrive, after rendering the text again if `rerender` is true. */
export async function arriveLate({ rerender }: { rerender: boolean }) {
  if (rerender) renderAll({ ...annotated('en'), expandable: true });
  for (const done of arrive.splice(0)) done();
  await frames();
  return notes();
}

/** Presses Escape, with the focus on a term or with a dialog open if asked to. */
export function escape({ dialog = false, focus }: { dialog?: boolean; focus?: string }) {
  const open = document.createElement('dialog');
  if (focus) term(focus).focus({ preventScroll: true });
  if (dialog) {
    document.body.append(open);
    open.showModal();
  }
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  open.remove();
  return notes();
}

/** Switches the view, and returns what the glossary shows at once and after the text has been painted. */
export async function glossary({ far }: { far: boolean }) {
  setLayout('stacked');
  const { main, glossary: element } = makePage();
  renderAll(annotated('en'));
  const [heading, server] = element.children;
  const anchor = new ScrollAnchor(main);
  const view = new GlossaryView(element, anchor, annotated('en'));
  let renders = 0;
  new MutationObserver(() => renders++).observe(element, { childList: true });
  const state = () => ({
    renders,
    deferred: element.hasAttribute(DEFERRED),
    // The leading language has no attribute: it is that of the page.
    langs: [...(element.querySelector('.row')?.children ?? [])].map((cell) => cell.getAttribute('lang')),
    rows: element.querySelectorAll('.row').length,
    untouched: element.children[1] === server,
    sameHeading: element.firstElementChild === heading,
  });
  const steps: Record<string, ReturnType<typeof state>> = {};
  const painted = () => frames(4);
  view.show(annotated('en'));
  await painted();
  steps['the same languages'] = state();
  if (!far) scrollToElement('_glossary', 100);
  // Four window heights of padding keep the glossary out of sight.
  main.style.paddingBlockEnd = far ? '400vh' : '';
  view.measure();
  showHead(annotated('zh'));
  view.show(annotated('zh'));
  steps['at once'] = state();
  showHead(annotated('zh+en'));
  view.show(annotated('zh+en'));
  await painted();
  steps['the last view'] = state();
  return steps;
}

/** What the glossary shows before and after the annotations have loaded. */
export async function glossaryLoads() {
  const { main, glossary: element } = makePage();
  renderAll(contextOf('en+zh', { annotations: {} }));
  element.replaceChildren();
  const view = new GlossaryView(element, new ScrollAnchor(main), contextOf('en+zh'));
  view.show(contextOf('en+zh'));
  await frames(4);
  const links = [...element.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  view.show(annotated('en+zh'));
  await frames(4);
  const rows = element.querySelectorAll('.row').length;
  view.show(contextOf('en+zh'));
  await frames(4);
  return { links, rows, still: element.querySelectorAll('.row').length };
}

/** Loads a glossary that has the focus, at the end of the page. */
export async function glossaryAtTheEnd() {
  setLayout('stacked');
  const { main, glossary: element } = makePage();
  renderAll(contextOf('en+zh'));
  const anchor = new ScrollAnchor(main);
  const view = new GlossaryView(element, anchor, contextOf('en+zh'));
  element.querySelector('a')?.focus({ preventScroll: true });
  // The reader is in the text, and a tall glossary below it is about to become short.
  element.insertAdjacentHTML('beforeend', '<p style="block-size: 900px">Tide</p>');
  scrollToElement('light-p1', 60);
  const before = firstSeen();
  view.measure();
  view.show(annotated('en+zh'));
  await frames(4);
  return {
    focused: document.activeElement?.localName,
    inGlossary: element.contains(document.activeElement),
    moved: movedBy(before),
  };
}

/**
 * Lays out a text that has just been opened in the middle. Returns how many parts were left after each step, which were laid
 * out through `preserve`, and how far anything moved.
 */
export async function layingOut({ removed = false }: { removed?: boolean }) {
  setLayout('stacked');
  const { body } = makePage();
  document.documentElement.dataset.fresh = '';
  renderAll(contextOf('en'));
  const { main } = find();
  const anchor = new ScrollAnchor(main);
  const parts = [...body.querySelectorAll<HTMLElement>('.part + section')];
  const waiting = () =>
    parts.filter((part) => getComputedStyle(part).contentVisibility === 'auto').map(({ id }) => id);
  const start = waiting();
  document.getElementById('walls')?.scrollIntoView({ behavior: 'instant' });
  await frames(2);
  const before = firstSeen();
  const preserved: string[] = [];
  const moved: number[] = [];
  const left: string[][] = [];
  let idle = 0;
  const done = layOutProgressively(body, {
    idle: async () => {
      idle++;
      if (removed && idle === 2) body.replaceChildren();
      moved.push(removed ? 0 : movedBy(before));
      left.push(waiting());
      await frames(1);
    },
    preserve: async (change) => {
      preserved.push(parts.find((part) => part.style.contentVisibility === '')?.id ?? '');
      await Promise.resolve();
      anchor.preserve(change);
    },
  });
  await done;
  if (!removed) moved.push(movedBy(before));
  const end = {
    fresh: 'fresh' in document.documentElement.dataset,
    styles: parts.filter((part) => part.getAttribute('style')).length,
  };
  delete document.documentElement.dataset.fresh;
  return {
    start,
    idle,
    preserved,
    left: left.map(({ length }) => length),
    moved: Math.max(...moved),
    ...end,
  };
}

/** Calls progressive layout for a text that scripts rendered. Returns how often it waited for the browser to be idle. */
export async function layingOutNothing() {
  makePage();
  renderAll(contextOf('en'));
  let idle = 0;
  await layOutProgressively(find().body, {
    idle: () => {
      idle++;
      return Promise.resolve();
    },
    preserve: () => Promise.reject(new Error('Expected no change')),
  });
  return idle;
}
