/** What laying out needs of the page; a test passes its own. */
export type Host = {
  /** Resolves when the browser has nothing more urgent to do. */
  idle: () => Promise<void>;
  /** Makes a change, and keeps the reader's place. */
  preserve: (change: () => void) => Promise<void>;
};

/**
 * Lays out the parts of a short text that its first frame left out, one by one when there is time: then all that is
 * out of sight is as high as it will be. A long paper's parts wait until they come into sight. A text that the browser
 * has yet to draw has no first frame to hurry for: it will be laid out whole, at once. Resolves when it is.
 */
export async function layOutProgressively(text: HTMLElement, { idle, preserve }: Host): Promise<void> {
  const { dataset } = document.documentElement;
  const parts = 'fresh' in dataset ? [...text.querySelectorAll<HTMLElement>('.part + section')] : [];
  for (const part of parts) {
    await idle();
    if (!part.isConnected) return;
    const change = () => (part.style.contentVisibility = 'visible');
    // What is below the top of the window moves nothing that is read.
    if (part.getBoundingClientRect().top >= 0) change();
    else await preserve(change);
  }
  // From now on there is no first frame (settings/before-paint.inline.ts, styles/text.css).
  delete dataset.fresh;
  for (const part of parts) part.removeAttribute('style');
}
