import { afterNavigate, beforeNavigate, goto, onNavigate } from '$app/navigation';
import { resolve } from '$app/paths';
import { addressOf, sameView, type View } from '../document/view.ts';
import { clearLoadFailure, reportLoadFailure } from '../loading/load-failure.svelte.ts';
import { segmentOf } from './fragment.ts';
import { loadView } from './load-view.ts';
import type { ReadingProps } from './reading-props.ts';
import type { Place, ScrollAnchor } from './scroll-anchor.ts';
import { holdSheetsUntil } from './sheets.ts';
import type { Measurement } from './text-view.ts';
import { ignore, withCommands } from './with-commands.ts';

/** What a switch needs from the open text. */
export type SwitchHost = {
  /** The view of the address. */
  requested: () => View;
  /** The props of the view on the page. */
  shown: () => ReadingProps;
  /** Shows another view at once. */
  show: (next: ReadingProps) => void;
  /** Loads what renders a text. */
  load: () => Promise<unknown>;
  anchor: () => ScrollAnchor | undefined;
  measure: (segment: string | undefined) => Measurement | undefined;
  /** Called when the address is that of the view on the page, with whether the reader's place was kept. */
  arrived: (isPlaceKept: boolean) => void;
};

/**
 * Switches between the views of a paper. Every switch takes one path: the reader's place, the view, its rendering, the place
 * again, and the address. Create it while a component is initialised.
 */
export class ViewSwitcher {
  readonly #host: SwitchHost;
  // What a navigation restores when the view is rendered: the place, or nothing if it goes to a passage.
  #pending: { place: Place | undefined; measurement: Measurement | undefined; isLink?: boolean } | undefined;
  // The place that a switch has restored, while its address is still on the way.
  #arriving: { place: Place | undefined } | undefined;
  // Counts switches, so that one in flight stops when the reader asks for another or leaves.
  #switches = 0;
  #isFreshlyOpened = true;

  constructor(host: SwitchHost) {
    this.#host = host;
    // Going elsewhere or back cancels a switch in flight.
    beforeNavigate(({ type }) => {
      if (type === 'goto') return;
      this.#switches++;
      this.#arriving = undefined;
    });
    onNavigate(async ({ type, from, to }) => {
      this.#pending = undefined;
      if (this.#arriving || from?.params?.paper !== to?.params?.paper) return;
      await host.anchor()?.stopScrolling();
      // A link to a passage goes there. Back to one keeps the place, as every switch does.
      const hash = type === 'popstate' ? '' : to?.url.hash;
      this.#pending = hash ? this.#captureTarget(hash) : this.#capturePlace();
    });
    afterNavigate(({ type }) => {
      const arrived = this.#arriving;
      const pending = type === 'enter' ? undefined : this.#pending;
      this.#pending = undefined;
      const kept = arrived ?? (pending?.isLink ? undefined : pending);
      this.#isFreshlyOpened = !kept;
      host.arrived(kept !== undefined);
      if (!kept) return;
      if (!arrived) {
        host.anchor()?.restore(kept.place);
        // For an address with a fragment, SvelteKit scrolls once more, to make Tab go on from there.
        if (location.hash) setTimeout(() => host.anchor()?.restore(kept.place));
      }
      const shown = host.shown();
      withCommands(({ announceView }) => announceView(shown, kept.place), ignore);
    });
  }

  /** Whether the page was opened or returned to, rather than reached by a switch from another view. */
  get isFreshlyOpened(): boolean {
    return this.#isFreshlyOpened;
  }

  /** Whether the reader's place is being kept by a switch, so that rendering need not keep it. */
  get isKeepingPlace(): boolean {
    return this.#pending !== undefined || this.#arriving !== undefined;
  }

  /** What was in the window before the current switch. */
  get measurement(): Measurement | undefined {
    return this.#pending?.measurement;
  }

  /** Switches to another view of the paper: shows it, and then navigates to its address. Keeps the reader's place. */
  readonly follow = (other: View): Promise<void> => {
    const arrival = this.#follow(other);
    holdSheetsUntil(arrival);
    return arrival;
  };

  async #follow(other: View): Promise<void> {
    const host = this.#host;
    const id = ++this.#switches;
    // Already showing that view: just cancel any switch in flight.
    if (sameView(other, host.requested()) && sameView(other, host.shown().view)) return;
    const address = resolve(addressOf(other));
    try {
      const [next] = await Promise.all([loadView(other), host.load()]);
      await host.anchor()?.stopScrolling();
      if (id !== this.#switches) return;
      const pending = (this.#pending = this.#capturePlace());
      host.show(next);
      host.anchor()?.restore(pending.place);
      this.#pending = undefined;
      this.#arriving = pending;
      clearLoadFailure();
    } catch {
      // The navigation below would fail in the same way, and the reader would lose the text.
      if (id === this.#switches) await reportLoadFailure();
      return;
    }
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    if (id !== this.#switches) return;
    try {
      // An ordinary navigation. A shallow one (SvelteKit's `replaceState`) would spare loading the same props again, but
      // the history entry would keep the former address, and Back to it would show the former view.
      // Back leaves the text, however often the reader has compared its languages.
      await goto(address, { noScroll: true, keepFocus: true, replaceState: true });
    } catch {
      // Safari allows a hundred changes of the history in thirty seconds. The view is shown all the same.
    } finally {
      if (id === this.#switches) this.#arriving = undefined;
    }
  }

  #capturePlace() {
    const place = this.#host.anchor()?.place;
    return { place, measurement: this.#host.measure(place?.segment) };
  }

  // The passage that a link names is rendered first: then the browser can scroll to it, and it can have the focus.
  #captureTarget(hash: string) {
    const measurement = this.#host.measure(segmentOf(hash));
    return { place: undefined, measurement: measurement && { ...measurement, top: 0 }, isLink: true };
  }
}
