import type { SourceDocument } from './source.ts';

type Section = SourceDocument['sections'][number];

/**
 * Returns the last section, to add text to. If there is none, begins one whose heading is the title of the document, and
 * notes that.
 */
export function startSection(
  sections: Section[],
  title: string,
  line: number,
  note: (line: number, note: string) => void,
): Section {
  const last = sections.at(-1);
  if (last) return last;
  const section: Section = { heading: title, line, blocks: [] };
  sections.push(section);
  note(line, headingNote(title));
  return section;
}

/** What is noted of a section that has the title of its document as its heading. */
export const headingNote = (title: string) =>
  `the text before the first heading has the title as its heading: ${JSON.stringify(title)}`;
