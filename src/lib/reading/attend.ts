import { anchorOf } from './address.ts';
import { actionFor, type Action, type Keys } from './keys.ts';
import { Marker, segmentAt } from './mark.ts';
import type { PlaceKeeper } from './place.ts';

/** What attending to a reader needs from the view around the text. */
export type Reader = {
  keeper: PlaceKeeper;
  keys: () => Keys;
  /** Writes the fragment of the marked sentence (none: without `#`) into the address. */
  address: (fragment: string) => void;
  /** Does what a key asks for, other than stepping. */
  act: (action: Exclude<Action, 'next' | 'previous'>, segment: string | undefined) => void;
};

/** Marks in a text, and the ways to set them. */
export type Attention = {
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
export function attend(main: HTMLElement, reader: Reader): Attention {
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
  const step = (by: number) => {
    const own = marked.marked === undefined ? null : document.getElementById(anchorOf(marked.marked));
    const box = own?.getBoundingClientRect();
    // A mark that is out of sight is not where the reader is.
    if (box && (box.bottom < 0 || box.top > innerHeight)) marked.mark(undefined);
    const segment = marked.next(by, reader.keeper.place?.segment);
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
      const segment = segmentAt(event.target);
      // Who selects text to copy it does not mean to mark it; a double click takes back what its first half did.
      if (event.detail === 2 && segment !== undefined) return mark(undefined);
      if (segment === undefined || !getSelection()?.isCollapsed) return;
      mark(segment === marked.marked ? undefined : segment);
    },
    { signal },
  );
  document.addEventListener(
    'keydown',
    (event) => {
      const action = actionFor(event, reader.keys());
      if (!action) return;
      event.preventDefault();
      if (action === 'next' || action === 'previous') step(action === 'next' ? 1 : -1);
      else reader.act(action, marked.marked ?? reader.keeper.place?.segment);
    },
    { signal },
  );

  return {
    follow(hash) {
      const id = decoded(hash.slice(1));
      const element = id ? document.getElementById(id) : null;
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

/** A fragment as it was meant; as it stands, if its escapes are broken. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
