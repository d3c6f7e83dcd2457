import { aboutIn, readFront } from './front-matter.ts';
import { isEnded, isItem, isNumbered, isShort, withoutBullet } from './headings.ts';
import { SourceError, type Block, type RenderContext } from './source.ts';

type Line = { text: string; line: number };

/**
 * Reads a plain text: paragraphs with an empty line between (or each on its line, if there is none), the first of them
 * the title. Headings are numbered lines, or, if none is, short ones that end as no sentence does. Throws SourceError.
 */
export function readPlain(text: string, file: string, lang: string): RenderContext {
  const { fields, body, lines, places } = readFront(text, file);
  const groups = groupsIn(body, lines);
  const front = fields.get('title');
  const first = front === undefined ? groups.shift() : undefined;
  const title = front ?? unwrap(first ?? []);
  if (!title) {
    throw new SourceError(file, undefined, 'has no title.', 'The first paragraph of a text is its title.');
  }
  const isHeading = groups.some(([line]) => isNumbered(line?.text ?? '')) ? isNumbered : isShort;
  const sections: RenderContext['sections'] = [];
  for (const group of groups) {
    const [{ text: head, line } = { text: '', line: 0 }] = group;
    // A heading may stand right above its text, if it is numbered.
    if (group.length === 1 ? isHeading(head) : isNumbered(head) && !isNumbered(group[1]?.text ?? '')) {
      sections.push({ heading: joinLines(head), line, blocks: [] });
      group.shift();
    }
    if (group.length === 0) continue;
    const section = sections.at(-1);
    if (!section) {
      throw new SourceError(
        file,
        line,
        `has a paragraph before the first heading: "${head.slice(0, 40)}".`,
        'Each section needs a heading: a short line of its own, such as "1. Introduction".',
      );
    }
    section.blocks.push(...blocksIn(group));
  }
  if (!sections.length) {
    throw new SourceError(
      file,
      undefined,
      'has no text under its title.',
      'Paragraphs need an empty line between.',
    );
  }
  return { lang, file, title, about: aboutIn(fields), sections, places };
}

/** Lines that stand together; each alone if no empty line divides the text. */
function groupsIn(body: string, before: number): Line[][] {
  const lines = body.split('\n').map((text, n) => ({ text: text.trim(), line: n + 1 + before }));
  const groups: Line[][] = [[]];
  for (const line of lines) {
    if (line.text) groups.at(-1)?.push(line);
    else if (groups.at(-1)?.length) groups.push([]);
  }
  const full = groups.filter((group) => group.length > 0);
  return full.length === 1 ? (full[0] ?? []).map((line) => [line]) : full;
}

const COUNTED = /^[0-9]+[.、．]\s*\S/;

/** The paragraph that some lines make, or the items of a list, with the paragraph that stands right above it. */
function blocksIn(group: Line[]): Block[] {
  const parts: Line[][] = [];
  // One number may be that of a paragraph; several, line by line, are those of a list. They stay in the text.
  const counted = group.filter(({ text }) => COUNTED.test(text)).length > 1;
  const first = group[0]?.text ?? '';
  for (const [n, line] of group.entries()) {
    const marked = isItem(line.text) || (counted && COUNTED.test(line.text));
    // Within a sentence that was broken into lines a dash is a dash, and "(b)" is spoken of.
    const starts = marked && (isItem(first) || counted || isEnded(group[n - 1]?.text ?? ''));
    if (n === 0 || starts) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => {
    const [{ text, line } = { text: '', line: 0 }, ...more] = lines;
    const kind = isItem(text) || (counted && COUNTED.test(text)) ? 'item' : 'paragraph';
    return { kind, line, text: unwrap([{ text: withoutBullet(text), line }, ...more]) };
  });
}

const unwrap = (lines: Line[]) => joinLines(lines.map(({ text }) => text).join('\n'));

/** A text without the line ends and tabs in it: a space in their place, but between two characters that stand without. */
export const joinLines = (text: string): string =>
  text
    .replaceAll(/\t+/g, ' ')
    .trim()
    .replaceAll(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef”’])\s*\n\s*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef“‘])/gu,
      '',
    )
    .replaceAll(/\s*\n\s*/g, ' ');
