// Folds text so that spellings that a reader considers equal compare equal: case, accents, quotation marks, digits, scripts of
// Chinese.

/** A folded text, and for each of its UTF-16 code units where it comes from in the text: start, and end (exclusive). */
export type Folded = { text: string; starts: Uint32Array; ends: Uint32Array };

/** Returns the Simplified character for a Traditional one, and any other character as it is. */
export type Simplify = (character: string) => string;

// A character with the marks that belong to it, or a syllable of single Korean letters. Half-width voicing marks are letters
// by their properties.
const CLUSTER =
  /[\u1100-\u115f][\u1160-\u11a7]+[\u11a8-\u11ff]*|[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*|[\p{M}\uff9e\uff9f]+/uy;

// Most characters are followed by another letter without marks: below U+0300 there are none, nor among Chinese characters.
const isPlain = (code: number) => code < 0x300 || (code >= 0x4e00 && code <= 0x9fff);

/** The end of the character that begins at `at`, with its marks. */
function clusterEnd(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (isPlain(text.charCodeAt(at)) && (Number.isNaN(next) || isPlain(next))) return at + 1;
  CLUSTER.lastIndex = at;
  CLUSTER.test(text);
  return CLUSTER.lastIndex;
}

// Characters that do not affect reading: soft hyphen, joiners, directional controls, tatweel, variation selectors.
const INVISIBLE =
  // eslint-disable-next-line no-misleading-character-class -- each of them is meant by itself
  /[\u00ad\u034f\u061c\u0640\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;

// In these scripts marks are accents, or vowels that most texts leave out. Elsewhere, as in Hindi or Japanese, a letter with
// a mark is another letter.
const ACCENTED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/u;

// й is a letter of its own, not an и with an accent (Unicode composes it from both).
const SHORT_I = /\u0438\u0306/gu;

const LETTERS: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  // Unicode does not take these apart.
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  þ: 'th',
  // Turkish; without a dot, because the query does not say which language it is in.
  ı: 'i',
  // Greek, at the end of a word.
  ς: 'σ',
  // Arabic: spellings that vary, and the Persian forms of the same letters.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  ...Object.fromEntries([...'‐‑‒–—―−﹘⸺⸻'].map((dash) => [dash, '-'])),
};

// Before NFKC, which takes some of them apart.
const DOUBLE_QUOTES = /[“”„‟«»‹›〝〞「」『』″]/g;
const SINGLE_QUOTES = /[‘’‚‛ʼʻʹ′`´]/g;

const MARKS = /\p{Mn}/gu;
const DIGIT = /\p{Nd}/u;
const SPACE = /^[\s\u0085]/u;

/** The value of a decimal digit of any script. Their blocks are contiguous, from zero to nine (Unicode, chapter 4.6). */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

function foldCluster(cluster: string): string {
  if (SPACE.test(cluster)) return ' ';
  const lower = cluster
    .replace(INVISIBLE, '')
    // The dagger alif stands for a letter, which other spellings write.
    .replaceAll('\u0670', 'ا')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .normalize('NFKC')
    // Some of what NFKC makes of a character is invisible again.
    .replace(INVISIBLE, '')
    .toLowerCase()
    .normalize('NFD');
  const base = ACCENTED.test(lower) ? lower.replace(SHORT_I, 'й').replace(MARKS, '') : lower;
  return [...base.normalize('NFC')]
    .map((one) => LETTERS[one] ?? (DIGIT.test(one) && one > '9' ? digitValue(one) : one))
    .join('');
}

const folds = new Map<string, string>();
// The same, for single UTF-16 code units: most of any text.
const unitFolds: (string | undefined)[] = [];

function cachedFold(cluster: string): string {
  let folded = folds.get(cluster);
  if (folded === undefined) folds.set(cluster, (folded = foldCluster(cluster)));
  return folded;
}

/**
 * Folds a text for searching. With `simplify`, which is for Chinese, Traditional characters become Simplified ones, of which
 * several may have the same. Runs of white space become one space. Pure.
 */
export function fold(text: string, simplify?: Simplify): Folded {
  let starts = new Uint32Array(text.length + 18);
  let ends = new Uint32Array(text.length + 18);
  const parts: string[] = [];
  let length = 0;
  let isAfterSpace = false;
  for (let index = 0, end: number; index < text.length; index = end) {
    end = clusterEnd(text, index);
    const unit = text.charCodeAt(index);
    const one =
      end - index === 1
        ? (unitFolds[unit] ??= foldCluster(text.charAt(index)))
        : cachedFold(text.slice(index, end));
    const isSpace = one === ' ';
    if (isSpace && isAfterSpace) {
      ends[length - 1] = end;
      continue;
    }
    const written = simplify && one ? simplify(one) : one;
    // Most characters fold to one, none to more than 18 (U+FDFA).
    if (length + written.length > starts.length) [starts, ends] = [grown(starts), grown(ends)];
    for (const stop = length + written.length; length < stop; length++) {
      starts[length] = index;
      ends[length] = end;
    }
    parts.push(written);
    // Invisible characters do not end a run of white space.
    if (written) isAfterSpace = isSpace;
  }
  return { text: parts.join(''), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(2 * array.length + 18);
  next.set(array);
  return next;
}

/** A part of a text: start and end (exclusive) in UTF-16 code units. */
export type Range = [start: number, end: number];

/**
 * Finds every occurrence of a folded query in a folded text, as ranges of the text that was folded. They do not overlap: of
 * two in one character, as of `s` in `ß`, it returns the first.
 */
export function occurrences({ text, starts, ends }: Folded, query: string): Range[] {
  const found: Range[] = [];
  if (!query) return found;
  let last = 0;
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    const [start = 0, end = 0] = [starts[at], ends[at + query.length - 1]];
    if (start >= last) found.push([start, end]);
    last = Math.max(last, end);
  }
  return found;
}
