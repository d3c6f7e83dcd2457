import { findContents } from './contents.ts';
import { aboutFields, readFrontMatter } from './front-matter.ts';
import { withoutLicence } from './gutenberg.ts';
import {
  countedWords,
  isArticle,
  isFirstHeading,
  isNamed,
  isNumbered,
  isShort,
  isStopped,
} from './headings.ts';
import { joinLines, mendHyphens } from './join-lines.ts';
import { layOut, linesOf, type Line, type LineGroup } from './lines.ts';
import { readBlocks, resolveDashes } from './plain-blocks.ts';
import { SourceError, type SourceDocument } from './source.ts';
import { startSection } from './untitled-section.ts';

/**
 * Reads a plain text. Paragraphs are separated by empty lines or by line ends (see `layOut`); the first paragraph is the
 * title, unless the front matter or `givenTitle` has it. Headings are the numbered lines or, if there are none, the short
 * lines without punctuation at the end. Text before the first heading makes a section under the title. Throws SourceError.
 */
export function readPlain(text: string, file: string, lang: string, givenTitle?: string): SourceDocument {
  const { fields, body, lines: linesBefore, places } = readFrontMatter(text, file);
  const note = (line: number, note: string) => places.push({ at: `${file}:${line}`, note });
  const allLines = linesOf(body, linesBefore);
  const book = withoutLicence(allLines);
  if (book) note(book.start.line, 'what Project Gutenberg wrote before and after the book was left out');
  const { groups, byLine, splitAt, verseAt } = layOut(
    mendHyphens(withoutRules(book?.lines ?? allLines, note), note),
  );
  if (splitAt) note(splitAt.line, 'lines without an empty line between them were read as paragraphs');
  if (verseAt) note(verseAt.line, 'groups of short lines were read as verse');
  const title = takeTitle(groups, givenTitle ?? fields.get('title') ?? book?.title, file);
  leaveOutContents(groups, note);
  const isHeading = headingTest(groups, note);
  const sections: SourceDocument['sections'] = [];
  for (const { lines, verse } of groups) {
    const [{ text: firstLine, line } = { text: '', line: 0 }] = lines;
    // A numbered heading needs no empty line before its text.
    const startsSection =
      lines.length === 1
        ? isHeading(firstLine)
        : !verse && isHeading(firstLine) && isNumbered(firstLine) && !isNumbered(lines[1]?.text ?? '');
    if (startsSection) sections.push({ heading: joinLines(firstLine), line, blocks: [] });
    const rest = startsSection ? lines.slice(1) : lines;
    if (rest.length === 0) continue;
    startSection(sections, title, rest[0]?.line ?? line, note).blocks.push(
      ...readBlocks(rest, verse, byLine),
    );
  }
  if (!sections.length) {
    throw new SourceError(
      file,
      undefined,
      'has no text under its title.',
      'Put an empty line between paragraphs.',
    );
  }
  for (const section of sections) section.blocks = resolveDashes(section.blocks, note);
  return { lang, file, title, about: aboutFields(fields), sections, places };
}

type Note = (line: number, note: string) => void;

/** Leaves out lines that consist of dashes or the like, as under a title. They separate what is around them. */
function withoutRules(lines: Line[], note: Note): Line[] {
  const rule = lines.find(({ text }) => RULE.test(text));
  if (rule) note(rule.line, 'lines of dashes or the like were left out');
  return lines.map((line) => (RULE.test(line.text) ? { ...line, text: '' } : line));
}

const RULE = /^(?:[=_~-]{3,}|[─━═—]{3,})$/u;

/** Takes the title from the first group, unless it is known. Then the group is removed only if it repeats the title. */
function takeTitle(groups: LineGroup[], known: string | undefined, file: string): string {
  const [first] = groups;
  // An author right below the title is not part of it.
  const byline = first?.lines.findIndex(({ text }, n) => n > 0 && BYLINE.test(text)) ?? -1;
  if (first && byline > 0) {
    groups.splice(1, 0, { lines: first.lines.splice(byline), verse: false });
  }
  const firstText = joinLines((first?.lines ?? []).map(({ text }) => text).join('\n'));
  if (known !== undefined) {
    if (firstText === known) groups.shift();
    return known;
  }
  const others = groups.slice(1).map(({ lines }) => lines[0]?.text ?? '');
  if (!firstText || isFirstHeading(firstText, others)) {
    throw new SourceError(
      file,
      first?.lines[0]?.line,
      firstText ? `has no title: it begins with the heading "${firstText.slice(0, 40)}".` : 'has no title.',
      'The first paragraph of a text is its title. Write it there, or add title="…" to the command.',
    );
  }
  groups.shift();
  return firstText;
}

const BYLINE = /^(?:by|von|作者|著者|译者|譯者|文)[\s:：]|[\s\u3000](?:著|译|譯|撰)$/iu;

function leaveOutContents(groups: LineGroup[], note: Note): void {
  const lines = groups.flatMap(({ lines }) => lines);
  const alone = new Set(groups.filter(({ lines }) => lines.length === 1).map(({ lines }) => lines[0]));
  const startsGroup = new Set(groups.map(({ lines }) => lines[0]));
  const isHeading = (n: number) => {
    const line = lines[n];
    const { text = '' } = line ?? {};
    return startsGroup.has(line) && (isNumbered(text) || (alone.has(line) && isShort(text)));
  };
  const found = findContents(
    lines.map(({ text }) => text),
    isHeading,
  );
  if (!found) return;
  const left = new Set(lines.slice(...found));
  note(
    lines[found[0]]?.line ?? 0,
    `a list of contents of ${left.size} lines was left out: each is the heading of a later section`,
  );
  for (const group of groups) group.lines = group.lines.filter((line) => !left.has(line));
  groups.splice(0, groups.length, ...groups.filter(({ lines }) => lines.length > 0));
}

/**
 * How headings are recognised in a text. Rules of a law are paragraphs, with a number, if most of them have their text on the
 * same line.
 */
function headingTest(groups: LineGroup[], note: Note): (line: string) => boolean {
  const firstLines = groups.flatMap(({ lines }) => lines.slice(0, 1));
  const articles = firstLines.filter(({ text }) => isArticle(text));
  const paragraphs = articles.filter(({ text }) => isStopped(text) || !isNumbered(text));
  const areParagraphs = paragraphs.length > 0 && paragraphs.length * 2 >= articles.length;
  const headings = articles.filter((line) => !paragraphs.includes(line));
  if (areParagraphs) for (const each of headings) note(each.line, articleNote(each, 'a paragraph'));
  else if (paragraphs.length)
    for (const each of paragraphs)
      note(each.line, articleNote(each, 'a paragraph, and others that begin so are headings'));
  const canBe = (line: string) => !(areParagraphs && isArticle(line));
  const counted = countedWords(
    groups.flatMap(({ lines }) => (lines.length === 1 ? [lines[0]?.text ?? ''] : [])),
  );
  const isNumberedHere = (line: string) => canBe(line) && isNumbered(line, counted);
  const hasNumbers = firstLines.some(({ text }) => isNumberedHere(text));
  return hasNumbers
    ? (line) => isNumberedHere(line) || isNamed(line)
    : (line) => canBe(line) && isShort(line);
}

const articleNote = ({ text }: Line, what: string) =>
  `"${text.slice(0, 40)}" begins as headings do, and was read as ${what}`;
