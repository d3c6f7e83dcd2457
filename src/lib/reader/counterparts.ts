// Tap to compare: the page shows one language, and the counterpart of a sentence opens directly below it.
import { anchorOf } from '../document/view.ts';
import { announce } from './announcer.svelte.ts';
import { coveredTop } from './covered-top.ts';

/** The air that is left around what is brought into view, in CSS px. */
const MARGIN = 8;

// A note of the glossary may be between the two.
function counterpartOf(sentence: Element): HTMLElement | undefined {
  let next = sentence.nextElementSibling;
  while (next && !next.matches('.counterpart, [data-segment]')) next = next.nextElementSibling;
  return next instanceof HTMLElement && next.matches('.counterpart') ? next : undefined;
}

/**
 * Opens the counterpart of a segment in the other language of a pair, directly below it, or renews it if it is open.
 * Returns it; undefined if the text has no such segment.
 */
export function openCounterpart(segment: string): HTMLElement | undefined {
  const sentence = document.getElementById(anchorOf(segment));
  const other = sentence?.closest('.row')?.querySelector(`.beside > [data-segment="${CSS.escape(segment)}"]`);
  const paragraph = other?.parentElement;
  if (!sentence || !paragraph) return undefined;
  const copy = other.cloneNode(true) as HTMLElement;
  for (const name of ['id', 'data-marked', 'data-pointed', 'aria-current']) copy.removeAttribute(name);
  const open = counterpartOf(sentence);
  if (open) {
    // Pinyin has been switched on or off since.
    if (open.firstElementChild?.innerHTML !== copy.innerHTML) open.replaceChildren(copy);
    return open;
  }
  const counterpart = document.createElement('span');
  counterpart.className = 'counterpart';
  counterpart.lang = paragraph.lang;
  // The paragraph that it is put into may be written the other way.
  counterpart.dir = getComputedStyle(paragraph).direction;
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

// Scrolls a counterpart into view, but not so far that the beginning of its sentence is lost.
function showBelow(segment: string, counterpart: HTMLElement): void {
  const bar = document.querySelector('.bar');
  const isCovered = bar && getComputedStyle(bar).position === 'fixed';
  const end = isCovered ? bar.getBoundingClientRect().top : innerHeight;
  const hidden = counterpart.getBoundingClientRect().bottom + MARGIN - end;
  const line = document.getElementById(anchorOf(segment))?.getClientRects()[0];
  const room = (line?.top ?? 0) - coveredTop() - MARGIN;
  const top = Math.min(hidden, room);
  if (top > 0) scrollBy({ top, behavior: 'instant' });
}

/** Opens the counterpart of a segment, brings it into view and announces it once. */
export function compare(segment: string): void {
  const counterpart = openCounterpart(segment);
  if (!counterpart) return;
  showBelow(segment, counterpart);
  const copy = counterpart.cloneNode(true) as HTMLElement;
  for (const pinyin of copy.querySelectorAll('rt, rp')) pinyin.remove();
  // What stands for a missing sentence has a language of its own.
  const { lang } = copy.querySelector<HTMLElement>('[lang]') ?? counterpart;
  announce([{ text: copy.textContent, lang }]);
}
