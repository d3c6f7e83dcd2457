import { describe, expect, it } from 'vitest';
import { toSimplified } from './opencc.ts';
import { alignedWords, hasPinyin, readWords, readingsOf } from './pinyin.ts';

const pinyinOf = (text: string, overrides = {}) =>
  readWords(text, overrides).map(([, pinyin]) => pinyin ?? '·');

describe('readWords', () => {
  it('splits a sentence into words, without pinyin for punctuation and digits', () => {
    expect(readWords('1996年，我们讨论了历史。')).toEqual([
      [4],
      [1, 'nián'],
      [1],
      [2, 'wǒmen'],
      [3, 'tǎolùnle'],
      [2, 'lìshǐ'],
      [1],
    ]);
  });

  it('gives 一 and 不 the tone they have in a dictionary', () => {
    expect(pinyinOf('不去，一样')).toEqual(['bùqù', '·', 'yīyàng']);
  });

  it('uses the longest override, whatever their order', () => {
    const overrides = { 重庆: 'Chóngqìng', 重庆市长江: 'Chóngqìng Shì Cháng Jiāng', 长江: 'Cháng Jiāng' };
    expect(pinyinOf('重庆市长江与长江', overrides)).toEqual([
      'Chóngqìng',
      'Shì',
      'Cháng',
      'Jiāng',
      'yǔ',
      'Cháng',
      'Jiāng',
    ]);
    expect(pinyinOf('在重庆', overrides)).toEqual(['zài', 'Chóngqìng']);
  });

  it('reads a Traditional text by its Simplified characters', () => {
    expect(readWords('我們參與，本著歷史', { 歷史: 'lìshǐ' }, toSimplified)).toEqual([
      [2, 'wǒmen'],
      [2, 'cānyù'],
      [1],
      [2, 'běnzhe'],
      [2, 'lìshǐ'],
    ]);
  });

  it('has no pinyin for an unknown character', () => {
    expect(readWords('水𪚥')).toEqual([[1, 'shuǐ'], [2]]);
  });

  it('readingsOf returns the words of headings and segments by id', () => {
    const text = { rise: { heading: '升', p1: { s1: '水。' }, list1: { i1: { s1: '泥' } } } };
    expect(readingsOf(text, {})).toEqual({
      rise: [[1, 'shēng']],
      'rise.p1.s1': [[1, 'shuǐ'], [1]],
      'rise.list1.i1.s1': [[1, 'ní']],
    });
  });
});

it.each([
  ['上海', 'Shànghǎi', [[2, 'Shànghǎi']]],
  [
    '上海五国',
    'Shànghǎi Wǔ Guó',
    [
      [2, 'Shànghǎi'],
      [1, 'Wǔ'],
      [1, 'Guó'],
    ],
  ],
  ['《山、水》', 'shān shuǐ', [[1], [1, 'shān'], [1], [1, 'shuǐ'], [1]]],
  ['山、水', 'shānshuǐ', undefined],
  ['上海', 'Shàng', undefined],
  ['上海', 'Shànghǎi shì', undefined],
  ['上海', 'Shanghai1', undefined],
])('alignedWords aligns %s with %s', (phrase, pinyin, words) => {
  expect(alignedWords(phrase, pinyin)).toEqual(words);
});

it('hasPinyin is true for Mandarin in Chinese characters only', () => {
  expect(['zh', 'zh-Hans', 'zh-Hant', 'zh-TW', 'zh-Latn', 'ja', 'yue', 'en'].map(hasPinyin)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
