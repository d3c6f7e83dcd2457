import { openCounterparts } from './view-snapshot.ts';
import { ignore, withCommands } from './with-commands.ts';

/** What tap to compare needs from the view around it. */
export type ComparisonHost = {
  /** Whether the page shows one language of two. */
  isComparing: () => boolean;
  /** Makes a change, and keeps the reader's place. */
  preserve: (change: () => void) => void;
  /** Called when the reader has opened a counterpart. */
  opened: () => void;
};

/** The counterparts of sentences that are open, kept while the text is rendered anew (counterparts.ts opens them). */
export class Comparison {
  readonly #host: ComparisonHost;
  // The segments whose counterparts are open.
  #open: string[] = [];

  constructor(host: ComparisonHost) {
    this.#host = host;
  }

  /**
   * Opens or closes the counterpart of a sentence, and calls `done` with whether it is open. Returns false if the page does
   * not show one language of two.
   */
  toggle(segment: string, done: (isOpen: boolean) => void = ignore): boolean {
    if (!this.#host.isComparing()) return false;
    withCommands(({ counterparts }) => {
      const isOpen = !counterparts.closeCounterpart(segment);
      if (isOpen) counterparts.compare(segment);
      this.#open = openCounterparts();
      done(isOpen);
      if (isOpen) this.#host.opened();
    });
    return true;
  }

  /** Opens the counterparts of more segments, without bringing them into view. */
  add(segments: string[]): void {
    this.#open = [...new Set([...this.#open, ...segments])];
    this.reopen();
  }

  /** Opens the counterparts that were open when the reader left, and no other: not that of a sentence that is marked. */
  restore(segments: string[]): void {
    const others = this.#open.filter((segment) => !segments.includes(segment));
    this.#open = segments;
    if (others.length)
      withCommands(({ counterparts }) => others.forEach(counterparts.closeCounterpart), ignore);
    this.reopen();
  }

  /** Opens again what a new rendering of the text has closed. */
  reopen(): void {
    if (!this.#open.length || !this.#host.isComparing()) return;
    withCommands(({ counterparts }) => {
      this.#host.preserve(() => this.#open.forEach(counterparts.openCounterpart));
    }, ignore);
  }
}
