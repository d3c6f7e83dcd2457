/** Focuses an element that is no tab stop, until it loses the focus. Does not scroll. */
export function focusOnce(element: HTMLElement | null | undefined): void {
  if (!element) return;
  element.setAttribute('tabindex', '-1');
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus({ preventScroll: true });
}
