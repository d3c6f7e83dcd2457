import { joinLines } from './join-lines.ts';

/** Stands for a line break of the author in a text that still has the line ends of its file. */
export const BREAK = '\u2028';

const BREAKS = new RegExp(`${BREAK}[ \\n\\t]*(?:${BREAK}[ \\n\\t]*)+`);
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const DIALOGUE = /^[-–—―]|^["“„«「『]/;
const INDENTED = /^(?:\u3000|\u00a0{2})/;

const isShortLine = (line: string) => line.length <= (CJK.test(line) ? 24 : 60);

type Lines = { kind: 'paragraph' | 'verse' | 'item'; text: string };

/**
 * Makes blocks of a text with line breaks. Two breaks, or a break before an indented line, separate paragraphs; short lines
 * are verse, unless each is spoken by somebody. Any other break becomes a space. With `isVerse`, all lines are kept.
 */
export function blocksOfLines(raw: string, isVerse: boolean): Lines[] {
  return raw.split(BREAKS).flatMap((part): Lines[] => {
    const withIndents = part
      .split(BREAK)
      .map((line) => line.replace(/^[ \t\n]+/, ''))
      .filter((line) => line.trim());
    const lines = withIndents.map((line) => joinLines(line).replaceAll(/ {2,}/g, ' '));
    if (!lines.length) return [];
    const paragraphs = () => lines.map(withoutTypedBullet);
    if (isVerse) return [{ kind: 'verse', text: lines.join('\n') }];
    if (lines.length === 1 || withIndents.slice(1).every((line) => INDENTED.test(line))) return paragraphs();
    if (lines.every((line) => DIALOGUE.test(line))) return paragraphs();
    if (lines.every(isShortLine)) return [{ kind: 'verse', text: lines.join('\n') }];
    return [{ kind: 'paragraph', text: joinLines(lines.join('\n')) }];
  });
}

/** Some programs write the bullet of a list item into its text. A dash can begin direct speech. */
function withoutTypedBullet(text: string): Lines {
  const [bullet] = /^[•‣◦▪●○\uf0b7]\s*(?=\S)/.exec(text) ?? [];
  return bullet ? { kind: 'item', text: text.slice(bullet.length) } : { kind: 'paragraph', text };
}

/** Joins all lines of a text, as in a heading or a list item. */
export const oneLine = (raw: string): string =>
  joinLines(raw.replaceAll(BREAK, '\n')).replaceAll(/ {2,}/g, ' ');
