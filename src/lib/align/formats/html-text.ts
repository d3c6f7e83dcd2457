import { BREAK } from './html-lines.ts';
import { isPageBreak, isUnread } from './html-names.ts';
import type { Note, NoteIndex } from './html-notes.ts';
import type { MarkupElement } from './markup-tree.ts';
import type { Remarks } from './remarks.ts';
import { lower, raise } from './script-digits.ts';

/** What reading a text needs to know, and what it finds: the notes that the text refers to, and the ids in it. */
export type TextContext = {
  index: NoteIndex;
  remarks: Remarks;
  refs: Note[];
  ids: string[];
  isPreformatted: boolean;
  /** Called for a note in the middle of a text. Returns the mark for the text to have there, if any. */
  takeNote: (element: MarkupElement, note: Note) => string;
};

/** The text of what stands in one line with other text. Line breaks are BREAK; line ends of the file stay \n. */
export function inlineText(node: MarkupElement | string, context: TextContext): string {
  const { index, remarks, refs, ids, isPreformatted } = context;
  if (typeof node === 'string') {
    if (isPreformatted) return node.replaceAll('\n', BREAK).replaceAll('\u00ad', '');
    // Soft hyphens and byte order marks are not seen, and would only be in the way of a search.
    return node
      .replaceAll(/[\u00ad\ufeff]/g, '')
      .replaceAll(/[ \t\r\f]+/g, ' ')
      .replaceAll(/ ?\n[ \n]*/g, '\n');
  }
  const inside = () => node.children.map((child) => inlineText(child, context)).join('');
  const id = node.attributes.get('id') ?? (node.name === 'a' ? node.attributes.get('name') : undefined);
  if (id) ids.push(id);
  if (isPageBreak(node)) {
    remarks.add('page numbers of the printed book were left out', node.line);
    return '';
  }
  const note = index.notes.get(node);
  if (note) return context.takeNote(node, note);
  if (index.backlinks.has(node)) return '';
  const ref = index.refs.get(node);
  if (ref) {
    refs.push(ref);
    return `[${ref.mark}]`;
  }
  switch (node.name) {
    case 'br':
      return BREAK + inside();
    case 'img':
    case 'image': {
      const alt = node.attributes.get('alt')?.trim() ?? '';
      remarks.add(`a picture was left out${alt ? '; its alternative text was kept' : ''}`, node.line);
      return alt && ` ${alt} `;
    }
    case 'rp':
      return '';
    case 'rt':
    case 'rtc':
      remarks.add('how words are read was left out: only the words under it were kept', node.line);
      return '';
    case 'annotation':
    case 'annotation-xml':
      return '';
    case 'sup':
    case 'sub': {
      const refsBefore = refs.length;
      const text = inside();
      // The brackets around a mark are there already.
      if (refs.length > refsBefore) return text.replace(/^\s*[[(]\s*(\[[^\]]+\])\s*[\])]\s*$/, '$1').trim();
      return node.name === 'sup' ? raise(text) : lower(text);
    }
    case 'a':
      if (/^https?:/i.test(node.attributes.get('href') ?? '')) {
        remarks.add('the address of a link was left out: a paper has no links', node.line);
      }
  }
  if (isUnread(node)) {
    if (node.name === 'svg') remarks.add('a drawing was left out', node.line);
    return '';
  }
  return inside();
}
