/** How long a message stands, in ms: long enough to be spoken, and gone before it could be met again. */
const STANDS = 8000;

let said = $state('');
let later: ReturnType<typeof setTimeout>;

/** What is being said to those who do not see it; mostly nothing. */
export const announced = () => said;

/**
 * Says something once, when the reader's screen reader has nothing else to say. `text` is in the language of the
 * interface: in a message no screen reader changes its voice. In the browser alone.
 */
export function announce(text: string): void {
  said = '';
  clearTimeout(later);
  // What was just changed is told first; and the same words said again are a change.
  later = setTimeout(() => {
    said = text;
    later = setTimeout(() => (said = ''), STANDS);
  }, 150);
}
