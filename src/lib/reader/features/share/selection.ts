import { passagesIn, plainText, toHtml } from './passages.ts';

/**
 * Makes a selection stay in the column in which it begins, and puts clean text and HTML on the clipboard. Works until the
 * signal is aborted.
 */
export function attachSelection(main: HTMLElement, signal: AbortSignal): void {
  // styles/interactive.css: the other column cannot be selected meanwhile.
  const select = (column: string | undefined) => {
    if (column) main.dataset.selecting = column;
    else delete main.dataset.selecting;
  };
  document.addEventListener(
    'pointerdown',
    ({ target, shiftKey }) => {
      if (shiftKey) return; // It extends the selection that there is.
      const cell = target instanceof Element ? target.closest('.row > :is(.lead, .beside)') : null;
      select(cell && main.contains(cell) ? (cell.matches('.lead') ? 'lead' : 'beside') : undefined);
    },
    { signal },
  );
  // Select all, by a key or a menu.
  document.addEventListener(
    'keydown',
    ({ key, ctrlKey, metaKey }) => {
      if (key === 'a' && (ctrlKey || metaKey)) select(undefined);
    },
    { signal },
  );
  document.addEventListener(
    'copy',
    (event) => {
      const selection = getSelection();
      if (!selection || selection.isCollapsed || !event.clipboardData) return;
      const range = selection.getRangeAt(0);
      // A selection in a field, or outside the text, is the browser's.
      if (!range.intersectsNode(main) || document.activeElement?.matches('input, textarea')) return;
      const passages = passagesIn(range, main);
      if (passages.length === 0) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', plainText(passages));
      event.clipboardData.setData('text/html', String(toHtml(passages)));
    },
    { signal },
  );
}
