import { anchorOf } from '../document/view.ts';
import { announce } from './announcer.svelte.ts';
import type { ScrollAnchor } from './scroll-anchor.ts';
import { elementsOf, segmentAt, type Marker } from './segment-marker.ts';

/**
 * Marks the sentence after or before the marked one, brings it into view and announces it. Starts at the reader's place if
 * no visible sentence is marked. Does nothing past the ends.
 */
export function step(
  forward: boolean,
  main: HTMLElement,
  marker: Marker,
  mark: (segment: string) => void,
  anchor: Pick<ScrollAnchor, 'place'>,
): void {
  const current = marker.marked === undefined ? null : document.getElementById(anchorOf(marker.marked));
  const box = current?.getBoundingClientRect();
  // A marked sentence out of view is not where the reader is: start from the reader's place instead.
  if (box && (box.bottom < 0 || box.top > innerHeight)) marker.mark(undefined);
  const segment = nextSegment(main, marker.marked, forward, anchor.place?.segment);
  if (segment === undefined) return;
  mark(segment);
  // `scroll-padding` keeps the sentence clear of the bars.
  document.getElementById(anchorOf(segment))?.scrollIntoView({ block: 'nearest' });
  announceSegment(segment);
  tabFrom(segment);
}

/** The segment after or before the marked one, undefined past the ends; `start` if none is marked. */
function nextSegment(
  main: HTMLElement,
  marked: string | undefined,
  forward: boolean,
  start: string | undefined,
): string | undefined {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT, (node) =>
    (node as Element).matches('.lead > [data-segment]') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
  );
  if (marked === undefined) return start ?? segmentAt(walker.nextNode());
  walker.currentNode = elementsOf(marked)[0] ?? main;
  return segmentAt(forward ? walker.nextNode() : walker.previousNode());
}

/**
 * Announces the sentence that the reader has stepped to, in every language shown, each with its tag. Pinyin is left out, as
 * it would be spoken in the middle of the sentence.
 */
function announceSegment(segment: string): void {
  const shown = elementsOf(segment).filter((element) => element.checkVisibility());
  const parts = shown.map((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const pinyin of copy.querySelectorAll('rt, rp')) pinyin.remove();
    return { text: copy.textContent, lang: element.closest<HTMLElement>('[lang]')?.lang ?? '' };
  });
  announce(parts.filter(({ text }) => text));
}

let stepped: AbortController | undefined;

/**
 * Makes Tab go on from a segment, until the reader moves the focus or uses a pointer. The focus itself stays where it is
 * until then: a screen reader would say the sentence again, and some leave the mode in which keys reach the page.
 */
function tabFrom(segment: string): void {
  stepped?.abort();
  const controller = (stepped = new AbortController());
  const stop = () => controller.abort();
  const { signal } = controller;
  const onkeydown = ({ key, code, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
    // With Shift, WebKitGTK has no name for the key.
    if ((key !== 'Tab' && code !== 'Tab') || altKey || ctrlKey || metaKey) return;
    const element = document.getElementById(anchorOf(segment));
    stop();
    // The browser goes on from the focused element once the key has been handled. Only a tabindex lets the sentence have
    // the focus, and it must not keep it: no sentence is a tab stop.
    element?.setAttribute('tabindex', '-1');
    element?.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
    element?.focus({ preventScroll: true });
  };
  addEventListener('keydown', onkeydown, { signal });
  addEventListener('focusin', stop, { signal });
  addEventListener('pointerdown', stop, { signal });
}
