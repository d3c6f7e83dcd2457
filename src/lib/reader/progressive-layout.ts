import { clearFresh, isFresh } from '../settings/apply.ts';

/** What progressive layout needs from the page; passed in so that tests can use a fake. */
export type Host = {
  /** Resolves when the browser is idle. */
  idle: () => Promise<void>;
  /** Makes a change, and keeps the reader's place. */
  preserve: (change: () => void) => Promise<void>;
};

/**
 * Lays out the parts of a short text that the first frame left out, one at a time while the browser is idle, so that
 * everything out of view gets its final height. The parts of a long paper are left until they come into view. A text that
 * scripts render has no first frame to speed up: the browser lays it out as a whole, at once. Resolves when all parts
 * are laid out.
 */
export async function layOutProgressively(text: HTMLElement, { idle, preserve }: Host): Promise<void> {
  const parts = isFresh() ? [...text.querySelectorAll<HTMLElement>('.part + section')] : [];
  for (const part of parts) {
    await idle();
    // Another view has replaced them.
    if (!part.isConnected) break;
    const change = () => (part.style.contentVisibility = 'visible');
    // A part below the top of the window moves nothing that is being read.
    if (part.getBoundingClientRect().top >= 0) change();
    else await preserve(change);
  }
  // The first frame is over (settings/before-paint.inline.ts, styles/text.css).
  clearFresh();
  for (const part of parts) part.removeAttribute('style');
}
