import { idle } from './idle.ts';

/**
 * Lays out what a page that has just been opened left for later: of its text, the first screen was painted alone
 * (styles/text.css, preferences/before-paint.ts). A section at a time, whenever the browser has nothing else to do; what
 * is above the reader meanwhile through `keep`, which keeps the place.
 */
export async function layOutRest(
  sections: Iterable<HTMLElement>,
  keep: (change: () => void) => void,
  root = document.documentElement,
): Promise<void> {
  if (root.dataset.fresh === undefined) return;
  const all = [...sections];
  for (const section of all) {
    await idle();
    const lay = () => (section.style.contentVisibility = 'visible');
    if (section.getBoundingClientRect().bottom < 0) keep(lay);
    else lay();
  }
  delete root.dataset.fresh;
  for (const section of all) section.style.contentVisibility = '';
}
