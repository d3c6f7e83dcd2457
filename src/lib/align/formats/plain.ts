import { aboutFields, readFrontMatter } from './front-matter.ts';
import { isEnded, isItem, isNumbered, isShort, withoutBullet } from './headings.ts';
import { SourceError, type SourceBlock, type SourceDocument } from './source.ts';

type Line = { text: string; line: number };

/**
 * Reads a plain text. Paragraphs are separated by empty lines or, if there are none, by line ends; the first paragraph is
 * the title. Headings are the numbered lines or, if there are none, the short lines without punctuation at the end. Throws
 * SourceError.
 */
export function readPlain(text: string, file: string, lang: string): SourceDocument {
  const { fields, body, lines, places } = readFrontMatter(text, file);
  const groups = groupLines(body, lines);
  const titleField = fields.get('title');
  const firstGroup = titleField === undefined ? groups.shift() : undefined;
  const title = titleField ?? unwrap(firstGroup ?? []);
  if (!title) {
    throw new SourceError(file, undefined, 'has no title.', 'The first paragraph of a text is its title.');
  }
  const isHeading = groups.some(([line]) => isNumbered(line?.text ?? '')) ? isNumbered : isShort;
  const sections: SourceDocument['sections'] = [];
  for (const group of groups) {
    const [{ text: firstLine, line } = { text: '', line: 0 }] = group;
    // A numbered heading needs no empty line before its text.
    if (
      group.length === 1 ? isHeading(firstLine) : isNumbered(firstLine) && !isNumbered(group[1]?.text ?? '')
    ) {
      sections.push({ heading: joinLines(firstLine), line, blocks: [] });
      group.shift();
    }
    if (group.length === 0) continue;
    const section = sections.at(-1);
    if (!section) {
      throw new SourceError(
        file,
        line,
        `has a paragraph before the first heading: "${firstLine.slice(0, 40)}".`,
        'Each section needs a heading: a short line of its own, such as "1. Introduction".',
      );
    }
    section.blocks.push(...readBlocks(group));
  }
  if (!sections.length) {
    throw new SourceError(
      file,
      undefined,
      'has no text under its title.',
      'Put an empty line between paragraphs.',
    );
  }
  return { lang, file, title, about: aboutFields(fields), sections, places };
}

/** Groups the lines between empty lines; if the text has no empty lines, each line is a group. */
function groupLines(body: string, linesBefore: number): Line[][] {
  const lines = body.split('\n').map((text, n) => ({ text: text.trim(), line: n + 1 + linesBefore }));
  const groups: Line[][] = [[]];
  for (const line of lines) {
    if (line.text) groups.at(-1)?.push(line);
    else if (groups.at(-1)?.length) groups.push([]);
  }
  const nonEmpty = groups.filter((group) => group.length > 0);
  return nonEmpty.length === 1 ? (nonEmpty[0] ?? []).map((line) => [line]) : nonEmpty;
}

const NUMBERED_ITEM = /^[0-9]+[.、．]\s*\S/;

/** Reads a group of lines: a paragraph, the items of a list, or a paragraph with the list right below it. */
function readBlocks(group: Line[]): SourceBlock[] {
  const blocks: Line[][] = [];
  // A single number may belong to a paragraph; several numbered lines are a list. The numbers stay in the text.
  const isNumberedList = group.filter(({ text }) => NUMBERED_ITEM.test(text)).length > 1;
  const firstText = group[0]?.text ?? '';
  for (const [n, line] of group.entries()) {
    const looksLikeItem = isItem(line.text) || (isNumberedList && NUMBERED_ITEM.test(line.text));
    // In a sentence that runs over several lines, a line can begin with a dash, or with a reference such as "(b)".
    const startsItem =
      looksLikeItem && (isItem(firstText) || isNumberedList || isEnded(group[n - 1]?.text ?? ''));
    if (n === 0 || startsItem) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.map((lines) => {
    const [{ text, line } = { text: '', line: 0 }, ...more] = lines;
    const kind = isItem(text) || (isNumberedList && NUMBERED_ITEM.test(text)) ? 'item' : 'paragraph';
    return { kind, line, text: unwrap([{ text: withoutBullet(text), line }, ...more]) };
  });
}

const unwrap = (lines: Line[]) => joinLines(lines.map(({ text }) => text).join('\n'));

/** Replaces line ends and tabs in a text by spaces. Between two Chinese or Japanese characters a line end just goes. */
export const joinLines = (text: string): string =>
  text
    .replaceAll(/\t+/g, ' ')
    .trim()
    .replaceAll(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef”’])\s*\n\s*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef“‘])/gu,
      '',
    )
    .replaceAll(/\s*\n\s*/g, ' ');
