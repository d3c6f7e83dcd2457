import { isPlainClick } from '../../plain-click.ts';
import { entryFromFragment } from '../../../render/element-ids.ts';
import type { SafeHtml } from '../../../render/html.ts';
import { trustedHtml } from '../../../render/trusted-types.ts';

/**
 * Opens the glossary entry of a term below its sentence when the term is pressed, and closes it when the term is pressed
 * again or by Escape. Nothing above it moves, and the focus stays on the term. `entry` loads an entry in a language; if
 * there is none or it fails to load, the link is followed. False if it cannot be loaded, which the reader has been told.
 * Works until the returned function is called.
 */
export function attachTermNotes(
  main: HTMLElement,
  entry: (lang: string, id: string) => Promise<SafeHtml | false | undefined>,
): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const notes = new Map<Element, HTMLElement>();
  const close = (term: Element) => {
    notes.get(term)?.remove();
    notes.delete(term);
    term.setAttribute('aria-expanded', 'false');
  };
  const open = async (term: HTMLAnchorElement) => {
    const lang = term.closest<HTMLElement>('.counterpart, p')?.lang ?? '';
    const html = await entry(lang, entryFromFragment(term.hash)).catch(() => undefined);
    if (html === false) return;
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
  // The server renders terms for readers without scripts, too.
  for (const term of main.querySelectorAll('[data-segment] > a')) close(term);
  // Not on the text: screen readers call an element with a click listener “clickable”.
  document.addEventListener(
    'click',
    (event) => {
      const term =
        event.target instanceof Element && event.target.closest<HTMLAnchorElement>('[data-segment] > a');
      if (!term || !isPlainClick(event)) return;
      event.preventDefault();
      if (notes.get(term)?.isConnected) close(term);
      else void open(term);
    },
    { signal, capture: true }, // Before SvelteKit, which follows links to fragments.
  );
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Escape' || document.querySelector('dialog[open]')) return;
      // Close the note of the focused term, or else the one that was opened last.
      const openTerms = [...notes.keys()].filter((term) => term.isConnected);
      const term = openTerms.find((one) => one === document.activeElement) ?? openTerms.at(-1);
      if (term) close(term);
    },
    { signal },
  );
  return () => controller.abort();
}
