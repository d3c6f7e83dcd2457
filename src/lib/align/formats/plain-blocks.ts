import { isEnded } from './headings.ts';
import { joinLines, joinVerse } from './join-lines.ts';
import type { Line } from './lines.ts';
import {
  dashOf,
  isDashedList,
  isItem,
  isNumberedItem,
  withoutBullet,
  withoutPlainBullet,
} from './list-items.ts';
import type { SourceBlock } from './source.ts';

/**
 * Reads lines without an empty line between them: a paragraph, a stanza, the items of a list, or a paragraph with the list
 * right below it. `byLine` is true if each line is a paragraph. Items keep their dashes (see `resolveDashes`).
 */
export function readBlocks(group: Line[], verse: boolean, byLine: boolean): SourceBlock[] {
  const [{ text: firstText, line: firstLine } = { text: '', line: 0 }] = group;
  if (verse) {
    return [{ kind: 'verse', text: joinVerse(group.map(({ text }) => text)), line: firstLine }];
  }
  if (group.length > 1 && group.every(({ text }) => /^\|(?:\s|$)/.test(text))) {
    return [{ kind: 'verse', text: joinVerse(group.map(({ text }) => text.slice(1))), line: firstLine }];
  }
  const blocks: Line[][] = [];
  // A single number may belong to a paragraph; several numbered lines are a list. The numbers stay in the text.
  const isNumberedList = group.filter(({ text }) => isNumberedItem(text)).length > 1;
  const looksLikeItem = (text: string) => isItem(text) || (isNumberedList && isNumberedItem(text));
  for (const [n, line] of group.entries()) {
    // In a sentence that runs over several lines, a line can begin with a dash, or with a reference such as "(b)".
    const last = blocks.at(-1)?.[0]?.text ?? '';
    const startsItem =
      looksLikeItem(line.text) &&
      (isItem(firstText) ||
        isNumberedList ||
        isEnded(group[n - 1]?.text ?? '') ||
        (looksLikeItem(last) && dashOf(last) === dashOf(line.text)));
    if (n === 0 || byLine || startsItem) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.map((lines) => {
    const [{ text, line } = { text: '', line: 0 }] = lines;
    const joined = joinLines(lines.map((each) => each.text).join('\n'));
    return { kind: looksLikeItem(text) ? 'item' : 'paragraph', line, text: withoutPlainBullet(joined) };
  });
}

/**
 * Decides for the blocks of a section that begin with a dash whether they are lists or direct speech. The dashes of lists are
 * removed; speech keeps them, and becomes paragraphs.
 */
export function resolveDashes(
  blocks: SourceBlock[],
  note: (line: number, note: string) => void,
): SourceBlock[] {
  const result: SourceBlock[] = [];
  for (let n = 0; n < blocks.length;) {
    const run = runOf(blocks, n);
    const [first] = run;
    if (!first) {
      result.push(...blocks.slice(n, ++n));
      continue;
    }
    const isList = isDashedList(
      run.map(({ text }) => text),
      blocks[n - 1]?.text ?? '',
    );
    for (const block of run) {
      result.push(isList ? { ...block, text: withoutBullet(block.text) } : { ...block, kind: 'paragraph' });
    }
    if (!isList && !/^[–—―]/u.test(first.text)) {
      note(first.line, 'lines that begin with a hyphen were read as speech, and keep it');
    }
    n += run.length;
  }
  return result;
}

/** The blocks from `start` on that begin with the same dash. */
function runOf(blocks: SourceBlock[], start: number): SourceBlock[] {
  const dash = dashOf(blocks[start]?.text ?? '');
  if (dash === undefined || blocks[start]?.kind !== 'item') return [];
  const length = blocks.slice(start).findIndex(({ kind, text }) => kind !== 'item' || dashOf(text) !== dash);
  return blocks.slice(start, length < 0 ? undefined : start + length);
}
