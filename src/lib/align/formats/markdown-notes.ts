import type { SourceDocument } from './source.ts';

/** A Markdown text without the texts of its footnotes. `addTo` adds these to the sections that refer to them. */
export type Footnotes = {
  body: string;
  addTo: (sections: SourceDocument['sections'], textOf: TextOf) => void;
};

/** The text of some Markdown that begins on a line of the file. */
type TextOf = (markdown: string, line: number) => string;

const DEFINITION = /^ {0,3}\[\^([^\]\s]+)\]:\s*(.*)$/;
const REFERENCE = /\[\^([^\]\s]+)\]/g;
// Pandoc also writes the note itself at its mark.
const INLINE = /\^\[([^[\]]+)\]/g;
const CODE = /^(?: {4}|\t)/;

/**
 * Reads footnotes, as many programs write them: `[^1]` in the text, and `[^1]: The note.` elsewhere. The mark in the text
 * becomes [1], and the note a block at the end of its section. Lines keep their numbers. Notes without a mark go to the end
 * of the last section, which is noted, as are marks without a note.
 */
export function readFootnotes(markdown: string, note: (line: number, note: string) => void): Footnotes {
  const notes = new Map<string, { line: number; text: string[] }>();
  const lines = markdown.split('\n');
  let open: { line: number; text: string[] } | undefined;
  let fence = '';
  const body = lines.map((line, n) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]?.slice(0, 3);
    if (mark && (!fence || fence === mark)) fence = fence ? '' : mark;
    if (fence || mark) return line;
    const [definition, id = '', start = ''] = DEFINITION.exec(line) ?? [];
    if (definition !== undefined) {
      open = { line: n + 1, text: [start] };
      if (notes.has(id)) note(n + 1, `the footnote [${id}] is there twice; the first was kept`);
      else notes.set(id, open);
      return '';
    }
    // A note goes on in indented lines, also after empty ones, and in the lines right below it.
    const isRight = open && line.trim() && lines[n - 1]?.trim();
    if (open && (CODE.test(line) || isRight)) {
      open.text.push(line.trim());
      return '';
    }
    if (line.trim()) open = undefined;
    return line;
  });
  let number = Math.max(0, ...[...notes.keys()].map(Number).filter(Number.isInteger));
  for (const [n, line] of body.entries()) {
    body[n] = line.replaceAll(INLINE, (_, text: string) => {
      notes.set(String(++number), { line: n + 1, text: [text] });
      return `[^${number}]`;
    });
  }
  const known = new Set(notes.keys());
  const marked = new Set<string>();
  const text = body.map((line, n) =>
    line.replaceAll(REFERENCE, (reference, id: string) => {
      if (!known.has(id)) {
        note(n + 1, `the mark ${reference} has no footnote`);
        return reference.replace('[', '\\[');
      }
      marked.add(id);
      return `\\[${id}\\]`;
    }),
  );
  const addTo: Footnotes['addTo'] = (sections, textOf) => {
    const rest = new Map(notes);
    const add = (section: (typeof sections)[number] | undefined, id: string) => {
      const found = rest.get(id);
      if (!found || !section) return;
      rest.delete(id);
      const content = textOf(found.text.filter(Boolean).join('\n'), found.line);
      if (content) section.blocks.push({ kind: 'note', text: `[${id}] ${content}`, line: found.line });
    };
    for (const section of sections) {
      const own = [section.heading, ...section.blocks.map((block) => block.text)].join('\n');
      for (const [, id = ''] of own.matchAll(/\[([^\]\s]+)\]/g)) add(section, id);
    }
    for (const [id, { line }] of [...rest]) {
      if (!marked.has(id)) note(line, `the footnote [${id}] has no mark in the text: it is at the end`);
      add(sections.at(-1), id);
    }
  };
  return { body: text.join('\n'), addTo };
}
