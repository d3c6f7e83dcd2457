import type { SafeHtml } from '../../../render/html.ts';
import { attachTermNotes } from './term-notes.ts';

/** What opening annotations needs from the view around them. */
export type AnnotationHost = {
  /** Loads an entry of the glossary; false if it cannot be loaded, which the reader has been told. */
  entry: (lang: string, id: string) => Promise<SafeHtml | false | undefined>;
  /** Loads the summaries shown; returns whether they are there. If not, the reader has been told. */
  load: () => Promise<boolean>;
};

/** Lets the reader open glossary entries and summaries, until the signal is aborted. */
export function attachAnnotations(
  main: HTMLElement,
  { entry, load }: AnnotationHost,
  signal: AbortSignal,
): void {
  signal.addEventListener('abort', attachTermNotes(main, entry), { once: true });
  const ontoggle = async ({ target }: Event) => {
    if (!(target instanceof HTMLDetailsElement) || !target.matches('.summary') || !target.open) return;
    // An empty summary would say nothing.
    if (!(await load()) && !target.querySelector('.row')) target.open = false;
  };
  main.addEventListener('toggle', ontoggle, { capture: true, signal });
}
