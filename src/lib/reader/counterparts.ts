// Tap to compare: the page shows one language, and the counterpart of a sentence opens directly below it.
import { anchorOf } from '../document/view.ts';
import { announce } from './announcer.svelte.ts';

const counterpartOf = (sentence: Element): HTMLElement | null =>
  sentence.nextElementSibling instanceof HTMLElement && sentence.nextElementSibling.matches('.counterpart')
    ? sentence.nextElementSibling
    : null;

/**
 * Opens the counterpart of a segment in the other language of a pair, directly below it. Does nothing if it is open, or
 * if the text has no such segment. Returns it.
 */
export function openCounterpart(segment: string): HTMLElement | undefined {
  const sentence = document.getElementById(anchorOf(segment));
  const other = sentence?.closest('.row')?.querySelector(`.beside > [data-segment="${CSS.escape(segment)}"]`);
  const paragraph = other?.parentElement;
  if (!sentence || !paragraph) return undefined;
  const open = counterpartOf(sentence);
  if (open) return open;
  const copy = other.cloneNode(true) as HTMLElement;
  for (const name of ['id', 'data-marked', 'data-pointed', 'aria-current']) copy.removeAttribute(name);
  const counterpart = document.createElement('span');
  counterpart.className = 'counterpart';
  counterpart.lang = paragraph.lang;
  if (paragraph.dir) counterpart.dir = paragraph.dir;
  counterpart.append(copy);
  sentence.after(counterpart);
  return counterpart;
}

/** Closes the counterpart of a segment. Returns false if it was not open. */
export function closeCounterpart(segment: string): boolean {
  const sentence = document.getElementById(anchorOf(segment));
  const open = sentence && counterpartOf(sentence);
  open?.remove();
  return Boolean(open);
}

/** Opens the counterpart of a segment, brings it into view and announces it once. */
export function compare(segment: string): void {
  const counterpart = openCounterpart(segment);
  if (!counterpart) return;
  counterpart.scrollIntoView({ block: 'nearest' });
  const copy = counterpart.cloneNode(true) as HTMLElement;
  for (const pinyin of copy.querySelectorAll('rt, rp')) pinyin.remove();
  const { lang } = counterpart.querySelector<HTMLElement>('[lang]') ?? counterpart;
  announce([{ text: copy.textContent, lang }]);
}
