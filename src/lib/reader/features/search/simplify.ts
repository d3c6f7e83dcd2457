import { loadPart } from '../../../loading/load-part.ts';
import { memoizeAsync } from '../../../loading/memoize-async.ts';
import type { Simplify } from './fold.ts';

/** Loads OpenCC's table of Traditional and Simplified characters, which is larger than the rest of the search. */
export const loadTable = memoizeAsync(
  async (): Promise<string> => (await loadPart(() => import('opencc-js/dict/TSCharacters'))).default,
);

let made: { table: string; simplify: Simplify } | undefined;

/** The function that simplifies characters by a table. It is made once: a search starts at every key. */
export function simplifierOf(table: string): Simplify {
  if (made?.table !== table) made = { table, simplify: simplifier(table) };
  return made.simplify;
}

/** Makes the function that simplifies characters from OpenCC's table: `後 后|麵 面`, the first of several the most usual. */
export function simplifier(table: string): Simplify {
  const simplified = new Map(
    table.split('|').map((line): [string, string] => {
      const [traditional = '', first = ''] = line.split(' ');
      return [traditional, first];
    }),
  );
  // The table has this one with words only, as it is also a character of Simplified Chinese: 看著 is 看着, 著作 stays.
  simplified.set('著', '着');
  return (character) => simplified.get(character) ?? character;
}
