/** How words are written in pinyin: GB/T 16159-2012, Basic rules of the Chinese phonetic alphabet orthography. */

const FINAL =
  /^(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|ü|üe)$/;
// A consonant before a vowel begins the next syllable; an apostrophe says where a syllable begins with a vowel.
const SYLLABLE = /((?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?)([aeiouü]+(?:(?:ng|n|r)(?![aeiouü]))?)/uy;
const TONES = '\u0304\u0301\u030c\u0300';

/**
 * The syllables of a word in pinyin, each with its tone mark, if the word is written by the rules: one mark a syllable at
 * most and on the right letter, a capital at the start of a part alone, an apostrophe before each syllable within it
 * that begins with a, o or e, a hyphen between parts. Else undefined. Pure.
 */
export function syllablesOf(word: string): string[] | undefined {
  const parts = word.split('-').map(syllablesOfPart);
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function syllablesOfPart(part: string): string[] | undefined {
  const small = part.slice(0, 1).toLowerCase() + part.slice(1);
  const syllables = small.split("'").flatMap((piece) => cut(piece) ?? ['?']);
  return syllables.every(isSyllable) && join(syllables) === small ? syllables : undefined;
}

/** Cuts letters with tone marks into syllables; undefined if some are left over, or there are none. */
function cut(letters: string): string[] | undefined {
  const plain = withoutTones(letters);
  if (!plain) return undefined;
  const found: string[] = [];
  SYLLABLE.lastIndex = 0;
  // Each letter is one character with and without its mark, so that places are the same in both.
  for (let at = 0; at < plain.length; at = SYLLABLE.lastIndex) {
    if (!SYLLABLE.exec(plain)) return undefined;
    found.push(letters.slice(at, SYLLABLE.lastIndex));
  }
  return found;
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

/** The mark stands on a, else o, else e, else the last vowel: guì, liú. */
function withTone(plain: string, tone: string): string {
  const first = plain.search(/a/) >= 0 ? plain.search(/a/) : plain.search(/[oe]/);
  const at = first >= 0 ? first : plain.search(/[iuü][^iuü]*$/);
  return `${plain.slice(0, at + 1)}${tone}${plain.slice(at + 1)}`.normalize('NFC');
}

/** Joins syllables into one word. */
export const join = (syllables: string[]): string =>
  syllables.map((own, n) => (n && /^[aoe]/.test(withoutTones(own)) ? `'${own}` : own)).join('');
