import { anchorOf } from '../document/view.ts';
import type { SafeHtml } from '../render/html.ts';
import { trustedHtml } from '../render/trusted-types.ts';
import { isPlainClick } from './plain-click.ts';

/** What the actions of paragraphs need from the view around the text. */
export type ParagraphActionHandlers = {
  /**
   * Loads what says where a paragraph is, and calls `use` with it. It is the end of a link's accessible name:
   * `: Section 2, Paragraph 3`.
   */
  placeName: (section: number, paragraph: string, use: (name: string) => void) => void;
  /** Follows a link in a paragraph's actions. Returns true if it has, and false if the browser should. */
  followParagraphAction: (link: HTMLAnchorElement) => boolean;
  /**
   * Renders the menu of a paragraph, by the id of its row, where the page has none that works with scripts
   * on. Undefined if that could not be loaded, which the reader has been told.
   */
  renderMenu: (row: string) => Promise<SafeHtml | undefined>;
};

/** Makes the actions behind each paragraph's number work, until the signal is aborted. */
export function attachParagraphActions(
  main: HTMLElement,
  { placeName, followParagraphAction, renderMenu }: ParagraphActionHandlers,
  signal: AbortSignal,
): void {
  document.addEventListener(
    'click',
    (event) => {
      const target = event.target instanceof Element ? event.target : main;
      const link = target.closest<HTMLAnchorElement>('.paragraph-actions a');
      if (link && isPlainClick(event) && followParagraphAction(link)) event.preventDefault();
    },
    { signal, capture: true }, // Before SvelteKit, which follows links.
  );
  // A click elsewhere and the Escape key close the open actions.
  const close = (clicked: EventTarget | null) => {
    const open = main.querySelector<HTMLDetailsElement>('.paragraph-actions[open]');
    if (!open || (clicked instanceof Node && open.contains(clicked))) return;
    const hadFocus = open.contains(document.activeElement);
    open.open = false;
    if (hadFocus) open.querySelector('summary')?.focus({ preventScroll: true });
  };
  document.addEventListener('click', ({ target }) => close(target), { signal });
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Escape') close(null);
    },
    { signal },
  );
  // Adds the place to the names of links, so that each makes sense on its own. The served HTML leaves it out to stay
  // small: there the links' position has to do.
  const nameLinks = (actions: HTMLElement) => {
    const sections = [...main.querySelectorAll('section')];
    const number = sections.findIndex((section) => section.contains(actions)) + 1;
    placeName(number, actions.querySelector('summary')?.ariaLabel ?? '', (name) => {
      for (const link of actions.querySelectorAll('a:not(:has(> .hidden))')) {
        const span = document.createElement('span');
        span.className = 'hidden';
        span.textContent = name;
        link.append(span);
      }
    });
  };
  main.addEventListener(
    'toggle',
    async ({ target }) => {
      const actions =
        target instanceof HTMLElement ? target.closest<HTMLElement>('.paragraph-actions') : null;
      const row = actions?.parentElement;
      const menu = actions?.querySelector(':scope > div:has(> noscript)');
      if (menu && row && actions?.hasAttribute('open')) {
        const html = await renderMenu(row.id);
        // An empty menu would say nothing. The reader has been told why it did not load, or has closed it meanwhile.
        if (!html) return actions.removeAttribute('open');
        if (!actions.hasAttribute('open')) return;
        menu.innerHTML = trustedHtml(html);
      }
      if (actions) nameLinks(actions);
      const marked = row?.querySelector<HTMLElement>('[data-marked]')?.dataset.segment;
      const link = actions?.querySelector<HTMLAnchorElement>('.link');
      if (!row || !link) return;
      // If a sentence of the paragraph is marked, the link leads to the sentence.
      link.hash = marked === undefined ? row.id : anchorOf(marked);
      // A bar may cover the space above the paragraph; `scroll-padding` keeps the list clear of it.
      const list = link.parentElement;
      list?.scrollIntoView({ block: 'nearest' });
      // With many languages, the list needs more than the space above the paragraph (styles/interactive.css).
      list?.toggleAttribute('data-lines', list.offsetHeight > 1.5 * link.offsetHeight);
    },
    { signal, capture: true }, // The toggle event does not bubble.
  );
}
