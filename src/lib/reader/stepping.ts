import { anchorOf } from '../document/view.ts';
import type { StepAction } from '../settings/keyboard-shortcuts.ts';
import { announce, type Message } from './announcer.svelte.ts';
import { focusOnce } from './focus.ts';
import type { ScrollAnchor } from './scroll-anchor.ts';
import { elementsOf, segmentAt, type Marker } from './segment-marker.ts';

/**
 * Marks the sentence after or before the marked one, or the first one of a paragraph, brings it into view and announces it.
 * Starts at the reader's place if no visible sentence is marked. Does nothing past the ends.
 */
export function step(
  action: StepAction,
  main: HTMLElement,
  marker: Marker,
  mark: (segment: string | undefined) => void,
  anchor: Pick<ScrollAnchor, 'place'>,
): void {
  const current = marker.marked === undefined ? null : document.getElementById(anchorOf(marker.marked));
  const box = current?.getBoundingClientRect();
  // A marked sentence out of view is not where the reader is: start from the reader's place instead.
  if (box && (box.bottom < 0 || box.top > innerHeight)) marker.mark(undefined);
  const segment = nextSegment(main, marker.marked, action, anchor.place?.segment);
  if (segment !== undefined) goTo(segment, mark);
}

/**
 * Marks a segment, or no more than shows it if it is a heading, which is named by its section. Brings it into view and
 * announces it, after `before`.
 */
export function goTo(id: string, mark: (segment: string | undefined) => void, before: Message = []): void {
  const element = elementAt(id);
  const isHeading = element?.matches('h2') ?? false;
  mark(isHeading ? undefined : id);
  // `scroll-padding` keeps it clear of the bars.
  element?.scrollIntoView({ block: 'nearest' });
  const shown = isHeading
    ? [...(element?.querySelectorAll<HTMLElement>(':scope > *') ?? [])]
    : elementsOf(id);
  announceElements(shown, before);
  tabFrom(id);
}

/** The element of a segment, or the heading of a section. */
export function elementAt(id: string): HTMLElement | null {
  const element = document.getElementById(anchorOf(id));
  return element?.querySelector('h2') ?? element;
}

/** The segment to which an action leads from the marked one, undefined past the ends; `start` if none is marked. */
function nextSegment(
  main: HTMLElement,
  marked: string | undefined,
  action: StepAction,
  start: string | undefined,
): string | undefined {
  const wanted = action.endsWith('Paragraph')
    ? '.lead > [data-segment]:first-child'
    : '.lead > [data-segment]';
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT, (node) =>
    (node as Element).matches(wanted) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
  );
  if (marked === undefined) return start ?? segmentAt(walker.nextNode());
  walker.currentNode = elementsOf(marked)[0] ?? main;
  return segmentAt(action.startsWith('next') ? walker.nextNode() : walker.previousNode());
}

/**
 * Announces the sentence that the reader has stepped to, in every language shown, each with its tag. Pinyin is left out, as
 * it would be spoken in the middle of the sentence.
 */
function announceElements(elements: HTMLElement[], before: Message): void {
  const shown = elements.filter((element) => element.checkVisibility());
  const parts = shown.map((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const pinyin of copy.querySelectorAll('rt, rp')) pinyin.remove();
    return { text: copy.textContent, lang: element.closest<HTMLElement>('[lang]')?.lang ?? '' };
  });
  announce([...before, ...parts.filter(({ text }) => text)]);
}

let stepped: AbortController | undefined;

/**
 * Makes Tab go on from a segment or heading, until the reader moves the focus or uses a pointer. The focus itself stays where it is
 * until then: a screen reader would say the sentence again, and some leave the mode in which keys reach the page.
 */
function tabFrom(id: string): void {
  stepped?.abort();
  const controller = (stepped = new AbortController());
  const stop = () => controller.abort();
  const { signal } = controller;
  const onkeydown = ({ key, code, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
    // With Shift, WebKitGTK has no name for the key.
    if ((key !== 'Tab' && code !== 'Tab') || altKey || ctrlKey || metaKey) return;
    stop();
    // The browser goes on from the focused element once the key has been handled.
    focusOnce(elementAt(id));
  };
  addEventListener('keydown', onkeydown, { signal });
  addEventListener('focusin', stop, { signal });
  addEventListener('pointerdown', stop, { signal });
}
