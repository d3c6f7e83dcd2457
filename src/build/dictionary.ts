// The Chinese–English dictionary CC-CEDICT, pruned to what aligning needs. Its data are under CC BY-SA 4.0 (see licences); the
// package's code is MIT.
import { readFileSync } from 'node:fs';

/** An entry of the package: traditional, simplified, pinyin, meanings. */
type Entry = [string, string, string, string | string[], ...unknown[]];

// Words in the meanings of many entries that translate nothing.
const STOP_WORDS = new Set(
  (
    'the and for with one who what that this from into out off not its his her their sth used also etc see abbr variant old ' +
    'dialect lit fig surname name person place county city town district prefecture classifier are was has have'
  ).split(' '),
);
const MOST_MEANINGS = 4;
const MOST_WORDS = 3;
const MOST_TRANSLATIONS = 8;

/** The words of a meaning that can stand in a translation; none if it explains more than it translates. */
function wordsOf(meaning: string): string[] {
  const plain = meaning.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, '');
  if (/^(?:surname|variant|old variant|abbr|CL:)/.test(plain)) return [];
  const words = plain.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  const useful = words.filter((word) => !STOP_WORDS.has(word));
  return useful.length <= MOST_WORDS ? useful : [];
}

/** True for characters that are common enough to stand in the national standard of 1980. */
function isCommon(head: string): boolean {
  return Array.from(head).every((character) => COMMON.has(character));
}
const COMMON = new Set(
  Array.from({ length: 0xf8 - 0xb0 }, (_, row) =>
    new TextDecoder('gb18030').decode(
      Uint8Array.from({ length: 94 * 2 }, (_, n) => (n % 2 ? 0xa1 + (n >> 1) : 0xb0 + row)),
    ),
  ).join(''),
);

/** Returns the dictionary as text that `parseDictionary` reads: words of one or two characters, up to eight translations each. */
export function cedictText(): string {
  // The package exports only a search; its data are beside it, as a module of one JSON value.
  const data = readFileSync(new URL('../data/all.js', import.meta.resolve('cc-cedict')), 'utf8');
  const cedict = JSON.parse(data.replace(/^export default /, '')) as { all: Entry[] };
  const translations = new Map<string, Set<string>>();
  for (const [traditional, simplified, , meanings] of cedict.all) {
    if (!/^\p{Script=Han}{1,2}$/u.test(simplified) || !isCommon(simplified)) continue;
    const head = traditional === simplified ? simplified : `${simplified}|${traditional}`;
    const words = translations.get(head) ?? new Set<string>();
    for (const meaning of [meanings].flat().slice(0, MOST_MEANINGS))
      for (const word of wordsOf(meaning)) words.add(word);
    if (words.size) translations.set(head, words);
  }
  return Array.from(
    translations,
    ([head, words]) => `${head}\t${[...words].slice(0, MOST_TRANSLATIONS).join(' ')}`,
  ).join('\n');
}
