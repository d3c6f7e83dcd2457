import { anchorOf } from '../document/view.ts';

/** The elements that show a segment, in the order of the languages shown. All are in the same row. */
export function elementsOf(segment: string): HTMLElement[] {
  const row = document.getElementById(anchorOf(segment))?.closest('.row');
  return [...(row?.querySelectorAll<HTMLElement>(`[data-segment="${CSS.escape(segment)}"]`) ?? [])];
}

/**
 * Marks one sentence in every language that shows it, for example the one pointed at, tapped, stepped to or linked to.
 * The mark is an attribute of existing elements; nothing is rendered again.
 */
export class Marker {
  readonly #main: HTMLElement;
  #marked: string | undefined;
  #elements: Element[] = [];

  readonly #attribute: string;

  constructor(main: HTMLElement, attribute: 'data-marked' | 'data-pointed') {
    this.#main = main;
    this.#attribute = attribute;
  }

  /** The id of the marked segment, such as `background.p3.s1`. */
  get marked(): string | undefined {
    return this.#marked;
  }

  /** Marks a segment, or removes the mark. Marking the same one again restores the mark after the text was rendered. */
  mark(segment: string | undefined): void {
    for (const element of this.#elements) element.removeAttribute(this.#attribute);
    this.#marked = segment;
    this.#elements = segment === undefined ? [] : elementsOf(segment);
    for (const element of this.#elements) element.setAttribute(this.#attribute, '');
  }

  /** The segment after or before the marked one, undefined past the ends; `start` if none is marked. */
  next(forward: boolean, start: string | undefined): string | undefined {
    const walker = document.createTreeWalker(this.#main, NodeFilter.SHOW_ELEMENT, (node) =>
      (node as Element).matches('.lead > [data-segment]') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
    );
    if (this.#marked === undefined) return start ?? segmentAt(walker.nextNode());
    walker.currentNode = elementsOf(this.#marked)[0] ?? this.#main;
    return segmentAt(forward ? walker.nextNode() : walker.previousNode());
  }
}

/** The id of the segment that contains an element; undefined outside the text. */
export function segmentAt(target: EventTarget | null): string | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-segment]') : null;
  return element?.dataset.segment;
}
