// The spelling of pinyin words, after GB/T 16159-2012, Basic rules of the Chinese phonetic alphabet orthography.

const FINAL =
  /^(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|ü|üe)$/;
// A consonant before a vowel begins the next syllable. An apostrophe marks a syllable that begins with a vowel.
const SYLLABLE = /((?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?)([aeiouü]+(?:(?:ng|n|r)(?![aeiouü]))?)/uy;
const TONES = '\u0304\u0301\u030c\u0300';

/**
 * Splits a pinyin word into syllables with their tone marks. Returns undefined if the spelling is wrong: each syllable can
 * have one tone mark, on the right letter; only the first letter of a hyphenated part can be a capital; and inside a part,
 * a syllable that begins with a, o or e needs an apostrophe before it. Pure.
 */
export function syllablesOf(word: string): string[] | undefined {
  const parts = word.split('-').map(syllablesOfPart);
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function syllablesOfPart(part: string): string[] | undefined {
  const lowerCase = part.slice(0, 1).toLowerCase() + part.slice(1);
  // A piece that cannot be split becomes "?", which is no syllable.
  const syllables = lowerCase.split("'").flatMap((piece) => splitSyllables(piece) ?? ['?']);
  return syllables.every(isSyllable) && join(syllables) === lowerCase ? syllables : undefined;
}

/** Splits letters with tone marks into syllables; undefined if letters are left over or there are none. */
function splitSyllables(letters: string): string[] | undefined {
  const plain = withoutTones(letters);
  if (!plain) return undefined;
  const syllables: string[] = [];
  SYLLABLE.lastIndex = 0;
  // A letter is one code unit with or without its tone mark (NFC), so indexes are the same in both strings.
  for (let start = 0; start < plain.length; start = SYLLABLE.lastIndex) {
    if (!SYLLABLE.exec(plain)) return undefined;
    syllables.push(letters.slice(start, SYLLABLE.lastIndex));
  }
  return syllables;
}

function isSyllable(syllable: string): boolean {
  const plain = withoutTones(syllable);
  const final = plain.replace(/^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])/u, '');
  if (!FINAL.test(final)) return false;
  const tone = [...syllable.normalize('NFD')].find((mark) => TONES.includes(mark)) ?? '';
  return syllable === withTone(plain, tone);
}

const withoutTones = (letters: string) =>
  letters
    .normalize('NFD')
    .replaceAll(/[\u0304\u0301\u030c\u0300]/g, '')
    .normalize('NFC');

/** Adds a tone mark to a syllable: on a, else on o or e, else on the last vowel, as in guì and liú. */
function withTone(plain: string, tone: string): string {
  const mainVowel = plain.search(/a/) >= 0 ? plain.search(/a/) : plain.search(/[oe]/);
  const index = mainVowel >= 0 ? mainVowel : plain.search(/[iuü][^iuü]*$/);
  return `${plain.slice(0, index + 1)}${tone}${plain.slice(index + 1)}`.normalize('NFC');
}

/** Joins syllables into a word, with an apostrophe before a later syllable that begins with a, o or e. */
export const join = (syllables: string[]): string =>
  syllables
    .map((syllable, n) => (n && /^[aoe]/.test(withoutTones(syllable)) ? `'${syllable}` : syllable))
    .join('');
