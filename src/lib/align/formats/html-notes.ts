import { headingLevel, rolesOf } from './html-names.ts';
import { elementsIn, rawText, type MarkupElement } from './markup-tree.ts';
import { resolveHref } from './resolve-href.ts';

/** A page of a document: its path, by which other pages refer to it, and its elements. */
export type MarkupPage = { path: string; root: MarkupElement };

/** A footnote. `mark` is how the text refers to it, without brackets; '' if the text does not. */
export type Note = { mark: string };

/** The footnotes of a document: those that a link refers to, those that an element holds, and the links back to the text. */
export type NoteIndex = {
  refs: Map<MarkupElement, Note>;
  notes: Map<MarkupElement, Note>;
  backlinks: Set<MarkupElement>;
};

const NOTE = ['footnote', 'endnote', 'rearnote', 'doc-footnote', 'doc-endnote', 'duokan-footnote-item'];
const NOTES = ['footnotes', 'endnotes', 'rearnotes', 'doc-endnotes'];
const SIDE_NOTE = ['sidenote', 'marginnote', 'side-note', 'margin-note'];
const REF = ['noteref', 'doc-noteref', 'footnote-ref', 'footnoteref', 'sdfootnoteanc', 'sdendnoteanc', 'duokan-footnote']; // prettier-ignore
const HOLDERS = ['p', 'li', 'div', 'aside', 'dd', 'td', 'blockquote'];
const MARK = /^[\s[(（〔【{]*([\p{L}\p{N}*†‡§¶#]{1,5}?)[\s\])）〕】}.:]*$/u;

type Anchor = { element: MarkupElement; to: string; path: string };

/**
 * Finds the footnotes of a document: by what the elements say they are, or because a link with a short text leads to a
 * paragraph that links back to it, as in many books.
 */
export function indexNotes(pages: MarkupPage[]): NoteIndex {
  const index: NoteIndex = { refs: new Map(), notes: new Map(), backlinks: new Set() };
  const targets = new Map<string, MarkupElement>();
  const anchors: Anchor[] = [];
  for (const { path, root } of pages) {
    for (const element of elementsIn(root)) {
      for (const id of idsOf(element))
        if (!targets.has(`${path}#${id}`)) targets.set(`${path}#${id}`, element);
      const href = element.name === 'a' ? element.attributes.get('href') : undefined;
      if (href?.includes('#')) anchors.push({ element, to: resolveHref(path, href), path });
      if (isNote(element)) index.notes.set(element, { mark: '' });
      else if (isListOfNotes(element))
        for (const note of notesIn(element)) index.notes.set(note, { mark: '' });
    }
  }
  const linksTo = new Map<string, Anchor[]>();
  for (const anchor of anchors) {
    const links = linksTo.get(anchor.to) ?? [];
    links.push(anchor);
    linksTo.set(anchor.to, links);
  }
  const counts = new Map<string, number>();
  for (const { element, to, path } of anchors) {
    const target = targets.get(to);
    if (!target || index.backlinks.has(element)) continue;
    const [, mark] = MARK.exec(rawText(element)) ?? [];
    const isRef = rolesOf(element).some((role) => REF.includes(role));
    const holder = holderOf(target, index);
    if (!holder || closest(element, (ancestor) => ancestor === holder)) continue;
    const back = keysOf(element, path)
      .flatMap((key) => linksTo.get(key) ?? [])
      .filter((link) => closest(link.element, (ancestor) => ancestor === holder));
    if (!isRef && !(mark !== undefined && (index.notes.has(holder) || back.length))) continue;
    for (const link of back) index.backlinks.add(link.element);
    const note = index.notes.get(holder) ?? { mark: '' };
    if (!note.mark) {
      const count = (counts.get(path) ?? 0) + 1;
      counts.set(path, count);
      note.mark = mark ?? String(count);
    }
    index.notes.set(holder, note);
    index.refs.set(element, note);
  }
  return index;
}

const idsOf = (element: MarkupElement) =>
  ['id', 'xml:id', ...(element.name === 'a' ? ['name'] : [])].flatMap(
    (key) => element.attributes.get(key) ?? [],
  );

const isSmall = (element: MarkupElement) => ['a', 'sup', 'span', 'small'].includes(element.name);

/** The names by which a link back may refer to a link: its own ids, and those of what is around its mark or in it. */
function keysOf(element: MarkupElement, path: string): string[] {
  const { parent } = element;
  const around = parent && isSmall(parent) ? [parent] : [];
  return [element, ...around, ...elementsIn(element)].flatMap(idsOf).map((id) => `${path}#${id}`);
}

function closest(
  element: MarkupElement,
  test: (ancestor: MarkupElement) => boolean,
): MarkupElement | undefined {
  for (let at: MarkupElement | undefined = element; at; at = at.parent) if (test(at)) return at;
  return undefined;
}

/** The element that holds the whole of the note to which a link leads, if it can be one. */
function holderOf(target: MarkupElement, index: NoteIndex): MarkupElement | undefined {
  const known = closest(target, (ancestor) => index.notes.has(ancestor));
  if (known) return known;
  if (target.name === 'dl') return target;
  const block = closest(
    target,
    ({ name }) => HOLDERS.includes(name) || name === 'section' || name === 'body',
  );
  if (!block || !HOLDERS.includes(block.name)) return undefined;
  // A link to a chapter leads to no note.
  if (closest(target, (ancestor) => headingLevel(ancestor) !== undefined)) return undefined;
  for (const inside of elementsIn(block)) if (headingLevel(inside) !== undefined) return undefined;
  // Word processors put each note into a division of its own, which begins with the paragraph that has the mark.
  const { parent } = block;
  return parent && /^s?d?(foot|end)note-?\d+$|^ftn\d+$|^edn\d+$/i.test(idsOf(parent)[0] ?? '')
    ? parent
    : block;
}

const isNote = (element: MarkupElement) =>
  rolesOf(element).some(
    (role) =>
      (NOTE.includes(role) && !isSmall(element)) || (SIDE_NOTE.includes(role) && element.name !== 'a'),
  );

const isListOfNotes = (element: MarkupElement) => rolesOf(element).some((role) => NOTES.includes(role));

/** The notes in a section of notes that does not say which of its parts they are: its outermost list items. */
function notesIn(section: MarkupElement): MarkupElement[] {
  const items = elementsIn(section, 'li').filter(
    (item) => !closest(item.parent ?? section, (ancestor) => ancestor.name === 'li'),
  );
  return items.some((item) => elementsIn(item).some(isNote)) ? [] : items;
}
