/**
 * Marks one sentence in every language that shows it: the one pointed at, tapped, stepped to or linked to. The mark is
 * an attribute of elements that exist; nothing is drawn again.
 */
export class Marker {
  readonly #main: HTMLElement;
  #marked: string | undefined;

  readonly #attribute: string;

  constructor(main: HTMLElement, attribute: 'data-marked' | 'data-pointed') {
    this.#main = main;
    this.#attribute = attribute;
  }

  /** The id of the marked segment, `background.p3.s1`. */
  get marked(): string | undefined {
    return this.#marked;
  }

  /** Marks a segment, or takes the mark away; also puts it back after the text was drawn again. */
  mark(segment: string | undefined): void {
    for (const element of this.#main.querySelectorAll(`[${this.#attribute}]`))
      element.removeAttribute(this.#attribute);
    this.#marked = segment;
    if (segment === undefined) return;
    const selector = `[data-segment="${CSS.escape(segment)}"]`;
    for (const element of this.#main.querySelectorAll(selector)) element.setAttribute(this.#attribute, '');
  }

  /** The segment `by` steps after the marked one (before it, if negative), or `start` if none is marked; none past the ends. */
  next(by: number, start: string | undefined): string | undefined {
    const all = [...this.#main.querySelectorAll<HTMLElement>('.a [data-segment]')].map(
      ({ dataset }) => dataset.segment,
    );
    if (this.#marked === undefined) return start ?? all[0];
    return all[all.indexOf(this.#marked) + by];
  }
}

/** The segment that an element lies in; undefined outside of the text. */
export function segmentAt(target: EventTarget | null): string | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-segment]') : null;
  return element?.dataset.segment;
}
