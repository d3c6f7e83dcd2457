import { describe, expect, it } from 'vitest';
import { alignSentences, realign } from './align-sentences.ts';
import { chineseNumber } from './chinese-number.ts';
import { englishStem, parseDictionary } from './dictionary.ts';
import { NO_BREAK, type Sentence } from './indexed-text.ts';
import { namePairs } from './names.ts';
import { romanize } from './romanize.ts';
import { tokensOf, withAsciiDigits } from './tokens.ts';

const sentences = (...texts: string[]): Sentence[] =>
  texts.map((text) => ({ text, kind: 'paragraph', begins: NO_BREAK }));

describe('what sentences are compared by', () => {
  it('words without accents, case and endings; numbers; quotation marks', () => {
    expect(tokensOf('Élèves, “12” internationales!')).toEqual(['eleves', '"', '12', '"', 'internat', '!']);
    expect(tokensOf('和平与发展')).toEqual(['和', '平', '和平', '与', '平与', '发', '与发', '展', '发展']);
  });

  it.each([
    ['١٩٤٨', '1948'],
    ['१२', '12'],
    ['１９', '19'],
    ['𝟗', '9'],
  ])('the digits of %s', (digits, ascii) => {
    expect(withAsciiDigits(digits.normalize('NFKD'))).toBe(ascii);
  });

  it.each([
    ['十二', 12],
    ['一百零一', 101],
    ['二〇〇二', 2002],
    ['三万五千', 35_000],
    ['两亿', 200_000_000],
    ['十', 10],
    ['和平', undefined],
    ['', undefined],
  ])('the Chinese number %s', (text, number) => {
    expect(chineseNumber(text)).toBe(number);
  });

  it('words in Greek and Cyrillic letters by their sound', () => {
    expect(['москва', 'αθηνα', 'paris', '北京'].map(romanize)).toEqual([
      'moskva',
      'athina',
      'paris',
      undefined,
    ]);
  });

  it('the names of months, countries and languages that the platform knows', () => {
    expect(namePairs('en', 'fr')).toContainEqual(['july', 'juillet']);
    expect(namePairs('de', 'zh')).toContainEqual(['deutschl', '德国']);
    expect(namePairs('en', 'xx-not a tag')).toEqual([]);
  });

  it('the forms of an English word', () => {
    expect(['walks', 'walked', 'walking', 'stopped', 'parties'].map(englishStem)).toEqual([
      'walk',
      'walk',
      'walk',
      'stop',
      'party',
    ]);
  });
});

describe('alignSentences', () => {
  const english = sentences(
    'In 1931 the harbour of Bristol was closed.',
    'Nobody knew why.',
    'Mrs Dupont asked the captain of the Aurora, and he said nothing.',
    'On 7 July it opened again.',
    'All was well.',
  );
  const french = sentences(
    'En 1931, le port de Bristol fut fermé, et personne ne savait pourquoi.',
    'Mme Dupont demanda au capitaine de l’Aurora.',
    'Il ne dit rien.',
    'Le 7 juillet, il rouvrit.',
    'Tout allait bien.',
  );
  const expected = [[2, 1], [1, 2], [1, 1], [1, 1]]; // prettier-ignore

  it('finds sentences that were joined and split', () => {
    const { beads, confidence, isSameText } = alignSentences(english, french, ['en', 'fr']);
    expect(beads).toEqual(expected);
    expect(confidence).toHaveLength(4);
    expect(isSameText).toBe(true);
  });

  it('finds the same in the other direction', () => {
    const { beads } = alignSentences(french, english, ['fr', 'en']);
    expect(beads).toEqual(expected.map(([m, n]) => [n, m]));
  });

  it('covers every sentence of texts of any size, the empty one included', () => {
    expect(alignSentences([], [], ['en', 'fr']).beads).toEqual([]);
    expect(alignSentences(english, [], ['en', 'fr']).beads).toEqual(english.map(() => [1, 0]));
    for (const size of [1, 2, 7]) {
      const many = Array.from({ length: size }, () => french).flat();
      const { beads } = alignSentences(english, many, ['en', 'fr']);
      expect(beads.reduce((sum, [, n]) => sum + n, 0)).toBe(many.length);
    }
  });

  it('uses a dictionary of the two languages, in either direction', () => {
    const dictionary = parseDictionary(
      '和平|和平\tpeace\n战争|戰爭\twar battle\n苹果|蘋果\tapple',
      'zh',
      'en',
    );
    const chinese = sentences('苹果苹果', '战争战争', '和平和平');
    const traditional = sentences('蘋果蘋果', '戰爭戰爭', '和平和平');
    // Alike in length, so that only their words can decide.
    const joinedLast = sentences('apples apples apples', 'wars peace war peace');
    const joinedFirst = sentences('apple war apples war', 'peaceful peace peace');
    const align = (some: Sentence[], others: Sentence[], langs: [string, string]) =>
      alignSentences(some, others, langs, { dictionary }).beads;
    expect(align(chinese, joinedLast, ['zh-Hans', 'en'])).toEqual([[1, 1], [2, 1]]); // prettier-ignore
    expect(align(chinese, joinedFirst, ['zh-Hans', 'en'])).toEqual([[2, 1], [1, 1]]); // prettier-ignore
    expect(align(joinedLast, traditional, ['en', 'zh-Hant'])).toEqual([[1, 1], [1, 2]]); // prettier-ignore
    expect(align(joinedFirst, traditional, ['en', 'zh-Hant'])).toEqual([[1, 2], [1, 1]]); // prettier-ignore
  });

  it('aligns only the stretch between two corrections again', () => {
    const wrong = [[1, 0], [1, 1], [1, 1], [1, 2], [1, 1]] as const; // prettier-ignore
    const { beads, confidence } = realign(english, french, ['en', 'fr'], wrong, [0, 4]);
    expect(beads).toEqual(expected.slice(0, 3));
    expect(confidence).toHaveLength(3);
  });
});
