/** What laying out needs of the page; a test passes its own. */
export type Around = {
  /** Resolves when the browser has nothing more urgent to do. */
  idle: () => Promise<void>;
  /** Makes a change, and keeps the reader's place. */
  keep: (change: () => void) => Promise<void>;
};

/**
 * Lays out the parts of a short text that its first frame left out, one by one when there is time: then all that is
 * out of sight is as high as it will be. A long paper's parts wait until they come into sight.
 */
export async function layOut(text: HTMLElement, { idle, keep }: Around): Promise<void> {
  if (!('fresh' in document.documentElement.dataset)) return;
  const parts = [...text.querySelectorAll<HTMLElement>('.part + section')];
  for (const part of parts) {
    await idle();
    if (!part.isConnected) return;
    const change = () => (part.style.contentVisibility = 'visible');
    // What is below the top of the window moves nothing that is read.
    if (part.getBoundingClientRect().top >= 0) change();
    else await keep(change);
  }
  layOutAll();
  for (const part of parts) part.removeAttribute('style');
}

/** Lays out the whole of a short text at once, from now on (preferences/before-paint.ts, styles/text.css). */
export function layOutAll(): void {
  delete document.documentElement.dataset.fresh;
}
