import { anchorOf } from '../document/view.ts';
import { decodeFragment, elementNamed, withoutSuffix } from './fragment.ts';
import { attachKeyboard, type KeyboardHandlers } from './keyboard.ts';
import { attachParagraphActions, type ParagraphActionHandlers } from './paragraph-actions.ts';
import { coveredTop } from './covered-top.ts';
import { elementsOf, Marker, segmentAt } from './segment-marker.ts';

/** What interactions with a text need from the view around it. */
export type InteractionHandlers = KeyboardHandlers &
  ParagraphActionHandlers & {
    /** Writes the fragment of the marked sentence into the address: `#…`, or an empty string for none. */
    setFragment: (fragment: string) => void;
  };

/** The interactions with a text, while they are attached. */
export type TextInteractions = {
  /** Marks the sentence that a fragment names. Returns false if the text has nothing of that name. */
  follow: (hash: string) => boolean;
  /** The marked segment. */
  readonly marked: string | undefined;
  /** Restores the marks after the text was rendered again. */
  renew: () => void;
  stop: () => void;
};

/** The air above a sentence that a link leads to, in CSS px: about a line. */
const MARGIN = 24;

/**
 * Attaches the interactions of pointer, touch and keyboard to a text. The sentence pointed at, tapped or stepped to is
 * marked in every language shown, and the address names it.
 */
export function attachInteractions(main: HTMLElement, handlers: InteractionHandlers): TextInteractions {
  const marker = new Marker({ 'data-marked': '', 'aria-current': 'true' });
  const pointed = new Marker({ 'data-pointed': '' });
  const controller = new AbortController();
  const { signal } = controller;
  // From here on, a mark shows the sentence that the address names. It also follows changes of the address without
  // navigation, which `:target` does not.
  main.dataset.attended = '';

  const mark = (segment: string | undefined) => {
    marker.mark(segment);
    handlers.setFragment(segment === undefined ? '' : `#${anchorOf(segment)}`);
  };

  const choose = (segment: string) => {
    const isMarked = segment === marker.marked;
    const isComparing = handlers.compare(segment, (isOpen) => {
      if (isOpen || isMarked) mark(isOpen ? segment : undefined);
    });
    if (!isComparing) mark(isMarked ? undefined : segment);
  };

  main.addEventListener(
    'pointerover',
    (event) => {
      if (event.pointerType === 'mouse') pointed.mark(segmentAt(event.target));
    },
    { signal },
  );
  main.addEventListener('pointerleave', () => pointed.mark(undefined), { signal });
  // Clicks are listened for on the document: screen readers call an element with a click listener “clickable”.
  document.addEventListener(
    'click',
    (event) => {
      const target = event.target instanceof Element ? event.target : main;
      if (target.closest('[data-segment] > a')) return;
      const segment = segmentAt(event.target);
      if (segment === undefined) return;
      // A double-click selects a word, so its second click removes the mark that the first one has set. Nor does a click
      // that ends a selection mark anything.
      // In tap to compare, every tap opens or closes: two leave everything as it was.
      if (event.detail === 2) return handlers.isComparing() ? choose(segment) : mark(undefined);
      if (getSelection()?.isCollapsed) choose(segment);
    },
    { signal },
  );
  // The browser is about to show what its search has found in a folded paragraph.
  main.addEventListener(
    'beforematch',
    ({ target }) => {
      if (target instanceof HTMLElement && target.matches('p.beside')) target.dataset.found = '';
    },
    { signal },
  );
  attachKeyboard(main, marker, mark, handlers, signal);
  attachParagraphActions(main, handlers, signal);

  // In columns a sentence may begin further up in the other one: bring both into view, below the bars. Not after a reload,
  // when the reader has gone on from the sentence.
  const showBoth = (segment: string) => {
    const tops = elementsOf(segment)
      .filter((one) => one.checkVisibility())
      .map((one) => one.getBoundingClientRect().top);
    const [lead = NaN] = tops;
    const edge = coveredTop();
    const distance = Math.min(...tops) - edge - MARGIN;
    if (lead >= edge && lead < innerHeight && distance < 0) scrollBy({ top: distance, behavior: 'instant' });
  };

  return {
    get marked() {
      return marker.marked;
    },
    follow(hash) {
      const id = decodeFragment(hash.slice(1));
      const named = id ? document.getElementById(id) : null;
      // A sentence of the second language has an id with a suffix. In a view where that language is alone or leads, it
      // has none, so the browser has not found it.
      // Nor has it scrolled to a sentence of the second language that is folded.
      const isShown = named?.checkVisibility() ?? false;
      const element = isShown ? named : (elementNamed(withoutSuffix(id)) ?? named);
      if (!isShown) element?.scrollIntoView();
      marker.mark(segmentAt(element));
      if (marker.marked) showBoth(marker.marked);
      return !id || element !== null;
    },
    renew() {
      marker.mark(marker.marked);
      pointed.mark(pointed.marked);
      if (marker.marked !== undefined) mark(marker.marked);
    },
    stop: () => controller.abort(),
  };
}
