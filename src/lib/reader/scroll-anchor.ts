import { elementsOf } from './segment-marker.ts';

/**
 * Where a reader is: a segment in a language, or one of the headings before the first (a selector), and how far its
 * first line is below the top of the window, in CSS px.
 */
export type Place = { top: number } & (
  { segment: string; lang: string | undefined; before?: never } | { before: string; segment?: never }
);

/** The part of the window that a place needs; a test passes its own. */
export type Viewport = Pick<
  Window,
  'innerHeight' | 'innerWidth' | 'requestAnimationFrame' | 'scrollX' | 'scrollY' | 'scrollTo'
>;

const lineTop = (element: Element) => (element.getClientRects()[0] ?? element.getBoundingClientRect()).top;

const langOf = (segment: HTMLElement) => segment.parentElement?.lang;

/** What shows a place: in the language that was read if it is shown, else in the leading one that has any text in it. */
function elementOf(main: HTMLElement, place: Place): Element | null | undefined {
  if (place.segment === undefined) return main.querySelector(place.before);
  const shown = elementsOf(place.segment).filter((element) => element.getClientRects().length > 0);
  return shown.find((element) => langOf(element) === place.lang) ?? shown[0];
}

const isOnItsWay = ({ status }: FontFace) => status === 'loading';

// Less than the height of a line, in CSS px.
const LINE = 20;

/** How far down the window something at the top covers the text: the bars that stay in sight. */
export function coveredTop(main: HTMLElement): number {
  const bars = [...main.ownerDocument.querySelectorAll<HTMLElement>('.masthead, .column-heads')].map(
    (bar) => {
      const { position, top } = getComputedStyle(bar);
      return ['fixed', 'sticky'].includes(position)
        ? parseFloat(top) + bar.getBoundingClientRect().height
        : 0;
    },
  );
  return Math.max(0, ...bars);
}

/** How many of the elements begin above a height; they stand in order down the page. */
function countAbove<Of extends Element>(all: Of[], edge: number, topOf: (element: Of) => number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = all[middle];
    if (element && topOf(element) < edge - 0.5) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Where in a text to look for what is at a height: in the part that is there and the next. A browser knows where parts
 * are without laying out what is in them.
 */
function partsAt(main: HTMLElement, edge: number): Element[] {
  const parts = [...main.querySelectorAll('.part')];
  const above = countAbove(parts, edge, (part) => part.getBoundingClientRect().top);
  return parts.slice(Math.max(0, above - 1), above + 1);
}

/** What a reader may see before the first segment: selectors. */
export const BEFORE = ['h1', '.contents', 'section h2'];

// Facing columns are read row by row: there the leading language stands for both. Else each language is in line.
const SEGMENTS: Record<string, string> = {
  columns: '.lead > [data-segment]',
  stacked: '.row > p > [data-segment]',
  peek: '.row > p:not([data-folded]) > [data-segment]',
};

/**
 * The reader's place: the first segment that begins below the top of the reading area, in the window; if none does
 * (a segment longer than the window), the last that begins above it. Where none has passed the top yet, what stands
 * before the first; undefined at the very top, where the place is the page itself.
 */
export function placeIn(main: HTMLElement, view: Viewport = window): Place | undefined {
  if (view.scrollY <= 0) return undefined;
  const edge = coveredTop(main);
  const layout = getComputedStyle(main).getPropertyValue('--layout').trim();
  const all = partsAt(main, edge).flatMap((part) => [
    ...part.querySelectorAll<HTMLElement>(SEGMENTS[layout] ?? '.lead > [data-segment]'),
  ]);
  const low = countAbove(all, edge, lineTop);
  if (low === 0 && all[0] === main.querySelector('[data-segment]')) {
    for (const before of BEFORE) {
      const element = main.querySelector(before);
      const top = element ? lineTop(element) : NaN;
      if (top >= edge - 0.5 && top < view.innerHeight) return { before, top };
    }
  }
  const next = all[low];
  const found = next && lineTop(next) < view.innerHeight ? next : all[low - 1];
  const segment = found?.dataset.segment;
  return found && segment ? { segment, lang: langOf(found), top: lineTop(found) } : undefined;
}

/**
 * Keeps a reader's place in a text while it changes around it. A place that was restored stays the place until the
 * reader scrolls: flipping between languages any number of times comes back to the same pixel.
 */
export class ScrollAnchor {
  readonly #main: HTMLElement;
  readonly #view: Viewport;
  #last: { place: Place; scrollY: number; faces: FontFace[] } | undefined;
  #scrolling = false;

  constructor(main: HTMLElement, view: Viewport = window) {
    this.#main = main;
    this.#view = view;
  }

  /** The reader's place now; undefined at the top of the page. */
  get place(): Place | undefined {
    const last = this.#last;
    return last && Math.abs(last.scrollY - this.#view.scrollY) < 1
      ? last.place
      : placeIn(this.#main, this.#view);
  }

  /**
   * Scrolls so that a place is where it was, to the pixel, or at the edge of the window that it would be outside of.
   * Where the page ends too early for that, room is added below the text, or above it at the start, for as long as it is
   * needed.
   */
  restore(place: Place | undefined): void {
    const { style } = this.#main;
    style.marginBlock = '';
    this.#last = undefined;
    const element = place && elementOf(this.#main, place);
    if (!element) return;
    const least = -element.getBoundingClientRect().height;
    const wanted = Math.max(least, Math.min(place.top, this.#view.innerHeight - LINE));
    const missing = () => lineTop(element) - wanted;
    const scroll = () => {
      const top = this.#view.scrollY + missing();
      this.#view.scrollTo({ left: this.#view.scrollX, top, behavior: 'instant' });
    };
    scroll();
    const left = missing();
    if (Math.abs(left) >= 0.5) {
      style[left > 0 ? 'marginBlockEnd' : 'marginBlockStart'] = `${Math.ceil(Math.abs(left))}px`;
      scroll();
    }
    const { fonts } = this.#main.ownerDocument;
    const faces = fonts.status === 'loading' ? [...fonts].filter(isOnItsWay) : [];
    this.#last = { place, scrollY: this.#view.scrollY, faces };
  }

  /**
   * Keeps the place while the window changes its size or is turned, until the returned function is called. The place
   * is taken down as the reader scrolls, and `moved` told: when the window has changed it is too late.
   */
  watch(
    moved: (place: Place | undefined) => void = () => undefined,
    target: EventTarget = window,
  ): () => void {
    let width = this.#view.innerWidth;
    let place: Place | undefined;
    // Where the part was that is read.
    let seen = { scrollY: 0, top: NaN };
    const partTop = () => {
      const read = place && elementOf(this.#main, place);
      return (read?.closest('.part') ?? read)?.getBoundingClientRect().top ?? NaN;
    };
    const note = (now: Place | undefined) => {
      place = now;
      seen = { scrollY: this.#view.scrollY, top: partTop() };
    };
    const take = () => {
      if (this.#view.innerWidth === width) note(this.place);
    };
    note(this.place);
    const scrolls = () => {
      // Where a place was restored, it is the place until the reader scrolls.
      const last = this.#last;
      if (last && Math.abs(last.scrollY - this.#view.scrollY) >= 1) {
        // A face has come meanwhile: the text is set anew, and the browser has scrolled to about where it was.
        if (!last.faces.every(isOnItsWay)) return this.restore(last.place);
        this.#last = undefined;
      }
      this.#scrolling = this.#last === undefined;
      this.#view.requestAnimationFrame(take);
    };
    const scrolled = () => {
      this.#scrolling = false;
      take();
      moved(place);
    };
    const resized = () => {
      // A phone's bars come and go with the height alone; the text does not move for them.
      if (this.#view.innerWidth === width) return;
      width = this.#view.innerWidth;
      this.restore(place);
    };
    // A face that was chosen may arrive late: the text is set anew. Or so soon that the browser has set it, and scrolled
    // to about where the text was, before it says that the face is on its way: less than a line is no scroll of a reader's.
    let held: Place | undefined;
    const faceComes = () => {
      if (this.#view.innerWidth !== width) return;
      held = this.#last?.place ?? this.place;
      note(held);
    };
    const faceCame = () => {
      const element = held && elementOf(this.#main, held);
      const near = held && element && Math.abs(lineTop(element) - held.top) < LINE;
      if (!this.#scrolling) this.restore(near ? held : place);
      held = undefined;
    };
    const { fonts } = this.#main.ownerDocument;
    fonts.addEventListener('loading', faceComes);
    fonts.addEventListener('loadingdone', faceCame);
    // In a long paper, parts that come into sight get the height that they really have. A browser's scroll anchoring may
    // not see it: WebKit has none, and Chromium none for the frame after a jump. Then the page is where it was, and the
    // part that is read is not. What grows within that part, a reader has opened.
    const grown = new ResizeObserver(() => {
      if (this.#last) return this.restore(this.#last.place);
      const { scrollX, scrollY } = this.#view;
      const moved = partTop() - seen.top;
      if (Math.abs(scrollY - seen.scrollY) >= 1 || !(Math.abs(moved) >= 0.5)) return;
      this.#view.scrollTo({ left: scrollX, top: scrollY + moved, behavior: 'instant' });
      seen.scrollY = this.#view.scrollY;
    });
    for (const part of this.#main.querySelectorAll('.part:not(section)')) grown.observe(part);
    target.addEventListener('scroll', scrolls, { passive: true });
    target.addEventListener('scrollend', scrolled);
    target.addEventListener('resize', resized);
    return () => {
      grown.disconnect();
      fonts.removeEventListener('loading', faceComes);
      fonts.removeEventListener('loadingdone', faceCame);
      target.removeEventListener('scroll', scrolls);
      target.removeEventListener('scrollend', scrolled);
      target.removeEventListener('resize', resized);
    };
  }

  /**
   * Ends a smooth scroll that is running. The browser scrolls beside the page: only when a frame has passed does the
   * page know how far it came, and before that no place can be kept.
   */
  async stopScrolling(): Promise<void> {
    if (!this.#scrolling) return;
    const view = this.#view;
    // The frame after the stop may still bring what was on its way: two in a row must agree.
    for (let frames = 0, still = 0; frames < 12 && still < 3; frames++) {
      const top = view.scrollY;
      view.scrollTo({ left: view.scrollX, top, behavior: 'instant' });
      await new Promise((done) => view.requestAnimationFrame(done));
      still = view.scrollY === top ? still + 1 : 0;
    }
    this.#scrolling = false;
  }

  /** Makes a change at once, and keeps the place. */
  preserve(change: () => void): void {
    const { place } = this;
    change();
    this.restore(place);
  }
}
