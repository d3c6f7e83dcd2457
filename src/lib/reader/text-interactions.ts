import { anchorOf } from '../document/view.ts';
import { actionFor, type Action, type Keys } from '../settings/keyboard-shortcuts.ts';
import { Marker, segmentAt } from './segment-marker.ts';
import type { ScrollAnchor } from './scroll-anchor.ts';
import { unfold } from './fold.ts';
import { trustedHtml } from '../render/trusted-types.ts';

/** What attending to a reader needs from the view around the text. */
export type InteractionHandlers = {
  anchor: ScrollAnchor;
  keys: () => Keys;
  /** Writes the fragment of the marked sentence (none: without `#`) into the address. */
  address: (fragment: string) => void;
  /** Does what a key asks for, other than stepping, where the reader is: at the marked segment, or the first in sight. */
  runCommand: (action: Exclude<Action, 'next' | 'previous'>, segment: string | undefined) => void;
  /** Says what something belongs to, after its own name: `: Section 2, Paragraph 3`. */
  of: (section: number, paragraph: string) => string;
  /** Follows a link in the actions of a paragraph: to its address, or to another view. True if that is all there is to do. */
  followParagraphAction: (link: HTMLAnchorElement) => boolean;
};

/** Marks in a text, and the ways to set them. */
export type TextInteractions = {
  /** Marks the sentence that the address names; false if it names something that the text does not have. */
  follow: (hash: string) => boolean;
  /** Puts the marks back after the text was drawn again. */
  renew: () => void;
  stop: () => void;
};

/**
 * Attends to a reader's pointer, taps and keys in a text: the sentence pointed at, tapped or stepped to is marked in
 * every language shown, and the address names it.
 */
export function attachInteractions(main: HTMLElement, reader: InteractionHandlers): TextInteractions {
  const marked = new Marker(main, 'data-marked');
  const pointed = new Marker(main, 'data-pointed');
  const off = new AbortController();
  const { signal } = off;
  // From here on the marks say what the address names, also after it changed without a jump (`:target` does not).
  main.dataset.attended = '';

  const mark = (segment: string | undefined) => {
    marked.mark(segment);
    reader.address(segment === undefined ? '' : `#${anchorOf(segment)}`);
  };
  const step = (forward: boolean) => {
    const own = marked.marked === undefined ? null : document.getElementById(anchorOf(marked.marked));
    const box = own?.getBoundingClientRect();
    // A mark that is out of sight is not where the reader is.
    if (box && (box.bottom < 0 || box.top > innerHeight)) marked.mark(undefined);
    const segment = marked.next(forward, reader.anchor.place?.segment);
    if (segment === undefined) return;
    mark(segment);
    // `scroll-padding` keeps it clear of the bars.
    document.getElementById(anchorOf(segment))?.scrollIntoView({ block: 'nearest' });
  };

  main.addEventListener(
    'pointerover',
    (event) => {
      if (event.pointerType === 'mouse') pointed.mark(segmentAt(event.target));
    },
    { signal },
  );
  main.addEventListener('pointerleave', () => pointed.mark(undefined), { signal });
  main.addEventListener(
    'click',
    (event) => {
      const target = event.target instanceof Element ? event.target : main;
      const peek = target.closest<HTMLElement>('.peek');
      if (peek) return unfold(peek);
      if (target.closest('[data-segment] > a')) return;
      const link = target.closest<HTMLAnchorElement>('.paragraph-actions a');
      if (link && isPlain(event) && reader.followParagraphAction(link)) event.preventDefault();
      const segment = segmentAt(event.target);
      // Who selects text to copy it does not mean to mark it; a double click takes back what its first half did.
      if (event.detail === 2 && segment !== undefined) return mark(undefined);
      if (segment === undefined || !getSelection()?.isCollapsed) return;
      mark(segment === marked.marked ? undefined : segment);
    },
    { signal },
  );
  // What a paragraph offers is put away again by a click elsewhere and by Escape.
  const close = (within: EventTarget | null) => {
    const open = main.querySelector<HTMLDetailsElement>('.paragraph-actions[open]');
    if (!open || (within instanceof Node && open.contains(within))) return;
    const focused = open.contains(document.activeElement);
    open.open = false;
    if (focused) open.querySelector('summary')?.focus({ preventScroll: true });
  };
  document.addEventListener('click', ({ target }) => close(target), { signal });
  // Its links say by themselves where they lead. In what is served their place has to do: it would be too much.
  const nameLinks = (acts: HTMLElement) => {
    const sections = [...main.querySelectorAll('section')];
    const section = sections.findIndex((own) => own.contains(acts)) + 1;
    const place = reader.of(section, acts.querySelector('summary')?.ariaLabel ?? '');
    for (const link of acts.querySelectorAll('a:not(:has(> .hidden))')) {
      const words = document.createElement('span');
      words.className = 'hidden';
      words.textContent = place;
      link.append(words);
    }
  };
  main.addEventListener(
    'toggle',
    ({ target }) => {
      // The link of a paragraph in which a sentence is marked is that of the sentence.
      const acts = target instanceof HTMLElement ? target.closest<HTMLElement>('.paragraph-actions') : null;
      const row = acts?.parentElement;
      const asText = acts?.querySelector('noscript');
      if (asText) asText.outerHTML = trustedHtml(asText.textContent);
      if (acts) nameLinks(acts);
      const own = row?.querySelector<HTMLElement>('[data-marked]')?.dataset.segment;
      const link = acts?.querySelector<HTMLAnchorElement>('.link');
      if (!row || !link) return;
      link.hash = own === undefined ? row.id : anchorOf(own);
      // Above the paragraph there may be a bar; `scroll-padding` keeps clear of it.
      const list = link.parentElement;
      list?.scrollIntoView({ block: 'nearest' });
      // In many languages it takes more than the space above the paragraph (styles/interactive.css).
      list?.toggleAttribute('data-lines', list.offsetHeight > 1.5 * link.offsetHeight);
    },
    { signal, capture: true }, // It does not bubble.
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape') close(null);
      const action = actionFor(event, reader.keys());
      if (!action) return;
      event.preventDefault();
      if (action === 'next' || action === 'previous') step(action === 'next');
      else reader.runCommand(action, marked.marked ?? reader.anchor.place?.segment);
    },
    { signal },
  );

  return {
    follow(hash) {
      const id = decoded(hash.slice(1));
      const named = id ? document.getElementById(id) : null;
      // A sentence of the second language, in a view where it is alone or leads: the browser has not found it.
      const element = named ?? document.getElementById(id.replace(/--[\w-]+$/, ''));
      if (!named) element?.scrollIntoView();
      marked.mark(segmentAt(element));
      return !id || element !== null;
    },
    renew() {
      marked.mark(marked.marked);
      pointed.mark(undefined);
      if (marked.marked !== undefined) mark(marked.marked);
    },
    stop: () => off.abort(),
  };
}

/** Whether a click asks for no new tab or window. */
export const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  !(button || metaKey || ctrlKey || shiftKey || altKey);

/** A fragment as it was meant; as it stands, if its escapes are broken. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
