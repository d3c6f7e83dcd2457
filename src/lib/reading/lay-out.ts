/** What laying out needs of the page; a test passes its own. */
export type Around = {
  /** Resolves when the browser has nothing more urgent to do. */
  idle: () => Promise<void>;
  /** Makes a change, and keeps the reader's place. */
  keep: (change: () => void) => Promise<void>;
};

const LAID = 'data-laid';

const waiting = (text: HTMLElement) => text.querySelectorAll<HTMLElement>(`.part + section:not([${LAID}])`);

/**
 * Lays out the parts of a short text that its first frame left out, one by one when there is time: then all that is
 * out of sight is as high as it will be. A long paper's parts wait until they come into sight.
 */
export async function layOut(text: HTMLElement, { idle, keep }: Around): Promise<void> {
  for (const part of waiting(text)) {
    await idle();
    if (!part.isConnected) return;
    const change = () => part.setAttribute(LAID, '');
    // What is below the top of the window moves nothing that is read.
    if (part.getBoundingClientRect().top >= 0) change();
    else await keep(change);
  }
}

/** Lays out the whole of a short text at once. */
export function layOutAll(text: HTMLElement): void {
  for (const part of waiting(text)) part.setAttribute(LAID, '');
}
