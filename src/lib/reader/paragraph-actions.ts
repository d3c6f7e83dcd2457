import { isPlainClick } from './plain-click.ts';

/** What the actions of paragraphs need from the view around the text. */
export type ParagraphActionHandlers = {
  /** Completes the menu of a paragraph that has been opened. */
  completeMenu: (details: HTMLElement) => void;
  /** Does what a control in such a menu is for. */
  followMenu: (control: HTMLElement) => void;
};

/** Makes the actions behind each paragraph's number work, until the signal is aborted. */
export function attachParagraphActions(
  main: HTMLElement,
  { completeMenu, followMenu }: ParagraphActionHandlers,
  signal: AbortSignal,
): void {
  document.addEventListener(
    'click',
    (event) => {
      const target = event.target instanceof Element ? event.target : main;
      const control = target.closest<HTMLElement>('.paragraph-actions :is(a, button)');
      if (!control || !isPlainClick(event)) return;
      event.preventDefault();
      followMenu(control);
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
  main.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLElement && target.matches('.paragraph-actions[open]')) completeMenu(target);
    },
    { signal, capture: true }, // The toggle event does not bubble.
  );
}
