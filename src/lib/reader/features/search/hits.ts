// What the last search has found is shown in the text: laid over it, so that neither the text nor a line changes.
import { anchorOf } from '../../../document/view.ts';
import type { Range as TextRange } from './fold.ts';
import type { Hit } from './search.ts';

/** The name of the highlight (CSS Custom Highlight API), which styles/interactive.css draws. */
const NAME = 'hit';

let shown: { paper: string; hits: Hit[] } | undefined;
let observer: MutationObserver | undefined;
let frame = 0;

/** Shows hits in the text of a paper, wherever it is rendered from now on, until others are shown or Escape is pressed. */
export function showHits(paper: string, hits: Hit[]): void {
  shown = { paper, hits };
  draw();
  if (observer) return;
  // A switch renders the text again, and counterparts and parts of long papers are added and removed.
  observer = new MutationObserver((changes) => {
    if (changes.every(({ target }) => target instanceof Element && target.closest('dialog'))) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('keydown', onkeydown);
}

/** Removes the hits from the text. */
export function clearHits(): void {
  shown = undefined;
  observer?.disconnect();
  observer = undefined;
  document.removeEventListener('keydown', onkeydown);
  draw();
}

function onkeydown({ key }: KeyboardEvent): void {
  if (key === 'Escape' && !document.querySelector('dialog[open]')) clearHits();
}

/** The fragment of the hit after or before a segment in the text, or of the first one; undefined if nothing was found. */
export function hitAfter(paper: string, segment: string | undefined, forward: boolean): string | undefined {
  const ids = shown?.paper === paper ? shown.hits.map(({ entry }) => entry.id) : [];
  const order = [...document.querySelectorAll('main section[id], .lead > [data-segment]')].map(
    (own) => (own as HTMLElement).dataset.segment ?? own.id,
  );
  const place = segment === undefined ? -1 : order.indexOf(segment);
  const places = ids.map((id) => order.indexOf(id));
  const at = forward
    ? places.findIndex((own) => own > place)
    : places.findLastIndex((own) => own >= 0 && own < place);
  // From the last one on to the first one, as browsers do.
  const id = ids[at] ?? (forward ? ids[0] : ids.at(-1));
  return id === undefined ? undefined : `#${anchorOf(id)}`;
}

function draw(): void {
  // In browsers without it (Firefox before 140), hits are marked in the list of results only.
  if (!('highlights' in CSS)) return;
  const elements = shown ? elementsById() : new Map<string, Element[]>();
  const ranges = (shown?.hits ?? []).flatMap(({ entry, ranges: byLang }) =>
    Object.entries(byLang).flatMap(([lang, own]) =>
      (elements.get(entry.id) ?? [])
        .filter((own) => own.closest<HTMLElement>('[lang]')?.lang === lang)
        .flatMap((element) => own.map((one) => rangeIn(element, one))),
    ),
  );
  if (ranges.length) CSS.highlights.set(NAME, new Highlight(...ranges));
  else CSS.highlights.delete(NAME);
}

/** The elements that show each segment and each heading, in one walk: a long paper has many, and a search many hits. */
function elementsById(): Map<string, Element[]> {
  const found = new Map<string, Element[]>();
  for (const own of document.querySelectorAll<HTMLElement>('main [data-segment], main section > h2 > *')) {
    const id = own.dataset.segment ?? own.closest('section')?.id ?? '';
    found.set(id, [...(found.get(id) ?? []), own]);
  }
  return found;
}

/** A range of the text of an element, as a range of the document. Pinyin and notes are not part of that text. */
function rangeIn(element: Element, [start, end]: TextRange): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.parentElement?.closest('rt, rp, .note')) continue;
    const { length } = node as Text;
    if (start >= before && start < before + length) range.setStart(node, start - before);
    if (end > before && end <= before + length) range.setEnd(node, end - before);
    before += length;
  }
  return range;
}
