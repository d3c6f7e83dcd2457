// The reading place, as tests in every engine measure it. The functions are run in the page, so they use no imports.

/** A phone and a desktop window, in CSS px. */
export const SIZES = [
  { width: 390, height: 780 },
  { width: 1280, height: 800 },
];

/** Ids of sections, paragraphs and sentences all over the paper. */
export const PLACES = [
  'introduction-p1-s3',
  'background-p1',
  'background-p2-s2',
  'background-p2-s5',
  'background-list1-i3-s1',
  'policy',
  'policy-p4-s1',
  'policy-p8-s3',
  'practice-p3-s3',
  'practice-p5-s2',
];

/** A sentence, the language it is seen in, and the top of its first line in px below the top of the window. */
export type Seen = { id: string; lang: string; top: number };

/**
 * The first visible sentence. Checks every sentence: of both languages in the stacked layouts, of the leading one in
 * columns. Its `top` is NaN when there is none.
 */
export const atTop = (): Seen => {
  const bars = [...document.querySelectorAll<HTMLElement>('.column-heads, .masthead')].filter((bar) =>
    ['sticky', 'fixed'].includes(getComputedStyle(bar).position),
  );
  const edge = Math.max(0, ...bars.map((bar) => bar.getBoundingClientRect().bottom));
  const facing = getComputedStyle(document.documentElement).getPropertyValue('--layout') === 'columns';
  // A part that is skipped by content-visibility has no layout yet, so its sentences have no position.
  const known = [
    ...document.querySelectorAll<HTMLElement>(`main ${facing ? '.lead ' : ''}[data-segment]`),
  ].filter((element) => element.checkVisibility({ contentVisibilityAuto: true }));
  const all = known.map((element) => ({
    id: element.dataset.segment ?? '',
    lang: element.parentElement?.lang ?? '',
    top: element.getClientRects()[0]?.top ?? NaN,
  }));
  const found =
    all.find(({ top }) => top >= edge - 0.5 && top < innerHeight) ?? all.findLast(({ top }) => top < edge);
  return found ?? { id: '', lang: '', top: NaN };
};

/** How many px a sentence has moved, in the language it was seen in if that is shown, else in the leading one. */
export const movedBy = ({ id, lang, top }: Seen): number => {
  const all = [...document.querySelectorAll<HTMLElement>(`main [data-segment="${id}"]`)].filter((element) =>
    element.checkVisibility(),
  );
  const own = all.find(({ parentElement }) => parentElement?.lang === lang) ?? all[0];
  return Math.abs((own?.getClientRects()[0]?.top ?? NaN) - top);
};

/** The top of an element’s first line, in px below the top of the window. */
export const firstLine = (element: Element): number => element.getClientRects()[0]?.top ?? NaN;
