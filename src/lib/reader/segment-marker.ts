import { anchorOf } from '../document/view.ts';

/** The elements that show a segment, in the order of the languages shown. All are in the same row. */
export function elementsOf(segment: string): HTMLElement[] {
  const row = document.getElementById(anchorOf(segment))?.closest('.row');
  return [...(row?.querySelectorAll<HTMLElement>(`[data-segment="${CSS.escape(segment)}"]`) ?? [])];
}

/**
 * Marks one sentence in every language that shows it, for example the one pointed at, tapped, stepped to or linked to.
 * The mark is made of attributes of existing elements; nothing is rendered again.
 */
export class Marker {
  #marked: string | undefined;
  #elements: Element[] = [];

  readonly #attributes: Record<string, string>;

  constructor(attributes: Record<string, string>) {
    this.#attributes = attributes;
  }

  /** The id of the marked segment, such as `background.p3.s1`. */
  get marked(): string | undefined {
    return this.#marked;
  }

  /** Marks a segment, or removes the mark. Marking the same one again restores the mark after the text was rendered. */
  mark(segment: string | undefined): void {
    for (const element of this.#elements)
      for (const name of Object.keys(this.#attributes)) element.removeAttribute(name);
    this.#marked = segment;
    this.#elements = segment === undefined ? [] : elementsOf(segment);
    for (const element of this.#elements)
      for (const [name, value] of Object.entries(this.#attributes)) element.setAttribute(name, value);
  }
}

/** The id of the segment that contains an element; undefined outside the text. */
export function segmentAt(target: EventTarget | null): string | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-segment]') : null;
  return element?.dataset.segment;
}
