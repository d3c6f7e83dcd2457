import { mergeEntries, rowEntries, stanzasOf, type FlowEntry } from './flow.ts';
import { blocksOfLines, oneLine } from './html-lines.ts';
import { itemMarks } from './html-lists.ts';
import { containsBlock, headingLevel, isBlock, isPageBreak, isUnread, isVerse } from './html-names.ts';
import type { Note, NoteIndex } from './html-notes.ts';
import { inlineText } from './html-text.ts';
import { childElements, type MarkupElement } from './markup-tree.ts';
import type { Remarks } from './remarks.ts';
import { markedNote } from './marked-note.ts';

/** Reads the headings and blocks of HTML, in the order of the text. */
export function htmlFlow(root: MarkupElement, index: NoteIndex, remarks: Remarks): FlowEntry[] {
  return new FlowReader(index, remarks).read(root);
}

class FlowReader {
  readonly #index: NoteIndex;
  readonly #remarks: Remarks;
  #entries: FlowEntry[] = [];
  #ids: string[] = [];

  constructor(index: NoteIndex, remarks: Remarks) {
    this.#index = index;
    this.#remarks = remarks;
  }

  /** The entries inside an element. */
  read(parent: MarkupElement, inVerse = false): FlowEntry[] {
    return this.#collect(() => {
      this.#addChildren(parent, inVerse);
    });
  }

  #collect(add: () => void): FlowEntry[] {
    const before = this.#entries;
    this.#entries = [];
    add();
    const collected = this.#entries;
    this.#entries = before;
    return collected;
  }

  #addChildren(parent: MarkupElement, inVerse: boolean): void {
    let run: (MarkupElement | string)[] = [];
    const addRun = () => {
      if (!run.length) return;
      this.#addText(run, parent, inVerse);
      run = [];
    };
    for (const child of parent.children) {
      // A note, a page number or a script in the middle of a paragraph does not end it.
      const isInText =
        typeof child === 'string' ||
        this.#index.notes.has(child) ||
        isUnread(child) ||
        isPageBreak(child) ||
        !(isBlock(child) || containsBlock(child));
      if (isInText) run.push(child);
      else {
        addRun();
        this.#addBlock(child, inVerse);
      }
    }
    addRun();
  }

  #addBlock(element: MarkupElement, inVerse: boolean): void {
    const { name, line } = element;
    const id = element.attributes.get('id');
    if (id) this.#ids.push(id);
    const level = headingLevel(element);
    const headings = name === 'hgroup' ? childElements(element).filter((child) => headingLevel(child)) : [];
    if (level !== undefined) this.#addHeading(level, [element], line);
    else if (headings[0]) this.#addHeading(headingLevel(headings[0]) ?? 1, childElements(element), line);
    else if (['ul', 'ol', 'menu', 'dir'].includes(name)) this.#addList(element);
    else if (name === 'li') this.#addItem(element, '');
    else if (name === 'tr') this.#addRow(element);
    else if (!isVerse(element)) this.#addChildren(element, inVerse);
    else {
      const lines = this.read(element, true);
      const haveStanzas = lines.some(({ text }) => text.includes('\n'));
      this.#entries.push(...(haveStanzas ? lines : stanzasOf(lines)));
    }
  }

  #addHeading(level: number, parts: MarkupElement[], line: number): void {
    const refs: Note[] = [];
    const notes: FlowEntry[] = [];
    const texts = parts.map((part) =>
      oneLine(part.children.map((child) => this.#inline(child, false, refs, notes)).join('')),
    );
    const text = texts.filter(Boolean).join(' — ');
    if (text) this.#entries.push({ kind: 'heading', level, text, line, refs, ids: this.#takeIds() });
    this.#entries.push(...notes);
  }

  #addText(run: (MarkupElement | string)[], parent: MarkupElement, inVerse: boolean): void {
    const refs: Note[] = [];
    const notes: FlowEntry[] = [];
    const isPreformatted = parent.name === 'pre';
    const raw = run.map((child) => this.#inline(child, isPreformatted, refs, notes)).join('');
    const first = run.find((child) => typeof child !== 'string');
    const line = run[0] === first && first && parent.name !== 'p' ? first.line : parent.line;
    for (const block of blocksOfLines(raw, inVerse || isPreformatted)) {
      // A reference is in the block that has its mark, or at least somewhere in this paragraph.
      const found = refs.filter(({ mark }) => block.text.includes(`[${mark}]`));
      this.#entries.push({ ...block, level: 0, line, refs: found, ids: this.#takeIds() });
    }
    this.#entries.push(...notes);
  }

  #inline(node: MarkupElement | string, isPreformatted: boolean, refs: Note[], notes: FlowEntry[]): string {
    return inlineText(node, {
      index: this.#index,
      remarks: this.#remarks,
      refs,
      ids: this.#ids,
      isPreformatted,
      takeNote: (element, note) => {
        const isSideNote = !isBlock(element) && !note.mark;
        if (isSideNote) note.mark = '*';
        if (isSideNote) refs.push(note);
        const [merged] = mergeEntries(this.read(element), 'note', ' ');
        if (merged) notes.push({ ...merged, text: markedNote(merged.text, note.mark), note });
        return isSideNote ? '[*]' : ' ';
      },
    });
  }

  #addList(list: MarkupElement): void {
    const marks = itemMarks(list);
    for (const child of list.children) {
      if (typeof child === 'string' || this.#index.notes.has(child)) this.#addText([child], list, false);
      else if (child.name === 'li') this.#addItem(child, marks.get(child) ?? '');
      else if (!isUnread(child)) this.#addBlock(child, false);
    }
  }

  /** Joins the paragraphs of an item before a nested list; what is nested follows as items of its own. */
  #addItem(item: MarkupElement, mark: string): void {
    const entries = this.read(item);
    const notes = entries.filter(({ kind }) => kind === 'note');
    const blocks = entries.filter(({ kind }) => kind !== 'note');
    const nested = blocks.findIndex(({ kind }) => kind === 'item' || kind === 'heading');
    const [first] = mergeEntries(nested < 0 ? blocks : blocks.slice(0, nested), 'item', ' ');
    if (first) {
      const text = first.text.startsWith(mark.trim()) ? first.text : mark + first.text;
      this.#entries.push({ ...first, text });
    }
    const rest = nested < 0 ? [] : blocks.slice(nested);
    for (const entry of rest)
      this.#entries.push(entry.kind === 'paragraph' ? { ...entry, kind: 'item' } : entry);
    this.#entries.push(...notes);
  }

  #addRow(row: MarkupElement): void {
    const cells = row.children.map((cell) => {
      if (typeof cell !== 'string') return this.read(cell);
      return this.#collect(() => {
        this.#addText([cell], row, false);
      });
    });
    this.#entries.push(...rowEntries(cells, this.#remarks, row.line));
  }

  #takeIds(): string[] {
    const ids = this.#ids;
    this.#ids = [];
    return ids;
  }
}
