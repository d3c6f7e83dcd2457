/** How long a message stays, in ms: long enough to be spoken, and gone before a reader could come across it again. */
const DURATION = 8000;

/** What is announced, in parts of one language each, with their language tags. */
export type Message = { text: string; lang: string }[];

let message = $state.raw<Message>([]);
let timer: ReturnType<typeof setTimeout>;

/** The message being announced to screen readers; mostly empty. */
export const announcement = () => message;

/**
 * Announces a message once, when the screen reader is silent. A text is in the interface language, which is its tag even
 * if the interface changes while it is announced. In browsers only.
 */
export function announce(text: string | Message): void {
  const next = typeof text === 'string' ? [{ text, lang: document.documentElement.lang }] : text;
  message = [];
  clearTimeout(timer);
  // Clear, then wait: changes already under way are announced first, and repeating the same text must count as a change.
  timer = setTimeout(() => {
    message = next;
    timer = setTimeout(() => (message = []), DURATION);
  }, 150);
}
