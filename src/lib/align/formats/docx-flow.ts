import { formatNumber, type Numbering } from './docx-numbering.ts';
import { listPlaceOf, outlineLevel, valueOf, type Style } from './docx-styles.ts';
import { runText } from './docx-text.ts';
import { rowEntries, type FlowEntry } from './flow.ts';
import { blocksOfLines, oneLine } from './html-lines.ts';
import type { Note } from './html-notes.ts';
import { markedNote } from './marked-note.ts';
import { attributeOf, childElements, elementsIn, type MarkupElement } from './markup-tree.ts';
import type { Remarks } from './remarks.ts';

/** The parts of a document, and how it numbers its notes: formats such as "lowerRoman". */
export type DocxParts = {
  styles: Map<string, Style>;
  numbering: Numbering;
  notes: { footnote: Map<string, MarkupElement>; endnote: Map<string, MarkupElement> };
  noteFormats: { footnote: string; endnote: string };
};

/** Reads the headings and blocks of a word processor's document. A block's line is the number of its paragraph. */
export class DocxFlow {
  readonly #parts: DocxParts;
  readonly #remarks: Remarks;
  readonly #fields: { isResult: boolean }[] = [];
  readonly #counts = { footnote: 0, endnote: 0 };
  #pending: { note: Note; content: MarkupElement }[] = [];
  #paragraph = 0;
  /** The text of a paragraph whose end a tracked change deleted: the next one continues it. */
  #carried = '';

  constructor(parts: DocxParts, remarks: Remarks) {
    this.#parts = parts;
    this.#remarks = remarks;
  }

  /** The entries in a body, a table's cell, a text box or a note. */
  read(parent: MarkupElement): FlowEntry[] {
    return childElements(parent).flatMap((child): FlowEntry[] => {
      switch (child.name) {
        case 'p':
          return this.#readParagraph(child);
        case 'tr': {
          const cells = elementsIn(child, 'tc').filter((cell) => isDirect(cell, child));
          return rowEntries(cells.map((cell) => this.read(cell)), this.#remarks, this.#paragraph); // prettier-ignore
        }
        case 'sdt':
          if (!elementsIn(child, 'docPartGallery').some(isContents)) return this.read(child);
          this.#remarks.add('the table of contents was left out', this.#paragraph + 1);
          this.#paragraph += elementsIn(child, 'p').length;
          return [];
        case 'altChunk':
          this.#remarks.add('a document inside the document was left out');
          return [];
        case 'AlternateContent':
          return this.read({ ...child, children: childElements(child, 'Choice', 'Fallback').slice(0, 1) });
        case 'del':
        case 'moveFrom':
          return [];
        default:
          return this.read(child);
      }
    });
  }

  #readParagraph(paragraph: MarkupElement): FlowEntry[] {
    const line = ++this.#paragraph;
    const [properties] = childElements(paragraph, 'pPr');
    const style = this.#parts.styles.get(valueOf(properties, 'pStyle') ?? '') ?? {};
    const refs: Note[] = [];
    const boxes: MarkupElement[] = [];
    const noteOf = this.#noteOf.bind(this);
    const context = { remarks: this.#remarks, line, fields: this.#fields, refs, boxes, noteOf };
    const raw = this.#carried + runText(paragraph, context);
    this.#carried = '';
    const [markProperties] = properties ? childElements(properties, 'rPr') : [];
    if (markProperties && childElements(markProperties, 'del', 'moveFrom').length) {
      this.#carried = raw;
      return [];
    }
    if (style.isContents) {
      if (oneLine(raw)) this.#remarks.add('the table of contents was left out', line);
      return [];
    }
    const entries = this.#blocksOf(raw, properties, style, line, refs);
    const pending = this.#pending;
    this.#pending = [];
    const notes = pending.flatMap(({ note, content }): FlowEntry[] => {
      const text = oneLine(this.read(content).map((entry) => entry.text).join('\n')); // prettier-ignore
      return text ? [{ kind: 'note', level: 0, text: markedNote(text, note.mark), line, refs: [], ids: [], note }] : []; // prettier-ignore
    });
    return [...entries, ...boxes.flatMap((box) => this.read(box)), ...notes];
  }

  #blocksOf(
    raw: string,
    properties: MarkupElement | undefined,
    style: Style,
    line: number,
    refs: Note[],
  ): FlowEntry[] {
    const text = oneLine(raw);
    if (!text) return [];
    const heading = style.isTitle ? 1 : (outlineLevel(properties) ?? style.heading ?? 0);
    const own = listPlaceOf(properties);
    const list = own?.list ?? style.place?.list;
    const place =
      list === undefined || list === '0' ? undefined : { list, level: own?.level ?? style.place?.level ?? 0 };
    const mark = place ? this.#parts.numbering.next(place) : '';
    const entry = { line, refs, ids: [], level: 0 };
    if (heading > 0) {
      // The title comes before headings of the first level.
      const level = style.isTitle ? 1 : heading + 1;
      return [{ ...entry, kind: 'heading', level, text: mark + text }];
    }
    if (place) return [{ ...entry, kind: 'item', text: mark + text }];
    return blocksOfLines(raw, false).map((block) => ({
      ...entry,
      ...block,
      refs: refs.filter((note) => block.text.includes(`[${note.mark}]`)),
    }));
  }

  #noteOf(reference: MarkupElement, custom: string | undefined): Note {
    const kind = reference.name === 'endnoteReference' ? 'endnote' : 'footnote';
    if (custom === undefined) this.#counts[kind]++;
    const note = { mark: custom ?? formatNumber(this.#counts[kind], this.#parts.noteFormats[kind]) };
    const content = this.#parts.notes[kind].get(attributeOf(reference, 'id') ?? '');
    if (content) this.#pending.push({ note, content });
    else this.#remarks.add(`the note [${note.mark}] has no text`, this.#paragraph);
    return note;
  }
}

const isContents = (gallery: MarkupElement) =>
  /contents|bibliograph/i.test(attributeOf(gallery, 'val') ?? '');

/** True for a cell that is in a row itself, not in a table inside another cell. */
function isDirect(cell: MarkupElement, row: MarkupElement): boolean {
  let at = cell.parent;
  while (at && at !== row && at.name !== 'tc') at = at.parent;
  return at === row;
}
