/** Folds or unfolds the counterpart of one paragraph, in the peek layout, from its control. */
export function unfold(peek: HTMLElement, open = peek.ariaExpanded !== 'true'): void {
  peek.ariaExpanded = String(open);
  (peek.nextElementSibling as HTMLElement | null)?.toggleAttribute('data-folded', !open);
}

/** The paragraphs whose counterpart is unfolded, by the ids of their rows. */
export const unfoldedRows = (): string[] =>
  [...document.querySelectorAll('.peek[aria-expanded="true"]')].map((peek) => peek.closest('.row')?.id ?? '');

/** Unfolds the counterparts of paragraphs, by the ids of their rows; what is not there is passed over. */
export function restoreUnfolded(rows: string[]): void {
  for (const id of rows) {
    const peek = document.getElementById(id)?.querySelector<HTMLElement>('.peek');
    if (peek) unfold(peek, true);
  }
}
