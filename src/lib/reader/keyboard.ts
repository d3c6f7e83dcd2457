import { anchorOf } from '../document/view.ts';
import { actionFor, type Action, type Keys } from '../settings/keyboard-shortcuts.ts';
import type { Marker } from './segment-marker.ts';
import type { ScrollAnchor } from './scroll-anchor.ts';

/** What keyboard shortcuts need from the view around the text. */
export type KeyboardHandlers = {
  anchor: ScrollAnchor;
  keys: () => Keys;
  /**
   * Runs the command of a key, other than stepping, at the reader's place: the marked segment, or the first one in the
   * window.
   */
  runCommand: (action: Exclude<Action, 'next' | 'previous'>, segment: string | undefined) => void;
};

/**
 * Attaches the keyboard shortcuts for reading, until the signal is aborted. `mark` marks the sentence that the reader
 * steps to; `marker` holds the marked one.
 */
export function attachKeyboard(
  marker: Marker,
  mark: (segment: string) => void,
  { anchor, keys, runCommand }: KeyboardHandlers,
  signal: AbortSignal,
): void {
  const step = (forward: boolean) => {
    const current = marker.marked === undefined ? null : document.getElementById(anchorOf(marker.marked));
    const box = current?.getBoundingClientRect();
    // A marked sentence out of view is not where the reader is: start from the reader's place instead.
    if (box && (box.bottom < 0 || box.top > innerHeight)) marker.mark(undefined);
    const segment = marker.next(forward, anchor.place?.segment);
    if (segment === undefined) return;
    mark(segment);
    // `scroll-padding` keeps the sentence clear of the bars.
    document.getElementById(anchorOf(segment))?.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener(
    'keydown',
    (event) => {
      const action = actionFor(event, keys());
      if (!action) return;
      event.preventDefault();
      if (action === 'next' || action === 'previous') step(action === 'next');
      else runCommand(action, marker.marked ?? anchor.place?.segment);
    },
    { signal },
  );
}
