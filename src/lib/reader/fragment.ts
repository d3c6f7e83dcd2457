import { replaceState } from '$app/navigation';
import { page } from '$app/state';
import { segmentAt } from './segment-marker.ts';

// Safari throws at the hundredth change of the history within thirty seconds: a key that steps may be held for longer.
const INTERVAL_MS = 400;
const RETRY_MS = 5000;
let timer: ReturnType<typeof setTimeout> | undefined;
let written = 0;

/**
 * Changes the fragment of the address, `#…` or an empty string for none, without a history entry: at once, or a little later
 * if it has just been changed. Never throws: if the browser does not allow it, tries again later, unless the reader has gone
 * on. In browsers only.
 */
export function writeFragment(fragment: string): void {
  clearTimeout(timer);
  const { href } = location;
  const later = (ms: number) =>
    (timer = setTimeout(() => {
      if (location.href === href) writeFragment(fragment);
    }, ms));
  const wait = written + INTERVAL_MS - Date.now();
  if (wait > 0 && wait <= INTERVAL_MS) return void later(wait);
  written = Date.now();
  try {
    // The address of this page with another fragment.
    // eslint-disable-next-line svelte/no-navigation-without-resolve -- a fragment alone stays on the page
    replaceState(fragment, page.state);
  } catch {
    later(RETRY_MS);
  }
}

/** Decodes a fragment without its `#`; returns it unchanged if its escapes are malformed. */
export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * The id of a sentence without the suffix that it has in the second language: `tides-p1-s1--ar` → `tides-p1-s1`. The id may
 * be anything, so no regular expression: one could take time that grows with the square of its length. Pure.
 */
export function withoutSuffix(id: string): string {
  const suffix = id.lastIndexOf('--');
  return suffix < 0 ? id : id.slice(0, suffix);
}

/**
 * The element that an id names in the text on the page: without the suffix of the second language if it has it in no other
 * way. Sentences can be joined when a language is added to a paper, so that a link to one that is gone leads to the sentence
 * before it, of which it is part now. Null if there is none.
 */
export function elementNamed(id: string): HTMLElement | null {
  const plain = withoutSuffix(id);
  const [, paragraph = '', number = '0'] = /^(.*-s)(\d{1,3})$/.exec(plain) ?? [];
  let element = document.getElementById(id) ?? document.getElementById(plain);
  for (let n = Number(number) - 1; n > 0 && !element; n--) element = document.getElementById(paragraph + n);
  return element;
}

/** The segment that a fragment `#…` names in the text on the page, or the section; undefined if there is none. */
export function segmentOf(hash: string): string | undefined {
  const element = elementNamed(decodeFragment(hash.slice(1)));
  return element ? (segmentAt(element) ?? element.id) : undefined;
}
