import { isPlain } from '../../text-interactions.ts';
import { entryFromFragment } from '../../../render/annotations.ts';
import { trustedHtml } from '../../../render/trusted-types.ts';

/**
 * Opens the entry of a term below its sentence when the term is pressed, and closes it when it is pressed again, or by
 * Escape; what is above stays, and the focus with the term. `entry` gives an entry of the glossary in a language as
 * HTML of ours; where it gives none, or fails, the link is followed. Until the returned function is called.
 */
export function attachTermNotes(
  main: HTMLElement,
  entry: (lang: string, id: string) => Promise<string>,
): () => void {
  const off = new AbortController();
  const notes = new Map<Element, HTMLElement>();
  const close = (term: Element) => {
    notes.get(term)?.remove();
    notes.delete(term);
    term.removeAttribute('aria-expanded');
  };
  const open = async (term: HTMLAnchorElement) => {
    const lang = term.closest<HTMLElement>('p')?.lang ?? '';
    const html = await entry(lang, entryFromFragment(term.hash)).catch(() => '');
    if (!html) return location.assign(term.href);
    if (!term.isConnected || notes.has(term)) return;
    const note = document.createElement('span');
    note.className = 'note';
    note.setAttribute('role', 'note');
    note.innerHTML = trustedHtml(html);
    term.closest('[data-segment]')?.after(note);
    notes.set(term, note);
    term.setAttribute('aria-expanded', 'true');
  };
  main.addEventListener(
    'click',
    (event) => {
      const term =
        event.target instanceof Element && event.target.closest<HTMLAnchorElement>('[data-segment] > a');
      if (!term || !isPlain(event)) return;
      event.preventDefault();
      if (notes.get(term)?.isConnected) close(term);
      else void open(term);
    },
    { signal: off.signal },
  );
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Escape' || document.querySelector('dialog[open]')) return;
      // That of the term that has the focus, else the one that was opened last.
      const open = [...notes.keys()].filter((term) => term.isConnected);
      const term = open.find((one) => one === document.activeElement) ?? open.at(-1);
      if (term) close(term);
    },
    { signal: off.signal },
  );
  return () => off.abort();
}
