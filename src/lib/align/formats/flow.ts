import { oneLine } from './html-lines.ts';
import type { Note } from './html-notes.ts';
import type { Remarks } from './remarks.ts';
import type { SourceBlock } from './source.ts';

/**
 * A heading or block of a document that has no sections yet. `refs` are the footnotes that it refers to; `note` is the
 * footnote that it is; `ids` are the names by which links lead to it.
 */
export type FlowEntry = {
  kind: 'heading' | SourceBlock['kind'];
  /** The level of a heading, from 1; 0 for a block. */
  level: number;
  text: string;
  line: number;
  refs: Note[];
  ids: string[];
  note?: Note;
};

/** A row of short cells of a table becomes a paragraph. Cells with more in them are read as any other text. */
export function rowEntries(cells: FlowEntry[][], remarks: Remarks, line: number): FlowEntry[] {
  const filled = cells.filter((entries) => entries.length > 0);
  const isPlain = filled.every((entries) => entries.length === 1 && entries[0]?.kind !== 'heading');
  if (filled.length < 2 || !isPlain) return filled.flat();
  remarks.add('the cells of a table were joined: each row became a paragraph', line);
  return mergeEntries(filled.flat(), 'paragraph', ' — ');
}

/** Joins the lines of a poem in which each line is a paragraph of its own. */
export function stanzasOf(lines: FlowEntry[]): FlowEntry[] {
  const groups: FlowEntry[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (line.kind === 'verse' && last?.[0]?.kind === 'verse') last.push(line);
    else groups.push([line]);
  }
  return groups.flatMap((group) => (group[0]?.kind === 'verse' ? mergeEntries(group, 'verse', '\n') : group));
}

/** Joins entries into one. The lines of a verse among them are joined too. */
export function mergeEntries(entries: FlowEntry[], kind: FlowEntry['kind'], separator: string): FlowEntry[] {
  const [first] = entries;
  if (!first) return [];
  const text = oneLine(entries.map((entry) => oneLine(entry.text)).join(separator === ' ' ? '\n' : '\u0000'));
  return [
    {
      ...first,
      kind,
      level: 0,
      text: text.replaceAll('\u0000', separator),
      refs: entries.flatMap(({ refs }) => refs),
      ids: entries.flatMap(({ ids }) => ids),
    },
  ];
}
