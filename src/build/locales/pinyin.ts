import { isTree, type Readings, type Tree, type Word } from '../../lib/document/types.ts';
import { pinyin } from 'pinyin-pro';
import { join, syllablesOf } from './pinyin-spelling.ts';
import { segmentsIn } from './terms.ts';

/** The pinyin that a paper specifies for phrases, with spaces between words. */
export type Overrides = Record<string, string>;

const HAN = /\p{Script=Han}+/gu;
/** Particles and suffixes that are written together with the word before them (GB/T 16159-2012, 6.1 and 6.2). */
const JOINED_TO_PREVIOUS = new Set(['了', '着', '们', '者', '性', '化']);

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** True for Mandarin in Chinese characters, which can be shown with pinyin. Throws RangeError for an invalid tag. */
export function hasPinyin(lang: string): boolean {
  const { language, script = '' } = new Intl.Locale(lang).maximize();
  return language === 'zh' && script.startsWith('Han');
}

/**
 * Returns the pinyin of a paper's text, by segment id and, for headings, by section id. `simplify` converts a text to
 * Simplified characters without changing its length: word segmentation and pinyin are most reliable for those. Pure.
 */
export function readingsOf(text: Tree, overrides: Overrides, simplify = identity): Readings {
  const entries = Object.entries(text).flatMap(([id, section]) => {
    const heading = isTree(section) && typeof section.heading === 'string' ? section.heading : undefined;
    const segments = segmentsIn(section, id);
    return heading === undefined ? segments : [{ id, text: heading }, ...segments];
  });
  return Object.fromEntries(entries.map(({ id, text }) => [id, readWords(text, overrides, simplify)]));
}

const identity = (text: string) => text;

/**
 * Splits a Chinese text into words with pinyin; together the words are the whole text. Where overrides overlap, the longest
 * phrase wins. Words with an unknown character have no pinyin. `simplify` as in `readingsOf`. Pure.
 */
export function readWords(text: string, overrides: Overrides = {}, simplify = identity): Word[] {
  const simplified = simplify(text);
  const syllables = readCharacters(simplified);
  const words: Word[] = [];
  let end = 0;
  for (const [start, phrase] of phrasesIn(text, overrides)) {
    words.push(...splitWords(simplified, end, start, syllables));
    words.push(...(alignedWords(phrase, overrides[phrase] ?? '') ?? []));
    end = start + phrase.length;
  }
  words.push(...splitWords(simplified, end, simplified.length, syllables));
  return words;
}

/** Finds the phrases of the overrides in a text, in order and without overlaps. */
function phrasesIn(text: string, overrides: Overrides): [start: number, phrase: string][] {
  const matches: [start: number, phrase: string][] = [];
  for (const phrase of Object.keys(overrides).sort((a, b) => b.length - a.length)) {
    for (let index = text.indexOf(phrase); index >= 0; index = text.indexOf(phrase, index + 1)) {
      const isFree = matches.every(
        ([start, { length }]) => index + phrase.length <= start || start + length <= index,
      );
      if (isFree) matches.push([index, phrase]);
    }
  }
  return matches.sort((a, b) => a[0] - b[0]);
}

/**
 * Splits a phrase into the words of its pinyin. Each syllable belongs to one Han character, and no word can extend across
 * other characters. Returns undefined if the pinyin does not fit the phrase. Pure.
 */
export function alignedWords(phrase: string, pinyin: string): Word[] | undefined {
  const pinyinWords = pinyin.split(' ');
  const words: Word[] = [];
  for (const [run = ''] of phrase.matchAll(/\p{Script=Han}+|\P{Script=Han}+/gu)) {
    let characters = /^\p{Script=Han}/u.test(run) ? [...run] : [];
    if (!characters.length) words.push([run.length]);
    while (characters.length) {
      const pinyinWord = pinyinWords.shift() ?? '';
      const count = syllablesOf(pinyinWord)?.length ?? 0;
      if (!count || count > characters.length) return undefined;
      words.push([characters.slice(0, count).join('').length, pinyinWord]);
      characters = characters.slice(count);
    }
  }
  return pinyinWords.length ? undefined : words;
}

/** Returns the syllable of each Han character of a text, by the character's index. */
function readCharacters(text: string): Map<number, string> {
  const syllables = new Map<number, string>();
  for (const { 0: run, index } of text.matchAll(HAN)) {
    // Read whole runs, because the context decides the reading. Without tone sandhi, 一 and 不 are as in a dictionary.
    const readings = pinyin(run, { type: 'array', toneSandhi: false });
    let characterIndex = index;
    [...run].forEach((character, n) => {
      const syllable = readings[n]?.normalize('NFC') ?? '';
      if (syllablesOf(syllable)) syllables.set(characterIndex, syllable);
      characterIndex += character.length;
    });
  }
  return syllables;
}

/** Splits the part of a text between two indexes into words, with pinyin where every character has a syllable. */
function splitWords(text: string, from: number, to: number, syllables: Map<number, string>): Word[] {
  const pieces: { segment: string; index: number; joined?: boolean }[] = [];
  for (const { segment, index } of segmenter.segment(text.slice(from, to))) {
    const last = pieces.at(-1);
    if (last && JOINED_TO_PREVIOUS.has(segment) && /\p{Script=Han}$/u.test(last.segment))
      last.segment += segment;
    else pieces.push({ segment, index });
  }
  return pieces.map(({ segment, index }): Word => {
    const readings = [...segment.matchAll(/./gsu)].map((character) =>
      syllables.get(from + index + character.index),
    );
    return readings.every((reading) => reading !== undefined)
      ? [segment.length, join(readings)]
      : [segment.length];
  });
}
