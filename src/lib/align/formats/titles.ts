import { isShort } from './headings.ts';
import type { FlowEntry } from './flow.ts';
import type { Remarks } from './remarks.ts';

/**
 * Finds the title of a document and takes it out of the text. It is the only heading of the first level, or the first if
 * another heading follows at once; else what the file declares as its title, a short first line, or the name of the file.
 */
export function takeTitle(
  flow: FlowEntry[],
  declared: string | undefined,
  file: string,
  remarks: Remarks,
): { title: string; flow: FlowEntry[] } {
  const headings = flow.filter(({ kind }) => kind === 'heading');
  const top = headings.filter(({ level }) => level === 1);
  const [first] = top;
  const isFirst = first !== undefined && first === headings[0];
  const next = first && flow[flow.indexOf(first) + 1];
  const isTitle =
    isFirst && (top.length === 1 || next?.kind === 'heading' || isSame(first.text, declared ?? ''));
  if (first && isTitle) {
    return { title: first.text, flow: flow.filter((entry) => entry !== first) };
  }
  const title = declared?.trim();
  const [start] = flow;
  // The title is there as a paragraph too.
  if (title && start && isSame(start.text, title)) return { title, flow: flow.slice(1) };
  if (title) return { title, flow };
  if (start?.kind === 'paragraph' && isShort(start.text) && flow.length > 1) {
    remarks.add('names no title: its first line was taken', start.line);
    return { title: start.text, flow: flow.slice(1) };
  }
  remarks.add('names no title: the name of the file was taken');
  return { title: titleFromName(file), flow };
}

/** The title of a file that names none: its name without folder, extension and language. */
export function titleFromName(file: string): string {
  const name = file.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]+$/i, '');
  const withoutLanguage = name.replace(/[._](?:[a-z]{2,3})(?:[-_](?:[a-z]{4}|[a-z]{2}))?$/i, '');
  return (withoutLanguage || name).replaceAll(/[_\s]+/g, ' ').trim() || file;
}

/** True for two titles that differ in nothing but case, spaces and punctuation. */
export function isSame(one: string, other: string): boolean {
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return letters(one) === letters(other);
}
