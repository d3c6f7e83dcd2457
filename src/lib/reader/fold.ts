/** Folds or unfolds the second language of one paragraph in the peek layout. `peek` is its button. */
export function unfold(peek: HTMLElement, open = peek.ariaExpanded !== 'true'): void {
  peek.ariaExpanded = String(open);
  (peek.nextElementSibling as HTMLElement | null)?.toggleAttribute('data-folded', !open);
}

/** Folds or unfolds the second language of every paragraph in an element, in the peek layout. */
export function unfoldAll(root: HTMLElement, open: boolean): void {
  for (const peek of root.querySelectorAll<HTMLElement>('.peek')) unfold(peek, open);
}

/** Whether the second language of every paragraph is unfolded; undefined if it is that of some paragraphs only. */
export function areAllUnfolded(): boolean | undefined {
  const has = (open: boolean) => document.querySelector(`.peek[aria-expanded="${open}"]`) !== null;
  return has(true) === has(false) ? undefined : has(true);
}

/** The paragraphs whose second language is unfolded, by the ids of their rows. */
export const unfoldedRows = (): string[] =>
  [...document.querySelectorAll('.peek[aria-expanded="true"]')].map((peek) => peek.closest('.row')?.id ?? '');

/** Unfolds the second language of paragraphs, by the ids of their rows. Ids that do not exist are ignored. */
export function restoreUnfolded(rows: string[]): void {
  for (const id of rows) {
    const peek = document.getElementById(id)?.querySelector<HTMLElement>('.peek');
    if (peek) unfold(peek, true);
  }
}
