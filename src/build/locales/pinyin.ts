import { isTree, type Readings, type Tree, type Word } from '../../lib/document/types.ts';
import { pinyin } from 'pinyin-pro';
import { join, syllablesOf } from './pinyin-spelling.ts';
import { segmentsIn } from './terms.ts';

/** Words that a paper has read otherwise: a phrase, and its pinyin with spaces between words. */
export type Overrides = Record<string, string>;

const HAN = /\p{Script=Han}+/gu;
/** What is written with the word before it: aspect, plural, and suffixes (GB/T 16159-2012, 6.1 and 6.2). */
const JOINED = new Set(['了', '着', '们', '者', '性', '化']);

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Whether a language is read in pinyin. */
export function hasPinyin(lang: string): boolean {
  const { language, script = '' } = new Intl.Locale(lang).maximize();
  return language === 'zh' && script.startsWith('Han');
}

/**
 * The readings of a paper's text, by the ids of its segments and sections. `plain` gives a text in Simplified characters,
 * of the same length: what divides and reads words knows those best. Pure.
 */
export function readingsOf(text: Tree, overrides: Overrides, plain = asItIs): Readings {
  const entries = Object.entries(text).flatMap(([id, section]) => {
    const heading = isTree(section) && typeof section.heading === 'string' ? section.heading : undefined;
    const own = segmentsIn(section, id);
    return heading === undefined ? own : [{ id, words: heading }, ...own];
  });
  return Object.fromEntries(entries.map(({ id, words }) => [id, readWords(words, overrides, plain)]));
}

const asItIs = (text: string) => text;

/**
 * Reads a Chinese text: its words, in order, which together are the text. Where overrides overlap, the longest phrase
 * has the place. A character whose reading is not known has none. `plain` as in `readingsOf`. Pure.
 */
export function readWords(text: string, overrides: Overrides = {}, plain = asItIs): Word[] {
  const simple = plain(text);
  const read = readCharacters(simple);
  const words: Word[] = [];
  let at = 0;
  for (const [start, phrase] of phrasesIn(text, overrides)) {
    words.push(...divide(simple, at, start, read));
    words.push(...(alignedWords(phrase, overrides[phrase] ?? '') ?? []));
    at = start + phrase.length;
  }
  words.push(...divide(simple, at, simple.length, read));
  return words;
}

/** Where phrases stand in a text, in order. */
function phrasesIn(text: string, overrides: Overrides): [start: number, phrase: string][] {
  const taken: [start: number, phrase: string][] = [];
  for (const phrase of Object.keys(overrides).sort((a, b) => b.length - a.length)) {
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      const free = taken.every(([start, { length }]) => at + phrase.length <= start || start + length <= at);
      if (free) taken.push([at, phrase]);
    }
  }
  return taken.sort((a, b) => a[0] - b[0]);
}

/**
 * The words of a phrase, from its pinyin with spaces between words: each syllable is a Han character, and no word goes on
 * over what is none. Undefined if it is not written so. Pure.
 */
export function alignedWords(phrase: string, pinyin: string): Word[] | undefined {
  const words = pinyin.split(' ');
  const found: Word[] = [];
  for (const [piece = ''] of phrase.matchAll(/\p{Script=Han}+|\P{Script=Han}+/gu)) {
    let left = /^\p{Script=Han}/u.test(piece) ? [...piece] : [];
    if (!left.length) found.push([piece.length]);
    while (left.length) {
      const word = words.shift() ?? '';
      const count = syllablesOf(word)?.length ?? 0;
      if (!count || count > left.length) return undefined;
      found.push([left.slice(0, count).join('').length, word]);
      left = left.slice(count);
    }
  }
  return words.length ? undefined : found;
}

/** How each character of a text is read, by where it stands. */
function readCharacters(text: string): Map<number, string> {
  const read = new Map<number, string>();
  for (const { 0: run, index } of text.matchAll(HAN)) {
    // In their sentence; 一 and 不 as in a dictionary.
    const syllables = pinyin(run, { type: 'array', toneSandhi: false });
    let at = index;
    [...run].forEach((character, n) => {
      const syllable = syllables[n]?.normalize('NFC') ?? '';
      if (syllablesOf(syllable)) read.set(at, syllable);
      at += character.length;
    });
  }
  return read;
}

/** Divides a part of a text into words and what is between them, and reads them. */
function divide(text: string, from: number, to: number, read: Map<number, string>): Word[] {
  const pieces: { segment: string; index: number; joined?: boolean }[] = [];
  for (const { segment, index } of segmenter.segment(text.slice(from, to))) {
    const last = pieces.at(-1);
    if (last && JOINED.has(segment) && /\p{Script=Han}$/u.test(last.segment)) last.segment += segment;
    else pieces.push({ segment, index });
  }
  return pieces.map(({ segment, index }): Word => {
    const syllables = [...segment.matchAll(/./gsu)].map((one) => read.get(from + index + one.index));
    return syllables.every((one) => one !== undefined) ? [segment.length, join(syllables)] : [segment.length];
  });
}
