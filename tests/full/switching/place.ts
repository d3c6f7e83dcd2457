// The place of a reader, as tests in every engine see it. The functions run in the page: they use nothing around them.

export const SIZES = [
  { width: 390, height: 780 },
  { width: 1280, height: 800 },
];

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

/** A sentence, the language it is seen in, and where its first line is: px below the top of the window. */
export type Seen = { id: string; lang: string; top: number };

/**
 * The first sentence in sight: found by looking at every one of them, in every language where they stand one below the
 * other, in the leading one where they face each other. Its top is NaN where there is none.
 */
export const atTop = (): Seen => {
  const bars = [...document.querySelectorAll<HTMLElement>('.column-heads, .masthead')].filter((bar) =>
    ['sticky', 'fixed'].includes(getComputedStyle(bar).position),
  );
  const edge = Math.max(0, ...bars.map((bar) => bar.getBoundingClientRect().bottom));
  const facing = getComputedStyle(document.documentElement).getPropertyValue('--layout') === 'columns';
  // Of what is not laid out yet nobody knows where it is.
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

/** How many px a sentence has moved: in the language it was read in, if that is shown, else in the leading one. */
export const movedBy = ({ id, lang, top }: Seen): number => {
  const all = [...document.querySelectorAll<HTMLElement>(`main [data-segment="${id}"]`)].filter((element) =>
    element.checkVisibility(),
  );
  const own = all.find(({ parentElement }) => parentElement?.lang === lang) ?? all[0];
  return Math.abs((own?.getClientRects()[0]?.top ?? NaN) - top);
};

/** Where the first line of an element is: px below the top of the window. */
export const firstLine = (element: Element): number => element.getClientRects()[0]?.top ?? NaN;
