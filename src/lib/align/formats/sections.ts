import type { FlowEntry } from './flow.ts';
import { isNumbered } from './headings.ts';
import type { Note } from './html-notes.ts';
import type { Remarks } from './remarks.ts';
import type { SourceBlock, SourceDocument } from './source.ts';

type Section = SourceDocument['sections'][number] & { refs: Set<Note> };

/**
 * Divides a document into its sections. Text before the first heading gets the title as its heading, so that a text without
 * any heading is one section. A footnote comes after the section that refers to it, unless it is in a section of notes.
 */
export function sectionsOf(flow: FlowEntry[], title: string, remarks: Remarks): SourceDocument['sections'] {
  const entries = withNumberedHeadings(flow, remarks);
  const sections: Section[] = [];
  const later: { entry: FlowEntry; metIn: Section | undefined }[] = [];
  for (const entry of entries) {
    const { kind, text, line, refs } = entry;
    if (kind === 'heading') {
      sections.push({ heading: text, line, blocks: [], refs: new Set(refs) });
      continue;
    }
    let section = sections.at(-1);
    if (kind === 'note' && !(section && section.blocks.every((block) => block.kind === 'note'))) {
      later.push({ entry, metIn: section });
      continue;
    }
    if (!section) {
      section = { heading: title, line, blocks: [], refs: new Set() };
      sections.push(section);
    }
    section.blocks.push(blockOf(entry));
    for (const ref of refs) section.refs.add(ref);
  }
  for (const { entry, metIn } of later) {
    const { note } = entry;
    const section = sections.find(({ refs }) => note && refs.has(note)) ?? metIn ?? sections.at(-1);
    section?.blocks.push(blockOf(entry));
  }
  const [first] = sections;
  if (first?.heading === title && sections.length === 1) {
    remarks.add('has no headings: its text is one section, under the title');
  } else if (first?.heading === title) {
    remarks.add('the text before the first heading is in a section under the title', first.line);
  }
  return sections.map(({ heading, line, blocks }) => ({ heading, line, blocks: notesLast(blocks) }));
}

const blockOf = ({ kind, text, line }: FlowEntry): SourceBlock => ({
  kind: kind === 'heading' ? 'paragraph' : kind,
  text,
  line,
});

/** Puts notes that come before the first text of a section, such as those of its heading, after the text. */
function notesLast(blocks: SourceBlock[]): SourceBlock[] {
  const start = blocks.findIndex(({ kind }) => kind !== 'note');
  const end = blocks.findLastIndex(({ kind }) => kind !== 'note') + 1;
  return start > 0 ? [...blocks.slice(start, end), ...blocks.slice(0, start), ...blocks.slice(end)] : blocks;
}

/** If no heading is marked as one, takes numbered lines for headings, provided that there are several. */
function withNumberedHeadings(flow: FlowEntry[], remarks: Remarks): FlowEntry[] {
  const isHeading = ({ kind, text }: FlowEntry) => kind === 'paragraph' && isNumbered(text);
  const found = flow.filter(isHeading);
  if (found.length < 2 || flow.some(({ kind }) => kind === 'heading')) return flow;
  remarks.add('marks no headings: its numbered lines were taken for them', found[0]?.line);
  return flow.map((entry) => (isHeading(entry) ? { ...entry, kind: 'heading', level: 2 } : entry));
}
