import { rawText, type MarkupElement } from './markup-tree.ts';

const words = (list: string) => new Set(list.split(' '));

const BLOCKS = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul',
);
const UNREAD = words(
  'audio button canvas datalist embed frame head iframe input map meter nav noframes noscript object progress script select style svg template textarea title video',
);
const VERSE = words(
  'verse poem poetry stanza linegroup line-group line-block lg z3998:verse z3998:poem z3998:song z3998:hymn',
);

/** The names that say what an element is: its `epub:type`, `role` and classes, in lower case. */
export const rolesOf = ({ attributes }: MarkupElement): string[] =>
  ['epub:type', 'role', 'class']
    .map((name) => attributes.get(name) ?? '')
    .join(' ')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);

/** True for an element that a browser puts on lines of its own. */
export const isBlock = ({ name }: MarkupElement): boolean => BLOCKS.has(name);

const wrappers = new WeakMap<MarkupElement, boolean>();

/** True for an element with a block in it, such as a link around a paragraph. */
export function containsBlock(element: MarkupElement): boolean {
  const known = wrappers.get(element);
  if (known !== undefined) return known;
  const found = element.children.some(
    (child) => typeof child !== 'string' && (isBlock(child) || containsBlock(child)),
  );
  wrappers.set(element, found);
  return found;
}

/** True for an element whose lines are to be kept: a poem, a stanza or a line of one. */
export const isVerse = (element: MarkupElement): boolean => rolesOf(element).some((role) => VERSE.has(role));

const PAGE_BREAK = ['pagebreak', 'doc-pagebreak', 'pagenum', 'pageno'];

/** True for the mark of a page of the printed book. Classes can mean a page that begins here, with its text. */
export const isPageBreak = (element: MarkupElement): boolean =>
  rolesOf(element).some((role) => PAGE_BREAK.includes(role)) && rawText(element).trim().length <= 12;

/** True for an element with nothing to read in it, or that is not shown. */
export const isUnread = (element: MarkupElement): boolean =>
  UNREAD.has(element.name) ||
  element.attributes.has('hidden') ||
  /display\s*:\s*none/i.test(element.attributes.get('style') ?? '');

/** The level of a heading, 1 to 6; undefined for any other element. */
export function headingLevel(element: MarkupElement): number | undefined {
  const [, digit] = /^h([1-6])$/.exec(element.name) ?? [];
  if (digit) return Number(digit);
  if (element.attributes.get('role') !== 'heading') return undefined;
  return Number(element.attributes.get('aria-level')) || 2;
}
