import { isTree, type Tree } from '../../lib/document/types.ts';
import type { Json } from './read-json.ts';
import { alignedWords, hasPinyin } from './pinyin.ts';
import { describe, type Diagnostic } from './diagnostics.ts';

/** What the name of a file of overrides ends in, beside its paper: `<paper>.pinyin.json`. */
export const OVERRIDES = '.pinyin';

/**
 * What is wrong in a file of overrides: one that is not of Chinese, or stands beside no paper; a phrase that does not
 * stand in the text; pinyin that is not written by the rules, or has not one syllable for each character.
 */
export function checkPinyin(file: string, json: Json, lang: string, text: Tree | undefined): Diagnostic[] {
  const whole = (expected: string, found: string) => [{ file, key: '(whole file)', expected, found }];
  if (!hasPinyin(lang)) return whole('the folder of a language in Chinese characters', `"${lang}"`);
  if (!text) return whole(`a paper beside it, ${file.replace(`${OVERRIDES}.json`, '.json')}`, 'nothing');
  if (!isTree(json.value))
    return whole('phrases, each with its pinyin: { "phrase": "reading" }', describe(json.value));
  const strings = stringsIn(text);
  return Object.entries(json.value).flatMap(([phrase, pinyin]: [string, unknown]) => {
    const at = { file, line: json.lineOf([phrase]), key: phrase };
    if (!/\p{Script=Han}/u.test(phrase) || !strings.some((one) => one.includes(phrase)))
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

const stringsIn = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (isTree(value) ? stringsIn(value) : [value]));
