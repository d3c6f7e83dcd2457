// Highlights the hits of the last search in the text without changing the DOM, so that nothing moves.
import { page } from '$app/state';
import type { Range as TextRange } from './fold.ts';
import { TITLE, type Hit } from './search.ts';

/** The name of the highlight (CSS Custom Highlight API), which styles/interactive.css draws. */
const NAME = 'hit';
/** How long the text must stay unchanged before the hits are highlighted again, in ms. */
const PAUSE = 50;

let last: { paper: string; hits: Hit[] } | undefined;
let observer: MutationObserver | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Highlights hits in the text of a paper, also when it is rendered again, until there are others or Escape is pressed. */
export function showHits(paper: string, hits: Hit[]): void {
  if (!hits.length) return clearHits();
  last = { paper, hits };
  show();
}

function show(): void {
  draw();
  if (observer) return;
  // A switch renders the text again, and counterparts and parts of long papers are added and removed.
  observer = new MutationObserver((changes) => {
    if (changes.every(({ target }) => target instanceof Element && target.closest('dialog'))) return;
    clearTimeout(timer);
    timer = setTimeout(draw, PAUSE);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('keydown', onkeydown);
}

/** Forgets the hits, and removes the highlights. */
export function clearHits(): void {
  last = undefined;
  hide();
}

function hide(): void {
  clearTimeout(timer);
  observer?.disconnect();
  observer = undefined;
  document.removeEventListener('keydown', onkeydown);
  if ('highlights' in CSS) CSS.highlights.delete(NAME);
}

// The next hit shows them again.
function onkeydown({ key }: KeyboardEvent): void {
  if (key === 'Escape' && !document.querySelector('dialog[open]')) hide();
}

/**
 * Returns the hit after or before a segment or heading of a paper, and its position among all of them, from 1. From the last
 * one on to the first one, as browsers do. Undefined if nothing was found.
 */
export function hitAfter(
  paper: string,
  segment: string | undefined,
  forward: boolean,
): { id: string; number: number; total: number } | undefined {
  const order = new Map<string, number>();
  for (const own of document.querySelectorAll<HTMLElement>('main section[id], .lead > [data-segment]'))
    order.set(own.dataset.segment ?? own.id, order.size);
  // The title is no place in the text.
  const found = last?.paper === paper ? last.hits.map(({ entry }) => entry.id) : [];
  const ids = found.filter((id) => order.has(id));
  const place = (segment === undefined ? undefined : order.get(segment)) ?? -1;
  const places = ids.map((id) => order.get(id) ?? NaN);
  const next = forward ? places.findIndex((one) => one > place) : places.findLastIndex((one) => one < place);
  const at = next >= 0 ? next : forward ? 0 : ids.length - 1;
  const id = ids[at];
  if (id === undefined) return undefined;
  if (!observer) show();
  return { id, number: at + 1, total: ids.length };
}

function draw(): void {
  // In browsers without it (Firefox before 140), hits are marked in the list of results only.
  if (!('highlights' in CSS)) return;
  const highlight = new Highlight();
  const shown = last?.paper === page.params['paper'] ? last : undefined;
  const elements = shown ? elementsById() : new Map<string, HTMLElement[]>();
  for (const { entry, ranges } of shown?.hits ?? [])
    for (const element of elements.get(entry.id) ?? []) {
      const own = ranges[element.closest<HTMLElement>('[lang]')?.lang ?? ''];
      for (const range of own ? rangesIn(element, own) : []) highlight.add(range);
    }
  if (highlight.size) CSS.highlights.set(NAME, highlight);
  else CSS.highlights.delete(NAME);
}

/** The elements that show each segment, heading and title, in one walk: a long paper has many, and a search many hits. */
function elementsById(): Map<string, HTMLElement[]> {
  const elements = document.querySelectorAll<HTMLElement>(
    'main [data-segment]:not([data-gap]), main section > h2 > *, main h1 > *',
  );
  return Map.groupBy(elements, (one) => one.dataset.segment ?? one.closest('section')?.id ?? TITLE);
}

/** Ranges of the text of an element, which are in order, as ranges of the document. Pinyin and notes are not part of that text. */
function rangesIn(element: HTMLElement, ranges: TextRange[]): StaticRange[] {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: StaticRange[] = [];
  let before = 0;
  let start: { startContainer: Node; startOffset: number } | undefined;
  for (let node = texts.nextNode(); node && found.length < ranges.length; node = texts.nextNode()) {
    if (node.parentElement?.closest('rt, rp, .note')) continue;
    const { length } = node as Text;
    for (let range = ranges[found.length]; range; range = ranges[found.length]) {
      if (!start && range[0] < before + length)
        start = { startContainer: node, startOffset: range[0] - before };
      if (!start || range[1] > before + length) break;
      found.push(new StaticRange({ ...start, endContainer: node, endOffset: range[1] - before }));
      start = undefined;
    }
    before += length;
  }
  return found;
}
