/** How long a message stays, in ms: long enough to be spoken, and gone before a reader could come across it again. */
const DURATION = 8000;

let message = $state('');
let timer: ReturnType<typeof setTimeout>;

/** The message being announced to screen readers; mostly empty. */
export const announcement = () => message;

/**
 * Announces a message once, when the screen reader is silent. `text` is in the interface language, because screen readers
 * do not change voices within a live region. In browsers only.
 */
export function announce(text: string): void {
  message = '';
  clearTimeout(timer);
  // Clear, then wait: changes already under way are announced first, and repeating the same text must count as a change.
  timer = setTimeout(() => {
    message = text;
    timer = setTimeout(() => (message = ''), DURATION);
  }, 150);
}
