// In the page: TextView, with a queue that the test runs itself instead of work after the next paint.
import { attachTermNotes } from '../../../src/lib/reader/features/glossary/term-notes.ts';
import { openCounterpart } from '../../../src/lib/reader/counterparts.ts';
import { openCounterparts } from '../../../src/lib/reader/view-snapshot.ts';
import { ScrollAnchor } from '../../../src/lib/reader/scroll-anchor.ts';
import { DEFERRED, TextView } from '../../../src/lib/reader/text-view.ts';
import { renderEntry } from '../../../src/lib/render/annotations.ts';
import { rubyRenderer } from '../../../src/lib/render/ruby.ts';
import { trustedHtml } from '../../../src/lib/render/trusted-types.ts';
import type { RenderContext } from '../../../src/lib/render/context.ts';
import { renderText } from '../../../src/lib/render/text.ts';
import {
  ANNOTATIONS,
  contextOf,
  covered,
  find,
  firstLine,
  firstSeen,
  frames,
  makePage,
  movedBy,
  scrollToElement,
  setLayout,
  showHead,
  until,
  VIEW_NAMES,
  type ViewName,
} from './fixture.ts';
import { longPaper, PAPER, readingsOf, type Shape } from './paper.ts';

/** A text on the page, and the work deferred by a switch. */
class Scene {
  readonly anchor: ScrollAnchor;
  readonly view: TextView;
  renderings = 0;
  tasks: (() => void)[] = [];
  readonly #shapes: Shape[];
  readonly #long: boolean;

  constructor(name: ViewName, { layout = 'stacked', shapes = PAPER, long = false } = {}) {
    this.#shapes = shapes;
    this.#long = long;
    setLayout(layout);
    const { main, body } = makePage();
    this.anchor = new ScrollAnchor(main);
    this.view = new TextView(body, {
      preserve: (change) => this.anchor.preserve(change),
      segment: () => this.anchor.place?.segment,
      drawn: () => void this.renderings++,
      later: (task) => void this.tasks.push(task),
    });
    const context = this.context(name);
    showHead(context);
    this.view.show(context);
  }

  context(name: ViewName, more: Partial<RenderContext> = {}) {
    return contextOf(name, { long: this.#long, ...more }, this.#shapes);
  }

  /** Switches like the reader: takes the place, changes the page, restores the place. */
  switchTo(name: ViewName, more: Partial<RenderContext> = {}) {
    const { place } = this.anchor;
    const measured = this.view.measure(place?.segment);
    const context = this.context(name, more);
    showHead(context);
    this.view.show(context, measured);
    this.anchor.restore(place);
  }

  /** Runs deferred tasks, including those they defer in turn: all, or at most `most`. Returns how many ran. */
  run(most = Infinity) {
    let done = 0;
    for (let task = this.tasks.shift(); task; task = done < most ? this.tasks.shift() : undefined) {
      task();
      done++;
    }
    return done;
  }
}

const rows = () => [...find().body.querySelectorAll<HTMLElement>('.row[id]')];

const langsOf = (row: Element) =>
  [...row.querySelectorAll<HTMLElement>(':scope > p')].map(({ lang }) => lang);

const shows = (row: Element, { view }: RenderContext) => langsOf(row).join() === view.langs.join();

/** The visible height of a row, in CSS px: within the window and not covered by a bar. */
function visibleHeight(row: Element): number {
  const { top, bottom } = row.getBoundingClientRect();
  const bar = document.querySelector('.bar');
  const end =
    bar && getComputedStyle(bar).position === 'fixed' ? bar.getBoundingClientRect().top : innerHeight;
  return Math.max(0, Math.min(bottom, end) - Math.max(top, covered()));
}

const inWindow = (row: Element) => visibleHeight(row) > 0;

/** Undefined if the text equals one that was rendered all at once; else the first row that differs. */
function differs(context: RenderContext): string | undefined {
  const whole = document.createElement('div');
  whole.innerHTML = trustedHtml(renderText({ ...context, expandable: true }));
  const expected = [...whole.querySelectorAll('.row[id]')];
  const found = rows();
  if (found.length !== expected.length) return `${found.length} rows, expected ${expected.length}`;
  return found.find((row, n) => row.outerHTML !== expected[n]?.outerHTML)?.id;
}

/**
 * Switches from every view to every other at several places. Returns the largest part of the window that did not show the
 * new view at once, and everything that was wrong then or in the end.
 */
export function everySwitch({ layout }: { layout: string }) {
  const found = { cases: 0, late: 0, wrong: [] as string[], deferred: 0 };
  for (const from of VIEW_NAMES) {
    for (const to of VIEW_NAMES.filter((name) => name !== from)) {
      const scene = new Scene(from, { layout });
      scene.run();
      for (const place of ['tide-p2-s2', 'walls-p3-s1']) {
        scrollToElement(place, 47);
        const before = firstSeen();
        const step = `${place}, ${from} to ${to}`;
        scene.renderings = 0;
        const context = scene.context(to);
        scene.switchTo(to);
        const late = rows().filter(
          (row) => inWindow(row) && (!shows(row, context) || row.closest(`[${DEFERRED}]`)),
        );
        // Rows that are rendered later are below all others.
        const end = Math.min(...late.map((row) => row.getBoundingClientRect().top));
        if (
          rows().some((row) => inWindow(row) && !late.includes(row) && row.getBoundingClientRect().top > end)
        )
          found.wrong.push(`${step}: a row is missing above another`);
        found.late = Math.max(
          found.late,
          late.reduce((sum, row) => sum + visibleHeight(row), 0) / innerHeight,
        );
        found.deferred += document.querySelectorAll(`[${DEFERRED}]`).length;
        const first = scene.renderings;
        if (!(movedBy(before) <= 1)) found.wrong.push(`${step}: moved`);
        while (scene.run(1)) {
          if (!(movedBy(before) <= 1)) found.wrong.push(`${step}: moved later`);
        }
        const left = document.querySelectorAll(`[${DEFERRED}]`).length;
        const row = differs(context);
        if (left || row || first !== 1 || scene.renderings !== (scene.tasks.length ? 1 : 2))
          found.wrong.push(`${step}: ${left} deferred, ${row}, reported ${first}, ${scene.renderings} times`);
        found.cases++;
        scene.switchTo(from);
        scene.run();
      }
    }
  }
  return found;
}

/** Switches twice, the second time before all rows of the first switch are rendered. */
export function switchTwice() {
  const scene = new Scene('en', { shapes: longPaper(90) });
  scrollToElement('section0-p30', 47);
  scene.switchTo('zh');
  scene.run(1);
  const half = rows().filter((row) => shows(row, scene.context('zh'))).length;
  const stale = [...scene.tasks];
  scene.switchTo('zh+en');
  // Tasks of the first switch still run, like a frame that was requested.
  for (const task of stale) task();
  scene.run();
  return { half, stale: stale.length, differs: differs(scene.context('zh+en')) ?? '' };
}

/** Where the focus is before and after a switch, for each element that can have it. */
export function focusAfterSwitch() {
  const focused = () => {
    const element = document.activeElement;
    return `${element?.closest('.row')?.id ?? ''} ${element?.className || element?.localName}`;
  };
  const from = (selector: string, to: ViewName) => {
    const scene = new Scene('en+zh', { layout: 'peek' });
    scrollToElement('walls-p2', 100);
    document.querySelector<HTMLElement>(`#walls-p2 ${selector}`)?.focus({ preventScroll: true });
    const before = focused();
    scene.switchTo(to);
    scene.run();
    return [before, focused()];
  };
  const farAway = () => {
    const scene = new Scene('en+zh', { layout: 'peek', shapes: longPaper(90) });
    document.querySelector<HTMLElement>('#section0-p1 summary')?.focus({ preventScroll: true });
    scrollToElement('section0-p80', 100);
    const before = focused();
    scene.switchTo('zh+en');
    const meanwhile = focused();
    scene.run();
    return [before, meanwhile, focused()];
  };
  return {
    pair: from('summary', 'zh+en'),
    single: from('summary', 'zh'),
    farAway: farAway(),
  };
}

const withRuby = (context: RenderContext): RenderContext => ({
  ...context,
  ruby: rubyRenderer(
    { 'zh-Hans': readingsOf(context.sections, context.view.langs.indexOf('zh-Hans' as never)) },
    false,
  ),
});

/** Adds and removes pinyin and terms while a counterpart and a glossary note are open. */
export async function rewriting() {
  const scene = new Scene('zh+en', { layout: 'peek' });
  const { main } = find();
  const stop = attachTermNotes(main, (lang, id) => Promise.resolve(renderEntry(ANNOTATIONS[lang], id)));
  scene.run();
  scene.view.show(scene.context('zh+en', { glossed: true }));
  scene.run();
  openCounterpart('walls.p1.s1');
  scrollToElement('tide-p1-s1', 60);
  const term = document.querySelector<HTMLElement>('#tide-p2-s1 > a');
  term?.focus({ preventScroll: true });
  term?.click();
  await until(() => document.querySelector('.note') !== null, 'the note is open');
  const note = document.querySelector('.note');
  const state = () => ({
    counterparts: openCounterparts(),
    note: document.querySelector('.note') === note,
    expanded: document.querySelector('#tide-p2-s1 > a')?.ariaExpanded,
    focused: document.activeElement === document.querySelector('#tide-p2-s1 > a'),
    rubies: document.querySelectorAll('#tide-p2 ruby').length > 0,
    later: document.querySelectorAll('#light-p3 ruby').length > 0,
  });
  const steps: Record<string, ReturnType<typeof state>> = { before: state() };
  const pinyin = withRuby(scene.context('zh+en', { glossed: true }));
  scene.view.show(pinyin);
  steps['at once'] = state();
  scene.run();
  steps['with pinyin'] = state();
  scene.view.show(scene.context('zh+en', { glossed: true }));
  scene.run();
  steps['without'] = state();
  const text = () => find().body.textContent;
  const before = text();
  scene.view.show(scene.context('zh+en', { glossed: false }));
  scene.run();
  const links = document.querySelectorAll('[data-segment] > a').length;
  stop();
  return {
    steps,
    links,
    same: before.replace(note?.textContent ?? '', '') === text().replace(note?.textContent ?? '', ''),
  };
}

let long: Scene | undefined;

/** Opens a paper with that many rows. Returns how long it took, in ms. */
export function openLong({ count, name }: { count: number; name: ViewName }): number {
  const start = performance.now();
  long = new Scene(name, { shapes: longPaper(count), long: true });
  return performance.now() - start;
}

/**
 * Switches a long paper at a place. Returns where the window was blank or showed the old view, how far anything moved, and
 * how many rows were rendered at once.
 */
export async function switchLong({ place, to }: { place: string; to: ViewName }) {
  if (!long) throw new Error('Call openLong first');
  long.tasks = [];
  // The height of a part is an estimate until the part has been visible.
  for (let n = 0; n < 3; n++) {
    scrollToElement(place, 47);
    await frames(2);
  }
  const lead = document.querySelector<HTMLElement>(`#${place} > .lead`);
  const segment = lead?.querySelector<HTMLElement>('[data-segment]');
  const before = { id: segment?.dataset.segment ?? '', lang: lead?.lang ?? '', top: firstLine(segment) };
  const context = long.context(to);
  const [moved, wrong]: [number[], string[]] = [[], []];
  const look = (when: string) => {
    let seen = 0;
    for (let y = 8; y < innerHeight - 60; y += 24) {
      const row = document.elementFromPoint(innerWidth / 2, y)?.closest('.row[id]');
      // There is no row in the gap between two rows.
      if (row && !(row.textContent.trim() && shows(row, context))) wrong.push(`${when}, ${y} px: ${row.id}`);
      if (row) seen++;
    }
    if (seen < 10) wrong.push(`${when}: text at ${seen} points only`);
    moved.push(movedBy(before));
  };
  long.switchTo(to);
  look('at once');
  const [first, second] = context.view.langs;
  const rendered = find().body.querySelectorAll(
    `.row > .lead[lang="${first}"]${second ? ' ~ .beside' : ':last-child'}`,
  ).length;
  for (let n = 0; n < 4; n++) {
    long.run(1);
    await frames(1);
    look(`slice ${n}`);
  }
  return { wrong, moved: Math.max(...moved), rendered };
}

/** The layout shift while deferred rows are rendered; undefined in browsers that do not measure it. */
export async function layoutShift({ layout }: { layout: string }) {
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return undefined;
  let sum = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
  });
  const scene = new Scene('en', { layout, shapes: longPaper(90) });
  scrollToElement('section0-p40', 47);
  scene.switchTo('en+zh');
  await frames(4);
  observer.observe({ type: 'layout-shift' });
  let tasks = 0;
  while (scene.run(1)) {
    tasks++;
    await frames(2);
  }
  await frames(2);
  for (const entry of observer.takeRecords()) sum += (entry as PerformanceEntry & { value: number }).value;
  observer.disconnect();
  return { sum, tasks };
}
