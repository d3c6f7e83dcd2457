import { anchorOf } from '../document/view.ts';
import { renderSummary } from '../render/annotations.ts';
import {
  renderRow,
  renderText,
  renderSegment,
  PART,
  rowsOf,
  segmentElementId,
  type RenderContext,
  type Row,
} from '../render/text.ts';
import { unfold } from './fold.ts';
import { estimateRowHeight, rowsAround, type RowRange } from './visible-rows.ts';
import { trustedHtml } from '../render/trusted-types.ts';

/** What drawing a text needs from the page around it; a test passes its own. */
export type Host = {
  /** Makes a change of rows out of sight, and keeps the reader's place. */
  preserve: (change: () => void) => void;
  /** The segment that is read; undefined at the top of the page. */
  segment: () => string | undefined;
  /** Called when the rows in sight show the view, and again when all of them do. */
  drawn: () => void;
  /** Runs a task when what was done before has been painted. */
  later: (task: () => void) => void;
};

/**
 * How the text lies in the window: the row that is read, how it is laid out, how far below the top of the window that row
 * begins, in CSS px, and how much text there is to a px of height.
 */
export type Measured = { at: number; layout: string; top: number; density: number };

/** On what is out of sight, for the moment until it shows the view that was switched to (styles/interactive.css). */
export const DEFERRED = 'data-later';

/** How much is drawn in one go, so that a tap never waits for long: rows. */
const SLICE = 24;

/** How much more than what should fill the window is drawn at once: what fills it is an estimate. */
const SPARE = 1.3;

/**
 * The text on the page. The server has drawn it, and scripts leave it alone until another view is asked for: then the
 * rows in sight are drawn at once and those out of sight later, slice by slice, from the reader's place outwards. So
 * what a switch costs grows with the window, not with the paper.
 */
export class TextView {
  readonly #root: HTMLElement;
  readonly #host: Host;
  #context: RenderContext | undefined;
  #rows: Row[] = [];
  #left: Row[] = [];
  #switching = false;
  #run = 0;

  constructor(root: HTMLElement, host: Host) {
    this.#root = root;
    this.#host = host;
  }

  /**
   * Measures how much text is in sight, around the segment that is read. To be asked before anything of the page is
   * changed: then the browser knows where rows are.
   */
  measure(segment: string | undefined): Measured {
    const at = Math.max(
      0,
      this.#rows.findIndex(({ id }) => segment === id || segment?.startsWith(`${id}.s`)),
    );
    const box = (n: number) => {
      const row = this.#rows[n];
      return row && elementOf(row)?.getBoundingClientRect();
    };
    const layout = getComputedStyle(this.#root).getPropertyValue('--layout').trim();
    const top = box(at)?.top ?? 0;
    let [room, bottom, n] = [0, top, at];
    for (; this.#context && n < this.#rows.length && (n === at || bottom < innerHeight); n++) {
      const row = this.#rows[n];
      if (row) room += estimateRowHeight(row, this.#context, layout);
      bottom = box(n)?.bottom ?? bottom;
    }
    return { at, layout, top, density: room / Math.max(1, bottom - top) };
  }

  /** Shows a view of the paper, the rows in sight at once. A text that the server drew is taken as it is. */
  show(context: RenderContext, measured?: Measured): void {
    const last = this.#context;
    if (last && sameDraft(last, context)) return;
    this.#context = context;
    const same = last !== undefined && sameRows(last, context);
    const now = same ? this.measure(this.#host.segment()) : measured;
    // Rows that still wait for their turn after a switch show another view: there is more to draw than words.
    const onlyWords = same && !(this.#switching && this.#left.length);
    this.#switching = !onlyWords;
    this.#rows = rowsIn(context);
    this.#left = [];
    this.#run++;
    if (!last) {
      if (!this.#root.firstElementChild) this.#root.innerHTML = trustedHtml(renderText(context));
      // The server draws for everybody, and in a pair of languages no terms: they come slice by slice.
      else if (context.glossed !== (context.view.langs.length === 1)) {
        this.#left = [...this.#rows];
        this.#goOn((rows) => this.#write(rows, context), this.#run);
      }
      return;
    }
    const draw = (rows: Row[]) => (onlyWords ? this.#write(rows, context) : this.#draw(rows, context));
    const [first, end] = now ? this.#sight(context, now) : [0, SLICE];
    draw(this.#rows.slice(first, end));
    this.#left = [...this.#rows.slice(end), ...this.#rows.slice(0, first).reverse()];
    // Until their turn comes the browser need not lay them out.
    if (!same) for (const element of this.#unseen(first, end)) element.setAttribute(DEFERRED, '');
    this.#host.drawn();
    this.#goOn(draw, this.#run);
  }

  /** Puts the summaries in their places, when they have come; what is there stays as it is. */
  fill(context: RenderContext): void {
    this.#context = context;
    for (const row of this.#rows) {
      const element = row.kind === 'summary' ? elementOf(row) : null;
      if (row.kind !== 'summary' || !element || element.querySelector('.row')) continue;
      element.insertAdjacentHTML('beforeend', trustedHtml(renderSummary(row.section, context)));
    }
  }

  /** Folds or unfolds the second language of every paragraph, in the peek layout. */
  unfold(all: boolean): void {
    for (const peek of this.#root.querySelectorAll<HTMLElement>('.peek')) unfold(peek, all);
  }

  // The rows that will be in sight in this view, and some more: how high they are is not known yet.
  #sight(context: RenderContext, { at, layout, top, density }: Measured): RowRange {
    const roomAt = (n: number) => (this.#rows[n] ? estimateRowHeight(this.#rows[n], context, layout) : 0);
    const spare = density * SPARE;
    return rowsAround(roomAt, this.#rows.length, at, Math.max(0, top) * spare, (innerHeight - top) * spare);
  }

  // What a browser would lay out though it is out of sight: rows, or parts that have none in sight; of a long paper only
  // rows of the parts that are in sight.
  #unseen(first: number, end: number): Set<Element> {
    const within = this.#context?.long ? PART : Infinity;
    const rows = [
      ...this.#rows.slice(Math.max(0, first - within), first),
      ...this.#rows.slice(end, end + within),
    ];
    const partOf = (row: Row) => elementOf(row)?.closest('section.part');
    const seen = new Set(this.#rows.slice(first, end).map(partOf));
    const elements = rows.map((row) => {
      const part = partOf(row);
      return part && !seen.has(part) ? part : elementOf(row);
    });
    // What has the focus would lose it.
    const focused = document.activeElement;
    const found = elements.filter((element) => element !== null);
    return new Set(found.filter((element) => !element.contains(focused)));
  }

  // Sentence by sentence, where the words are drawn otherwise; what is unfolded or open around them stays so.
  #write(rows: Row[], context: RenderContext): void {
    for (const row of rows) {
      if (row.kind === 'summary') continue;
      if (row.kind === 'heading') {
        const heading = elementOf(row);
        if (heading) heading.innerHTML = trustedHtml(renderRow(row, context));
        continue;
      }
      for (const { id, texts, terms } of row.passage.segments) {
        context.view.langs.forEach((lang, n) => {
          const segment = document.getElementById(segmentElementId(id, n, lang));
          const text = texts[n];
          if (segment && text !== undefined)
            rewrite(segment, renderSegment(text, terms?.[n], lang, id, context));
        });
      }
    }
  }

  #goOn(draw: (rows: Row[]) => void, run: number): void {
    if (this.#left.length === 0) return;
    this.#host.later(() => {
      if (run !== this.#run) return;
      this.#host.preserve(() => draw(this.#left.splice(0, SLICE)));
      if (this.#left.length === 0) this.#host.drawn();
      this.#goOn(draw, run);
    });
  }

  #draw(rows: Row[], context: RenderContext): void {
    const focused = document.activeElement;
    for (const row of rows) {
      const element = elementOf(row);
      if (!element) continue;
      const had = focused !== null && element.contains(focused);
      element.innerHTML = trustedHtml(renderRow(row, context));
      element.closest(`[${DEFERRED}]`)?.removeAttribute(DEFERRED);
      // The control that was used is drawn anew: focus is on it as before.
      if (!had) continue;
      const again = focused.matches('.peek') ? element.querySelector<HTMLElement>('.peek') : null;
      (again ?? element.querySelector<HTMLElement>('summary'))?.focus({ preventScroll: true });
    }
  }
}

const known = new WeakMap<RenderContext['sections'], Row[]>();

/** The rows of a text; made once for each view, which is asked for again and again. */
function rowsIn({ sections }: RenderContext): Row[] {
  const rows = known.get(sections) ?? sections.flatMap((section, s) => rowsOf(section, s + 1));
  known.set(sections, rows);
  return rows;
}

const elementOf = (row: Row) => {
  const element = document.getElementById(anchorOf(row.id));
  return row.kind === 'heading' ? (element?.querySelector<HTMLElement>('h2') ?? null) : element;
};

/** Writes what stands in a segment anew. Its links stay the elements that they are: an entry may be open below one. */
function rewrite(segment: HTMLElement, html: string): void {
  if (segment.innerHTML === html) return;
  const focused = document.activeElement;
  const links = [...segment.querySelectorAll('a')];
  const template = document.createElement('template');
  template.innerHTML = trustedHtml(html);
  template.content.querySelectorAll('a').forEach((link, n) => {
    const own = links[n];
    if (!own) return;
    own.replaceChildren(...link.childNodes);
    link.replaceWith(own);
  });
  segment.replaceChildren(template.content);
  if (focused instanceof HTMLElement && links.some((link) => link === focused))
    focused.focus({ preventScroll: true });
}

const sameRows = (a: RenderContext, b: RenderContext) =>
  a.view.langs.join() === b.view.langs.join() && a.sections === b.sections;

const sameDraft = (a: RenderContext, b: RenderContext) =>
  sameRows(a, b) && a.glossed === b.glossed && a.ruby === b.ruby;
