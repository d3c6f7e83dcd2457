import { coveredTop } from './covered-top.ts';
import { elementsOf } from './segment-marker.ts';

/**
 * Where a reader is: a segment in a language, or a heading or contents list before the first segment (a selector), and
 * the distance of its first line from the top of the window, in CSS px.
 */
export type Place = { top: number } & (
  { segment: string; lang: string | undefined; before?: never } | { before: string; segment?: never }
);

/** The part of the window that finding and restoring a place needs; passed in so that tests can use a fake. */
export type Viewport = Pick<
  Window,
  'innerHeight' | 'innerWidth' | 'requestAnimationFrame' | 'scrollX' | 'scrollY' | 'scrollTo'
>;

const lineTop = (element: Element) => (element.getClientRects()[0] ?? element.getBoundingClientRect()).top;

const langOf = (segment: HTMLElement) => segment.parentElement?.lang;

/** The element at a place: in the language that was read if it is shown, else in the first one that is visible. */
function elementOf(main: HTMLElement, place: Place): Element | null | undefined {
  if (place.segment === undefined) return main.querySelector(place.before);
  const visible = elementsOf(place.segment).filter((element) => element.checkVisibility());
  return visible.find((element) => langOf(element) === place.lang) ?? visible[0];
}

const isLoading = ({ status }: FontFace) => status === 'loading';

// Safari has the event `scrollend` since version 26.2 only. In older ones, a scroll has ended when it pauses.
const HAS_SCROLLEND = 'onscrollend' in globalThis;
const PAUSE_MS = 150;

// Less than the height of a line, in CSS px.
const LINE = 20;

/** How many elements begin above a height in the window. They must be in order down the page. */
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
 * The parts of a text in which to look for a segment at a height in the window: the part at that height and the next
 * one. A browser knows where parts are without laying out their contents.
 */
function partsAt(main: HTMLElement, edge: number): Element[] {
  const parts = [...main.querySelectorAll('.part')];
  const above = countAbove(parts, edge, (part) => part.getBoundingClientRect().top);
  return parts.slice(Math.max(0, above - 1), above + 1);
}

/** Selectors for what a reader may be looking at before the first segment. */
export const BEFORE = ['h1', '.contents', 'section h2'];

// In columns, rows have both languages side by side, and the leading one stands for both. In the other layouts, the
// segments of both languages follow each other down the page.
const SEGMENTS: Record<string, string> = {
  columns: '.lead > [data-segment]',
  stacked: '.row > p > [data-segment]',
  peek: '.lead > [data-segment]',
};

/**
 * Finds the reader's place: the first segment that begins in the window below the bars, or the last one that begins
 * above if there is none (a segment taller than the window). If no segment has passed the top yet, the place is the
 * first visible heading or contents list before it. Undefined at the very top, where the place is the page itself.
 */
export function placeIn(main: HTMLElement, view: Viewport = window): Place | undefined {
  if (view.scrollY <= 0) return undefined;
  const edge = coveredTop(main.ownerDocument);
  const layout = getComputedStyle(main).getPropertyValue('--layout').trim();
  const all = partsAt(main, edge).flatMap((part) => [
    ...part.querySelectorAll<HTMLElement>(SEGMENTS[layout] ?? '.lead > [data-segment]'),
  ]);
  const above = countAbove(all, edge, lineTop);
  if (above === 0 && all[0] === main.querySelector('[data-segment]')) {
    for (const before of BEFORE) {
      const element = main.querySelector(before);
      const top = element ? lineTop(element) : NaN;
      if (top >= edge - 0.5 && top < view.innerHeight) return { before, top };
    }
  }
  const next = all[above];
  const found = next && lineTop(next) < view.innerHeight ? next : all[above - 1];
  const segment = found?.dataset.segment;
  return found && segment ? { segment, lang: langOf(found), top: lineTop(found) } : undefined;
}

/**
 * Keeps a reader's place in a text while the page changes around it. A restored place remains the place until the reader
 * scrolls, so that switching between languages any number of times returns to the same pixel.
 */
export class ScrollAnchor {
  readonly #main: HTMLElement;
  readonly #view: Viewport;
  // The place that was restored last, while the reader has not scrolled since, and the fonts that were loading then.
  #restored: { place: Place; scrollY: number; fonts: FontFace[] } | undefined;
  #isScrolling = false;

  constructor(main: HTMLElement, view: Viewport = window) {
    this.#main = main;
    this.#view = view;
  }

  /** The reader's place now; undefined at the top of the page. */
  get place(): Place | undefined {
    const restored = this.#restored;
    return restored && Math.abs(restored.scrollY - this.#view.scrollY) < 1
      ? restored.place
      : placeIn(this.#main, this.#view);
  }

  /**
   * Scrolls a place to where it was, to the pixel; a place that was outside the window goes to its edge. If the page ends
   * too early for that, space is added below the text, or above it at the start, until it is no longer needed.
   */
  restore(place: Place | undefined): void {
    const { style } = this.#main;
    style.marginBlock = '';
    this.#restored = undefined;
    const element = place && elementOf(this.#main, place);
    if (!element) return;
    const lowest = -element.getBoundingClientRect().height;
    const wanted = Math.max(lowest, Math.min(place.top, this.#view.innerHeight - LINE));
    const distance = () => lineTop(element) - wanted;
    const scroll = () => {
      const top = this.#view.scrollY + distance();
      this.#view.scrollTo({ left: this.#view.scrollX, top, behavior: 'instant' });
    };
    // Scrolling by nothing would still end a smooth scroll.
    if (Math.abs(distance()) >= 0.1) scroll();
    const remaining = distance();
    if (Math.abs(remaining) >= 0.5) {
      style[remaining > 0 ? 'marginBlockEnd' : 'marginBlockStart'] = `${Math.ceil(Math.abs(remaining))}px`;
      scroll();
    }
    const { fonts } = this.#main.ownerDocument;
    const loading = fonts.status === 'loading' ? [...fonts].filter(isLoading) : [];
    this.#restored = { place, scrollY: this.#view.scrollY, fonts: loading };
  }

  /**
   * Keeps the place while the window is resized or rotated and while fonts load, until the returned function is called.
   * The place is recorded as the reader scrolls, because after a resize it is too late to find it. `moved` is called with
   * it at the end of each scroll.
   */
  watch(
    moved: (place: Place | undefined) => void = () => undefined,
    target: EventTarget = window,
  ): () => void {
    let width = this.#view.innerWidth;
    let place: Place | undefined;
    // Where the part being read was when the place was recorded.
    let recorded = { scrollY: 0, partTop: NaN };
    const partTop = () => {
      const element = place && elementOf(this.#main, place);
      return (element?.closest('.part') ?? element)?.getBoundingClientRect().top ?? NaN;
    };
    const record = (current: Place | undefined) => {
      place = current;
      recorded = { scrollY: this.#view.scrollY, partTop: partTop() };
    };
    const recordUnlessResized = () => {
      if (this.#view.innerWidth === width) record(this.place);
    };
    record(this.place);
    const onscroll = () => {
      // A restored place remains the place until the reader scrolls.
      const restored = this.#restored;
      if (restored && Math.abs(restored.scrollY - this.#view.scrollY) >= 1) {
        // A font has loaded since: the text was laid out again, and the browser has scrolled to about where it was.
        if (!restored.fonts.every(isLoading)) return this.restore(restored.place);
        this.#restored = undefined;
      }
      this.#isScrolling = this.#restored === undefined;
      this.#view.requestAnimationFrame(recordUnlessResized);
      if (HAS_SCROLLEND) return;
      clearTimeout(timer);
      timer = setTimeout(onscrollend, PAUSE_MS);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onscrollend = () => {
      this.#isScrolling = false;
      recordUnlessResized();
      moved(place);
    };
    const onresize = () => {
      // Ignore changes of the height alone: on phones, browser toolbars come and go without moving the text.
      if (this.#view.innerWidth === width) return;
      width = this.#view.innerWidth;
      this.restore(place);
    };
    // A web font may load late and reflow the text. Or it may load so early that the browser has reflowed the text and
    // scroll-anchored it before `loading` fires: so treat a shift of less than one line as the browser's, not as the
    // reader's.
    let placeBeforeFont: Place | undefined;
    const onfontloading = () => {
      if (this.#view.innerWidth !== width) return;
      placeBeforeFont = this.#restored?.place ?? this.place;
      record(placeBeforeFont);
    };
    const onfontloaded = () => {
      const element = placeBeforeFont && elementOf(this.#main, placeBeforeFont);
      const isNear = placeBeforeFont && element && Math.abs(lineTop(element) - placeBeforeFont.top) < LINE;
      if (!this.#isScrolling) this.restore(isNear ? placeBeforeFont : place);
      placeBeforeFont = undefined;
    };
    const { fonts } = this.#main.ownerDocument;
    fonts.addEventListener('loading', onfontloading);
    fonts.addEventListener('loadingdone', onfontloaded);
    // In a long paper, parts that come into view change from their estimated height to their real one. Scroll anchoring
    // may not compensate for that: WebKit has none, and Chromium skips it in the frame after a jump. Then the scroll
    // position has not changed but the part being read has moved. Growth within that part is left alone: the reader has
    // opened something.
    const observer = new ResizeObserver(() => {
      const { scrollX, scrollY } = this.#view;
      const shift = partTop() - recorded.partTop;
      if (!(Math.abs(shift) >= 0.5)) return;
      if (this.#restored) return this.restore(this.#restored.place);
      if (Math.abs(scrollY - recorded.scrollY) >= 1) return;
      this.#view.scrollTo({ left: scrollX, top: scrollY + shift, behavior: 'instant' });
      recorded.scrollY = this.#view.scrollY;
    });
    for (const part of this.#main.querySelectorAll('.part:not(section)')) observer.observe(part);
    target.addEventListener('scroll', onscroll, { passive: true });
    target.addEventListener('scrollend', onscrollend);
    target.addEventListener('resize', onresize);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      fonts.removeEventListener('loading', onfontloading);
      fonts.removeEventListener('loadingdone', onfontloaded);
      target.removeEventListener('scroll', onscroll);
      target.removeEventListener('scrollend', onscrollend);
      target.removeEventListener('resize', onresize);
    };
  }

  /**
   * Stops a smooth scroll in progress. The browser scrolls independently of the page, which learns only after a frame how
   * far it got; until then no place can be kept.
   */
  async stopScrolling(): Promise<void> {
    if (!this.#isScrolling) return;
    const view = this.#view;
    // Frames after the stop may still contain scrolling that was under way: wait until several in a row agree.
    for (let frames = 0, still = 0; frames < 12 && still < 3; frames++) {
      const top = view.scrollY;
      view.scrollTo({ left: view.scrollX, top, behavior: 'instant' });
      await new Promise((done) => view.requestAnimationFrame(done));
      still = view.scrollY === top ? still + 1 : 0;
    }
    this.#isScrolling = false;
  }

  /** Makes a change synchronously and keeps the reader's place. */
  preserve(change: () => void): void {
    const { place } = this;
    change();
    this.restore(place);
  }
}
