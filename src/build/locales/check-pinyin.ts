import { isTree, type Tree } from '../../lib/document/types.ts';
import type { Json } from './read-json.ts';
import { alignedWords, hasPinyin } from './pinyin.ts';
import { describe, type Diagnostic } from './diagnostics.ts';

/** The suffix of a file of pinyin overrides, next to its paper: `<paper>.pinyin.json`. */
export const OVERRIDES = '.pinyin';

/**
 * Finds problems in a file of pinyin overrides: a language other than Chinese, no paper of that name, a phrase that the text
 * does not contain, pinyin with wrong spelling, or pinyin without exactly one syllable per character.
 */
export function checkPinyin(file: string, json: Json, lang: string, text: Tree | undefined): Diagnostic[] {
  const wholeFile = (expected: string, found: string) => [{ file, key: '(whole file)', expected, found }];
  if (!hasPinyin(lang)) return wholeFile('the folder of a language in Chinese characters', `"${lang}"`);
  if (!text) return wholeFile(`a paper beside it, ${file.replace(`${OVERRIDES}.json`, '.json')}`, 'nothing');
  if (!isTree(json.value))
    return wholeFile('phrases, each with its pinyin: { "phrase": "reading" }', describe(json.value));
  const strings = stringsIn(text);
  return Object.entries(json.value).flatMap(([phrase, pinyin]: [string, unknown]) => {
    const at = { file, line: json.lineOf([phrase]), key: phrase };
    if (!/\p{Script=Han}/u.test(phrase) || !strings.some((string) => string.includes(phrase)))
      return [{ ...at, expected: 'words as they stand in the text', found: `"${phrase}", which does not` }];
    if (typeof pinyin === 'string' && alignedWords(phrase, pinyin)) return [];
    return [
      {
        ...at,
        expected: 'pinyin with tone marks, a space between words, one syllable for each character',
        found: describe(pinyin),
      },
    ];
  });
}

// `checkSchema` reports everything that is no text.
const stringsIn = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) =>
    isTree(value) ? stringsIn(value) : typeof value === 'string' ? [value] : [],
  );
