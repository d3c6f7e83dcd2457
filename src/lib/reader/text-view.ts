import { PART } from '../render/long-paper.ts';
import { anchorOf } from '../document/view.ts';
import { renderSummary } from '../render/annotations.ts';
import type { RenderContext, Row } from '../render/context.ts';
import type { SafeHtml } from '../render/html.ts';
import {
  renderRow,
  renderText,
  renderSegment,
  rowsOf,
  segmentElementId,
  UNTIL_FOUND,
} from '../render/text.ts';
import { focusOnce } from './focus.ts';
import { estimateRowHeight, rowsAround, type RowRange } from './visible-rows.ts';
import { trustedHtml } from '../render/trusted-types.ts';

/** What a text view needs from the page around it; passed in so that tests can use a fake. */
export type Host = {
  /** Changes rows that may be out of view, and keeps the reader's place. */
  preserve: (change: () => void) => void;
  /** The id of the segment being read; undefined at the top of the page. */
  segment: () => string | undefined;
  /** Called when the visible rows show the new view, and again when all rows do. */
  drawn: () => void;
  /** Runs a task after the browser has painted what was changed before. */
  later: (task: () => void) => void;
};

/**
 * Where the text is in the window before a switch: the index of the row being read, the layout, the distance of that row
 * from the top of the window in CSS px, and the density of the text, in estimated letters per px of height.
 */
export type Measurement = { row: number; layout: string; top: number; density: number };

/** The attribute of content out of view that does not show the new view yet (styles/interactive.css). */
export const DEFERRED = 'data-later';

/** How many rows are rendered at a time, so that a tap never waits for long. */
const SLICE = 24;

/** How much more than the estimated height of the window is rendered at once, because the estimate may be too low. */
const SPARE = 1.3;

/**
 * The text on the page. The server has rendered it, and scripts leave it alone until the reader switches to another
 * view. Then the visible rows are rendered at once and the others afterwards, slice by slice, outwards from the reader's
 * place. So the cost of a switch depends on the size of the window, not on the length of the paper.
 */
export class TextView {
  readonly #root: HTMLElement;
  readonly #host: Host;
  #context: RenderContext | undefined;
  #rows: Row[] = [];
  // The rows that still have to be rendered, nearest first.
  #pendingRows: Row[] = [];
  // Whether the pending rows belong to a switch, and not only to a change of words.
  #isSwitching = false;
  // Counts calls of `show`, so that pending work of an earlier one stops.
  #generation = 0;

  constructor(root: HTMLElement, host: Host) {
    this.#root = root;
    this.#host = host;
  }

  /**
   * Measures how much text the window shows, from the segment being read downwards. Call it before changing anything on
   * the page, while the browser still knows the layout.
   */
  measure(segment: string | undefined): Measurement {
    const row = Math.max(
      0,
      this.#rows.findIndex(({ id }) => segment === id || segment?.startsWith(`${id}.s`)),
    );
    const boxOf = (n: number) => {
      const other = this.#rows[n];
      return other && elementOf(other)?.getBoundingClientRect();
    };
    const layout = getComputedStyle(this.#root).getPropertyValue('--layout').trim();
    const top = boxOf(row)?.top ?? 0;
    let [height, bottom, n] = [0, top, row];
    for (; this.#context && n < this.#rows.length && (n === row || bottom < innerHeight); n++) {
      const next = this.#rows[n];
      if (next) height += estimateRowHeight(next, this.#context, layout);
      bottom = boxOf(n)?.bottom ?? bottom;
    }
    return { row, layout, top, density: height / Math.max(1, bottom - top) };
  }

  /**
   * Shows a view of the paper, the visible rows at once. Text that the server has rendered is left as it is.
   * `measurement` is from before the switch.
   */
  show(shown: RenderContext, measurement?: Measurement): void {
    const context = { ...shown, expandable: true };
    const last = this.#context;
    if (last && isSameRendering(last, context)) return;
    this.#context = context;
    const hasSameRows = last !== undefined && areSameRows(last, context);
    const measured = hasSameRows || !measurement ? this.measure(this.#host.segment()) : measurement;
    // Rows that are still pending after a switch show another view, so updating their words is not enough.
    const onlyWords = hasSameRows && !(this.#isSwitching && this.#pendingRows.length);
    this.#isSwitching = !onlyWords;
    this.#rows = rowsIn(context);
    this.#pendingRows = [];
    this.#generation++;
    if (!last) {
      for (const beside of this.#root.querySelectorAll('p.beside'))
        beside.setAttribute('hidden', UNTIL_FOUND);
      if (!this.#root.firstElementChild) this.#root.innerHTML = trustedHtml(renderText(context));
      // The server renders one page for all readers, without pinyin, and pages in two languages without links to terms:
      // update those slice by slice, from the reader's place on.
      else if (context.ruby || context.glossed !== (context.view.langs.length === 1)) {
        const { row } = this.measure(this.#host.segment());
        this.#pendingRows = [...this.#rows.slice(row), ...this.#rows.slice(0, row).reverse()];
        this.#renderPending((rows) => this.#updateSegments(rows, context), this.#generation);
      }
      return;
    }
    const render = (rows: Row[]) =>
      onlyWords ? this.#updateSegments(rows, context) : this.#renderRows(rows, context);
    const [first, end] = measured ? this.#visibleRange(context, measured) : [0, SLICE];
    render(this.#rows.slice(first, end));
    this.#pendingRows = [...this.#rows.slice(end), ...this.#rows.slice(0, first).reverse()];
    // The browser need not lay out the other rows until they are rendered.
    if (!hasSameRows)
      for (const element of this.#elementsToDefer(first, end)) element.setAttribute(DEFERRED, '');
    this.#host.drawn();
    this.#renderPending(render, this.#generation);
  }

  /** Inserts the summaries of sections once they are loaded. Summaries that are already there stay as they are. */
  insertSummaries(context: RenderContext): void {
    this.#context = context;
    for (const row of this.#rows) {
      const element = row.kind === 'summary' ? elementOf(row) : null;
      if (row.kind !== 'summary' || !element || element.querySelector('.row')) continue;
      const summary = renderSummary(row.section, context);
      if (summary) element.insertAdjacentHTML('beforeend', trustedHtml(summary));
    }
  }

  // The rows that will be visible in the new view, and some more, because their heights are only estimated.
  #visibleRange(context: RenderContext, { row, layout, top, density }: Measurement): RowRange {
    const heightAt = (n: number) => (this.#rows[n] ? estimateRowHeight(this.#rows[n], context, layout) : 0);
    const spare = density * SPARE;
    return rowsAround(
      heightAt,
      this.#rows.length,
      row,
      Math.max(0, top) * spare,
      (innerHeight - top) * spare,
    );
  }

  // The elements that a browser would lay out although they are out of view: rows, or whole parts without a visible row.
  // In a long paper those are only rows near the visible ones: other parts are laid out when they come into view.
  #elementsToDefer(first: number, end: number): Set<Element> {
    const within = this.#context?.long ? PART : Infinity;
    const rows = [
      ...this.#rows.slice(Math.max(0, first - within), first),
      ...this.#rows.slice(end, end + within),
    ];
    const partOf = (row: Row) => elementOf(row)?.closest('section.part');
    const visibleParts = new Set(this.#rows.slice(first, end).map(partOf));
    const elements = rows.map((row) => {
      const part = partOf(row);
      return part && !visibleParts.has(part) ? part : elementOf(row);
    });
    // An element that is not laid out would lose the focus.
    const focused = document.activeElement;
    const found = elements.filter((element) => element !== null);
    return new Set(found.filter((element) => !element.contains(focused)));
  }

  // Updates the segments whose HTML has changed, one by one, so that whatever is unfolded or open around them stays so.
  #updateSegments(rows: Row[], context: RenderContext): void {
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
            updateSegment(segment, renderSegment(text, terms?.[n], lang, id, context));
        });
      }
    }
  }

  #renderPending(render: (rows: Row[]) => void, generation: number): void {
    if (this.#pendingRows.length === 0) return;
    this.#host.later(() => {
      if (generation !== this.#generation) return;
      this.#host.preserve(() => render(this.#pendingRows.splice(0, SLICE)));
      if (this.#pendingRows.length === 0) this.#host.drawn();
      this.#renderPending(render, generation);
    });
  }

  #renderRows(rows: Row[], context: RenderContext): void {
    const focused = document.activeElement;
    for (const row of rows) {
      const element = elementOf(row);
      if (!element) continue;
      const hadFocus = focused !== null && element.contains(focused);
      element.innerHTML = trustedHtml(renderRow(row, context));
      element.closest(`[${DEFERRED}]`)?.removeAttribute(DEFERRED);
      if (!hadFocus) continue;
      // The focused element has been replaced: focus the same sentence, or the nearest control.
      if (focused.matches('[data-segment]')) focusOnce(document.getElementById(focused.id));
      else element.querySelector<HTMLElement>('summary')?.focus({ preventScroll: true });
    }
  }
}

const rowsCache = new WeakMap<RenderContext['sections'], Row[]>();

/** The rows of a text. Cached by its sections, because a view may be shown many times. */
function rowsIn({ sections }: RenderContext): Row[] {
  const rows = rowsCache.get(sections) ?? sections.flatMap((section, s) => rowsOf(section, s + 1));
  rowsCache.set(sections, rows);
  return rows;
}

const elementOf = (row: Row) => {
  const element = document.getElementById(anchorOf(row.id));
  return row.kind === 'heading' ? (element?.querySelector<HTMLElement>('h2') ?? null) : element;
};

/** Replaces the contents of a segment, but keeps its link elements, because the entry of a term may be open below one. */
function updateSegment(segment: HTMLElement, html: SafeHtml): void {
  if (segment.innerHTML === html.toString()) return;
  const focused = document.activeElement;
  const links = [...segment.querySelectorAll('a')];
  const template = document.createElement('template');
  template.innerHTML = trustedHtml(html);
  template.content.querySelectorAll('a').forEach((link, n) => {
    const existing = links[n];
    if (!existing) return;
    existing.replaceChildren(...link.childNodes);
    link.replaceWith(existing);
  });
  segment.replaceChildren(template.content);
  if (focused instanceof HTMLElement && links.some((link) => link === focused))
    focused.focus({ preventScroll: true });
}

const areSameRows = (a: RenderContext, b: RenderContext) =>
  a.view.langs.join() === b.view.langs.join() && a.sections === b.sections && a.ui.lang === b.ui.lang;

const isSameRendering = (a: RenderContext, b: RenderContext) =>
  areSameRows(a, b) && a.glossed === b.glossed && a.ruby === b.ruby;
