import { anchorOf } from '../document/view.ts';
import { unfold } from './fold.ts';
import { decodeFragment, withoutSuffix } from './fragment.ts';
import { attachKeyboard, type KeyboardHandlers } from './keyboard.ts';
import { attachParagraphActions, type ParagraphActionHandlers } from './paragraph-actions.ts';
import { Marker, segmentAt } from './segment-marker.ts';

/** What interactions with a text need from the view around it. */
export type InteractionHandlers = KeyboardHandlers &
  ParagraphActionHandlers & {
    /** Writes the fragment of the marked sentence into the address: `#…`, or an empty string for none. */
    setFragment: (fragment: string) => void;
    /** Called after the reader has folded or unfolded the second language of a paragraph. */
    folded: () => void;
  };

/** The interactions with a text, while they are attached. */
export type TextInteractions = {
  /** Marks the sentence that a fragment names. Returns false if the text has nothing of that name. */
  follow: (hash: string) => boolean;
  /** Restores the marks after the text was rendered again. */
  renew: () => void;
  stop: () => void;
};

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
      const peek = target.closest<HTMLElement>('.peek');
      if (peek) {
        unfold(peek);
        return handlers.folded();
      }
      if (target.closest('[data-segment] > a')) return;
      const segment = segmentAt(event.target);
      if (segment === undefined) return;
      // A double-click selects a word, so its second click removes the mark that the first one has set. Nor does a click
      // that ends a selection mark anything.
      if (event.detail === 2) return mark(undefined);
      if (getSelection()?.isCollapsed) mark(segment === marker.marked ? undefined : segment);
    },
    { signal },
  );
  attachKeyboard(main, marker, mark, handlers, signal);
  attachParagraphActions(main, handlers, signal);

  return {
    follow(hash) {
      const id = decodeFragment(hash.slice(1));
      const named = id ? document.getElementById(id) : null;
      // A sentence of the second language has an id with a suffix. In a view where that language is alone or leads, it
      // has none, so the browser has not found it.
      const element = named ?? document.getElementById(withoutSuffix(id));
      if (!named) element?.scrollIntoView();
      marker.mark(segmentAt(element));
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
