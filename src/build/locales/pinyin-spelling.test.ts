import { expect, it } from 'vitest';
import { join, syllablesOf } from './pinyin-spelling.ts';

it.each([
  ['Zhōngguó', ['zhōng', 'guó']],
  ["fāng'àn", ['fāng', 'àn']],
  ['fāngàn', ['fān', 'gàn']],
  ["Jí'ěrjísīsītǎn", ['jí', 'ěr', 'jí', 'sī', 'sī', 'tǎn']],
  ['yìngyùn-érshēng', ['yìng', 'yùn', 'ér', 'shēng']],
  ['Yà-Tài', ['yà', 'tài']],
  ['lüèduó', ['lüè', 'duó']],
  ['rénmen', ['rén', 'men']],
])('splits %s into %j', (word, syllables) => {
  expect(syllablesOf(word)).toEqual(syllables);
  if (!word.includes('-')) expect(join(syllables)).toBe(word[0]?.toLowerCase() + word.slice(1));
});

it.each([
  ['', 'nothing'],
  ['nǚ’ér', 'another apostrophe'],
  ["lì'shǐ", 'an apostrophe before a consonant'],
  ['guoì', 'a mark on the wrong letter'],
  ['gǔó', 'two marks in a syllable'],
  ['zhong1guo2', 'digits'],
  ['xx', 'no vowel'],
  ['Zhōng Guó', 'a space'],
  ['zhōngGuó', 'a capital within'],
  ['北京', 'no pinyin'],
])('rejects %j: %s', (word) => {
  expect(syllablesOf(word)).toBeUndefined();
});
