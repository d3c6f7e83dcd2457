import { isNumbered, isStopped } from './headings.ts';
import { isItem, isNumberedItem } from './list-items.ts';

/**
 * A line of a text, without the space around it. `indent` is the width of the space before it; `indented` is true if that
 * begins with two ideographic spaces, as a Chinese paragraph does.
 */
export type Line = { text: string; line: number; indent: number; indented: boolean };

/** Lines between empty lines. `verse` is true if they are the lines of a stanza. */
export type LineGroup = { lines: Line[]; verse: boolean };

/**
 * What the lines of a text turned out to be. `byLine` is true if each is a paragraph. `splitAt` and `verseAt` are the first
 * places where lines between empty lines became paragraphs, and where they became a stanza.
 */
export type Layout = {
  groups: LineGroup[];
  byLine: boolean;
  splitAt: Line | undefined;
  verseAt: Line | undefined;
};

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u;
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (WIDE.test(one) ? 2 : 1), 0);

/** Splits a text into lines. `linesBefore` is the number of lines before it in its file. */
export const linesOf = (body: string, linesBefore: number): Line[] =>
  body.split('\n').map((raw, n) => ({
    text: raw.trim(),
    line: n + 1 + linesBefore,
    indent: widthOf((/^\s*(?=\S)/u.exec(raw)?.[0] ?? '').replaceAll('\u3000', '  ')),
    indented: /^\u3000{2}/.test(raw),
  }));

/**
 * Groups lines into paragraphs and stanzas. Empty lines separate them; a text without empty lines has a paragraph on each
 * line. So has a text in which almost all lines end as sentences, run on far beyond a page's width, or are all indented as
 * Chinese paragraphs are; in all other texts lines are broken at a width. A list keeps its lines together.
 */
export function layOut(lines: Line[]): Layout {
  const groups: Line[][] = [[]];
  for (const line of lines) {
    if (line.text) groups.at(-1)?.push(line);
    else if (groups.at(-1)?.length) groups.push([]);
  }
  const nonEmpty = groups.filter((group) => group.length > 0);
  if (nonEmpty.length === 1) {
    const [only = []] = nonEmpty;
    return { groups: only.map(single), byLine: true, splitAt: undefined, verseAt: undefined };
  }
  const several = nonEmpty.filter((group) => group.length > 1);
  const plain = several.filter((group) => !hasItems(group) && !hasHeadings(group));
  const stanzas = findStanzas(plain);
  const prose = new Set(plain.filter((group) => !stanzas.has(group)));
  const byLine = hasParagraphOnEachLine(several.filter((group) => !stanzas.has(group)));
  let splitAt: Line | undefined;
  const result = nonEmpty.flatMap((group): LineGroup[] => {
    if (stanzas.has(group)) return [{ lines: group, verse: true }];
    if (!prose.has(group)) return [{ lines: group, verse: false }];
    const parts = byLine ? group.map((line) => [line]) : splitAtIndents(group);
    if (parts.length > 1) splitAt ??= group[0];
    return parts.map((part) => ({ lines: part, verse: false }));
  });
  return { groups: result, byLine, splitAt, verseAt: [...stanzas][0]?.[0] };
}

const single = (line: Line): LineGroup => ({ lines: [line], verse: false });

const hasItems = (lines: Line[]) =>
  lines.some(({ text }) => isItem(text)) || lines.filter(({ text }) => isNumberedItem(text)).length > 1;

/** True for a list of contents. */
const hasHeadings = (lines: Line[]) => lines.filter(({ text }) => isNumbered(text)).length > 1;

/** The pairs of lines with a line end between them. */
const breaksOf = (group: Line[]) => group.slice(1).map((next, n) => ({ line: group[n] as Line, next }));

/** True if a word that begins the next line had room on this one, so that somebody broke the line on purpose. */
function isOnPurpose(line: Line, next: Line, width: number): boolean {
  const [word = ''] = /^[\p{L}\p{M}\p{N}\p{P}]+?(?=\s|$)/u.exec(next.text) ?? [];
  const needed = WIDE.test(next.text[0] ?? '') ? 4 : widthOf(word) + 1;
  return line.indent + widthOf(line.text) + needed < width;
}

function hasParagraphOnEachLine(groups: Line[][]): boolean {
  const breaks = groups
    .flatMap(breaksOf)
    .filter(({ next }) => !isItem(next.text) && !isNumberedItem(next.text));
  if (!breaks.length) return false;
  const share = (test: (pair: { line: Line; next: Line }) => boolean) =>
    breaks.filter(test).length / breaks.length;
  const widths = groups.flat().map(({ text }) => widthOf(text));
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  const stopped = share(({ line }) => isStopped(line.text));
  // Two ideographic spaces before each line.
  if (share(({ line, next }) => line.indented && next.indented) >= 0.5) return true;
  return (
    stopped >= 0.8 ||
    (stopped >= 0.5 && share(({ line, next }) => isOnPurpose(line, next, widest)) >= 0.5) ||
    share(({ line }) => widthOf(line.text) > 120) >= 0.5
  );
}

/** In a group that begins with an indented line, each such line begins a paragraph, unless all are equally indented. */
function splitAtIndents(group: Line[]): Line[][] {
  const [first] = group;
  if (!first || first.indent < 2 || group.every(({ indent }) => indent >= first.indent)) return [group];
  const parts: Line[][] = [];
  for (const line of group) {
    if (line.indent >= first.indent || !parts.length) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

const LONGEST_VERSE = 60;

/**
 * Finds the stanzas: groups of short lines of which most end in punctuation, or are followed by a capital, without all
 * being sentences. In a text whose lines are otherwise longer, they must also end before the margin. If most groups that are no
 * wider are stanzas, all of these are.
 */
function findStanzas(groups: Line[][]): Set<Line[]> {
  const width = groups.flat().reduce((most, { text, indent }) => Math.max(most, indent + widthOf(text)), 0);
  const widestIn = (group: Line[]) => group.reduce((most, { text }) => Math.max(most, widthOf(text)), 0);
  const isNarrow = (group: Line[], most = LONGEST_VERSE) =>
    widestIn(group) <= most && !group.every(({ indented }) => indented);
  const isVerse = (group: Line[]) => {
    const breaks = breaksOf(group);
    const share = (test: (pair: { line: Line; next: Line }) => boolean) =>
      breaks.filter(test).length / breaks.length;
    return (
      isNarrow(group) &&
      breaks.length >= 2 &&
      share(
        ({ line, next }) => /(?!\p{Pd})\p{P}$/u.test(line.text) || /^["'“‘«¿¡—]*\p{Lu}/u.test(next.text),
      ) >= 0.6 &&
      share(({ line }) => isStopped(line.text)) < 0.8 &&
      (width < 45 || share(({ line, next }) => isOnPurpose(line, next, width)) >= 0.6)
    );
  };
  const stanzas = groups.filter(isVerse);
  if (!stanzas.length) return new Set();
  const widest = stanzas.reduce((most, group) => Math.max(most, widestIn(group)), 0);
  const couldBe = groups.filter(
    (group) => isNarrow(group, widest * 1.2) && !breaksOf(group).every(({ line }) => isStopped(line.text)),
  );
  return new Set(stanzas.length * 2 >= couldBe.length ? couldBe : stanzas);
}
