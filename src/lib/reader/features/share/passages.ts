// What a reader takes away: the text itself, without numbers, controls and the styles of the page.
import { attributes, html, type SafeHtml } from '../../../render/html.ts';

/** A paragraph, a heading or a part of one, in one language. */
export type Passage = { lang: string; text: string };

const BLOCKS =
  'p.lead, p.beside, :is(h1, h2) > .lead, :is(h1, h2) > .beside, .counterpart, .summary div[lang]';
// What is written over or between the lines: pinyin, notes, and the counterparts of sentences, which are blocks themselves.
const ADDITIONS = 'rt, rp, .note, .counterpart';

const langOf = (block: Element) => block.closest<HTMLElement>('[lang]')?.lang ?? '';

function textIn(block: Element, range: Range): string {
  // Within a counterpart, the paragraph around it is not selected.
  const { commonAncestorContainer: within } = range;
  const counterpart = (within instanceof Element ? within : within.parentElement)?.closest('.counterpart');
  if (counterpart && counterpart !== block) return '';
  const part = range.cloneRange();
  if (part.comparePoint(block, 0) >= 0) part.setStart(block, 0);
  if (part.comparePoint(block, block.childNodes.length) <= 0) part.setEnd(block, block.childNodes.length);
  const content = part.cloneContents();
  for (const addition of content.querySelectorAll(ADDITIONS)) addition.remove();
  for (const line of content.querySelectorAll('br')) line.replaceWith('\n');
  return content.textContent.trim();
}

// Safari knows the property by its prefixed name only.
const isUnselectable = (block: Element) =>
  ['user-select', '-webkit-user-select'].some(
    (property) => getComputedStyle(block).getPropertyValue(property) === 'none',
  );

/**
 * Returns the passages in a range, in the order of the document. Leaves out what is not shown, and what cannot be selected:
 * the other column, while the reader selects in one.
 */
export function passagesIn(range: Range, root: Element): Passage[] {
  const blocks = [...root.querySelectorAll<HTMLElement>(BLOCKS)].filter(
    (block) => range.intersectsNode(block) && block.checkVisibility() && !isUnselectable(block),
  );
  return blocks
    .map((block) => ({ lang: langOf(block), text: textIn(block, range) }))
    .filter(({ text }) => text !== '');
}

/** Returns the passages of a row: the paragraph in every language of the view, shown or not. */
export function passagesOfRow(row: Element): Passage[] {
  const range = document.createRange();
  return [...row.querySelectorAll(':scope > p')].map((block) => {
    range.selectNodeContents(block);
    return { lang: langOf(block), text: textIn(block, range) };
  });
}

/** Passages as plain text, with an empty line between two. */
export const plainText = (passages: Passage[]): string => passages.map(({ text }) => text).join('\n\n');

/** Passages as HTML: a paragraph each, with its language and nothing else. */
export const toHtml = (passages: Passage[]): SafeHtml =>
  html`${passages.map(({ lang, text }) => html`<p${attributes({ lang: lang || undefined })}>${text}</p>`)}`;
