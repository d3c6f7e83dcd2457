// In the page: ScrollAnchor while a text is switched, resized and set in another font.
import { placeIn, ScrollAnchor } from '../../../src/lib/reader/scroll-anchor.ts';
import { anchorOf } from '../../../src/lib/document/view.ts';
import {
  contextOf,
  covered,
  renderAll,
  find,
  firstLine,
  firstSeen,
  frames,
  makePage,
  movedBy,
  scrollToElement,
  setLayout,
  until,
  VIEW_NAMES,
  type Seen,
  type ViewName,
} from './fixture.ts';
import { LONG_SEGMENT, LONG_SEGMENT_PAPER, longPaper } from './paper.ts';

const contexts = Object.fromEntries(VIEW_NAMES.map((name) => [name, contextOf(name)])) as Record<
  ViewName,
  ReturnType<typeof contextOf>
>;
const show = (name: ViewName) => renderAll(contexts[name]);

const fresh = (name: ViewName, layout: string) => {
  setLayout(layout);
  const { main } = makePage();
  show(name);
  return new ScrollAnchor(main);
};

/** The result of a matrix: how many cases were tried, and one line for each in which something moved. */
export type Matrix = { cases: number; moved: string[] };

const PLACES = [
  'harbour-p1-s3',
  'tide-p1',
  'tide-p2-s2',
  'tide-list1-i3-s1',
  'walls',
  'walls-p4-s2',
  'depth-p2-s2',
  'light-p2-s1',
];

/** Switches from each place in a view to every other view and back. */
export function everySwitch({ from, layout }: { from: ViewName; layout: string }): Matrix {
  const found: Matrix = { cases: 0, moved: [] };
  fresh(from, layout);
  for (const place of PLACES) {
    // Scroll a little into the paragraph, as readers do, so that no line begins at the edge of the window.
    scrollToElement(place, 47);
    for (const to of VIEW_NAMES.filter((name) => name !== from)) {
      // Each anchor is new, and finds its place where the one before has left the page: up to half a pixel away.
      const before = firstSeen();
      const height = scrollY;
      const anchor = new ScrollAnchor(find().main);
      anchor.preserve(() => show(to));
      const there = movedBy(before);
      anchor.preserve(() => show(from));
      const back = Math.max(Math.abs(scrollY - height), movedBy(before));
      found.cases++;
      if (!(there <= 1 && back < 0.5))
        found.moved.push(`${place}, ${from} to ${to}: ${there} px, and back: ${back} px`);
    }
  }
  return found;
}

/** Switches through all views at the top of the page. Returns how far the page was scrolled each time. */
export function atTheTop({ layout }: { layout: string }): number[] {
  const anchor = fresh('en', layout);
  scrollTo({ top: 0, behavior: 'instant' });
  return [...VIEW_NAMES, ...VIEW_NAMES.toReversed()].map((name) => {
    anchor.preserve(() => show(name));
    return scrollY;
  });
}

/** Switches with a heading that precedes the first segment at the top of the window. */
export function atHeadings({ layout }: { layout: string }): Matrix {
  const found: Matrix = { cases: 0, moved: [] };
  for (const selector of ['h1', '.contents', 'section h2']) {
    for (const from of VIEW_NAMES) {
      for (const to of VIEW_NAMES.filter((name) => name !== from)) {
        const anchor = fresh(from, layout);
        const top = () => firstLine(document.querySelector(selector));
        scrollTo({ top: scrollY + top() - covered() - 3, behavior: 'instant' });
        const before = top();
        if (scrollY === 0) continue;
        const { place } = anchor;
        anchor.preserve(() => show(to));
        found.cases++;
        if (place?.before !== selector || !(Math.abs(top() - before) <= 1))
          found.moved.push(`${selector}, ${from} to ${to}: ${top() - before} px, ${JSON.stringify(place)}`);
      }
    }
  }
  return found;
}

/** Switches at the end of the page to a shorter view, back, and to it again from further up. */
export function atTheEnd({ layout }: { layout: string }) {
  const anchor = fresh('en+zh', layout);
  const { main, glossary } = find();
  glossary.hidden = true;
  for (const footer of document.querySelectorAll('footer')) footer.hidden = true;
  const room = () => parseFloat(main.style.marginBlockEnd || '0');
  scrollTo({ top: 1e6, behavior: 'instant' });
  const before = firstSeen();
  const height = scrollY;
  anchor.preserve(() => show('zh'));
  const there = { moved: movedBy(before), room: room() };
  anchor.preserve(() => show('en+zh'));
  const back = { moved: Math.max(movedBy(before), Math.abs(scrollY - height)), room: room() };
  anchor.preserve(() => show('zh'));
  scrollToElement('walls', 60);
  const above = firstSeen();
  anchor.preserve(() => show('en'));
  return { there, back, above: { moved: movedBy(above), room: room() } };
}

/** Restores a place so far down the window that the text above it does not fill the space, then switches. */
export function aboveTheStart() {
  const anchor = fresh('en', 'stacked');
  const { style } = find().main;
  const top = innerHeight - 60;
  anchor.restore({ segment: 'harbour.p1.s1', lang: 'en', top });
  const there = {
    moved: movedBy({ id: 'harbour.p1.s1', lang: 'en', top }),
    room: parseFloat(style.marginBlockStart || '0'),
  };
  scrollToElement('walls', 60);
  anchor.preserve(() => show('zh'));
  return { there, room: style.marginBlockStart };
}

/** Switches from the middle of a segment longer than the window, from each view to every other and back. */
export function inALongSegment({ layout }: { layout: string }): Matrix {
  const found: Matrix = { cases: 0, moved: [] };
  const shown = (name: ViewName) => renderAll(contextOf(name, {}, LONG_SEGMENT_PAPER));
  setLayout(layout);
  for (const from of VIEW_NAMES) {
    const { main } = makePage();
    shown(from);
    scrollToElement(anchorOf(LONG_SEGMENT), covered() - 40);
    const height = scrollY;
    for (const to of VIEW_NAMES.filter((name) => name !== from)) {
      const anchor = new ScrollAnchor(main);
      const { place } = anchor;
      const before: Seen = {
        id: place?.segment ?? '',
        lang: from.startsWith('zh') ? 'zh-Hans' : 'en',
        top: place?.top ?? NaN,
      };
      anchor.preserve(() => shown(to));
      const moved = movedBy(before);
      anchor.preserve(() => shown(from));
      found.cases++;
      if (before.id !== LONG_SEGMENT || !(moved <= 1) || Math.abs(scrollY - height) >= 0.5)
        found.moved.push(
          `${from} to ${to}: ${moved} px, back: ${scrollY - height} px, ${JSON.stringify(before)}`,
        );
    }
  }
  return found;
}

let watched:
  { stop: () => void; before: Seen; places: (string | undefined)[]; anchor: ScrollAnchor } | undefined;

/** Opens a view at a place and starts to keep the place. */
export async function watchAt({ name, place, layout }: { name: ViewName; place: string; layout: string }) {
  watched?.stop();
  const anchor = fresh(name, layout);
  const places: (string | undefined)[] = [];
  const stop = anchor.watch((now) => places.push(now?.segment));
  scrollToElement(place, 47);
  await frames();
  watched = { stop, before: firstSeen(), places, anchor };
}

const watching = () => {
  if (!watched) throw new Error('Call watchAt first');
  return watched;
};

/** How many px the place has moved since `watchAt`. */
export async function movedSince(): Promise<number> {
  await frames();
  return movedBy(watching().before);
}

/** The segments reported as the place, in order. */
export const placesReported = () => watching().places;

/** Sets custom properties of the text, such as its size. Returns how far the place has moved. */
export async function setSizes(sizes: Record<string, string>): Promise<number> {
  watching().anchor.preserve(() => {
    for (const [name, value] of Object.entries(sizes))
      document.documentElement.style.setProperty(name, value);
  });
  return movedSince();
}

/** Stops keeping the place. */
export function stopWatching(): void {
  watching().stop();
}

/**
 * Chooses a font that is still loading, lets the browser render with the fallback, then lets the font arrive. The height of
 * the text shows whether the font was used.
 */
export async function fontArrives() {
  const { anchor } = watching();
  // WebKit has no scroll anchoring of its own. Turn it off in every browser.
  document.documentElement.style.setProperty('overflow-anchor', 'none');
  const face = document.createElement('style');
  face.textContent = "@font-face { font-family: Late; font-display: swap; src: url('/late.woff2') }";
  document.head.append(face);
  const height = () => find().body.getBoundingClientRect().height;
  const before = height();
  anchor.preserve(() => document.documentElement.style.setProperty('--latin-face', 'Late, serif'));
  await frames(6);
  const waiting = { moved: await movedSince(), status: document.fonts.status };
  await fetch('/late.woff2/arrive');
  await document.fonts.ready;
  await until(() => document.fonts.check('16px Late'), 'the font has arrived');
  await frames(6);
  return { waiting, moved: await movedSince(), grown: Math.abs(height() - before) };
}

/**
 * Switches during a smooth scroll. Returns how far the scroll still had to go, and how far the text moved at once and later.
 * Tries again if the machine was so slow that the scroll had already ended.
 */
export async function switchWhileScrolling({ to }: { to: ViewName }) {
  const { anchor } = watching();
  const start = scrollY;
  const goal = () => document.getElementById('light')?.getBoundingClientRect().top ?? 0;
  for (let tries = 0; tries < 5; tries++) {
    if (tries) scrollTo({ top: start, behavior: 'instant' });
    await frames();
    let heard = false;
    addEventListener('scroll', () => (heard = true), { once: true });
    document.getElementById('light')?.scrollIntoView({ behavior: 'smooth' });
    await until(() => heard && scrollY - start > 20, 'the smooth scroll runs');
    await anchor.stopScrolling();
    if (goal() > 100) break;
  }
  const [left, before] = [goal(), firstSeen()];
  anchor.preserve(() => show(to));
  const atOnce = movedBy(before);
  // Long enough to notice a scroll that was not stopped.
  await frames(30);
  return { left, atOnce, later: movedBy(before) };
}

/** In a long paper, makes a part above the window grow, without the browser’s own scroll anchoring. */
export async function partGrowsAbove({ by }: { by: number }) {
  watched?.stop();
  setLayout('stacked');
  const { main } = makePage();
  document.documentElement.style.setProperty('overflow-anchor', 'none');
  renderAll(contextOf('en+zh', { long: true }, longPaper(300)));
  const anchor = new ScrollAnchor(main);
  const stop = anchor.watch();
  scrollToElement('section1-p50', 60);
  await frames(6);
  const before = firstSeen();
  // The part above the place is laid out, so it has its real height.
  const part = document.getElementById('section1-p2')?.closest<HTMLElement>('.part');
  if (!part) throw new Error('Expected a part');
  const height = part.getBoundingClientRect().height;
  part.style.minBlockSize = `${height + by}px`;
  await frames(6);
  const moved = movedBy(before);
  // Once more, at a place that was restored and not scrolled to.
  anchor.restore(placeIn(main));
  part.style.minBlockSize = `${height + 2 * by}px`;
  await frames(6);
  stop();
  return { grown: part.getBoundingClientRect().height - height, moved, again: movedBy(before) };
}
