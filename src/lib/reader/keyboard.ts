import {
  actionFor,
  isStep,
  type Action,
  type Keys,
  type StepAction,
} from '../settings/keyboard-shortcuts.ts';
import type { Marker } from './segment-marker.ts';
import type { ScrollAnchor } from './scroll-anchor.ts';
import type * as stepping from './stepping.ts';

/** What keyboard shortcuts need from the view around the text. */
export type KeyboardHandlers = {
  anchor: ScrollAnchor;
  keys: () => Keys;
  /**
   * Runs the command of a key, other than stepping. `segment` returns the reader's place: the marked segment, or the first
   * one in the window. Steps that were asked for before have then been taken. `mark` marks another.
   */
  runCommand: (
    action: Exclude<Action, StepAction>,
    segment: () => string | undefined,
    mark: (segment: string | undefined) => void,
  ) => void;
  /**
   * Opens or closes the counterpart of a sentence, and calls `done` with whether it is open. Returns false in a layout that
   * shows all sentences.
   */
  compare: (segment: string, done?: (isOpen: boolean) => void) => boolean;
  /** Whether the page shows one language of two, so that `compare` does something. */
  isComparing: () => boolean;
  /** Loads what steps from sentence to sentence, and calls `run` with it. */
  withStepping: (run: (module: Pick<typeof stepping, 'step'>) => void) => void;
};

const hasModifier = ({ altKey, ctrlKey, metaKey }: KeyboardEvent) => altKey || ctrlKey || metaKey;

/**
 * Attaches the keyboard shortcuts for reading, until the signal is aborted. `mark` marks the sentence that the reader
 * steps to; `marker` holds the marked one. Escape removes the mark, unless it closes something: so attach this before
 * whatever else listens for Escape.
 */
export function attachKeyboard(
  main: HTMLElement,
  marker: Marker,
  mark: (segment: string | undefined) => void,
  { anchor, keys, runCommand, compare, withStepping }: KeyboardHandlers,
  signal: AbortSignal,
): void {
  const closable = 'dialog[open], .paragraph-actions[open], .note';
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && marker.marked && !document.querySelector(closable)) mark(undefined);
      // Enter on a control is that control's.
      const { activeElement } = document;
      const isOnText = activeElement === document.body || activeElement?.matches('main, [data-segment]');
      if (event.key === 'Enter' && marker.marked && isOnText && !hasModifier(event)) compare(marker.marked);
      const action = actionFor(event, keys());
      if (!action) return;
      event.preventDefault();
      if (isStep(action)) withStepping(({ step }) => step(action, main, marker, mark, anchor));
      else runCommand(action, () => marker.marked ?? anchor.place?.segment, mark);
    },
    { signal },
  );
}
