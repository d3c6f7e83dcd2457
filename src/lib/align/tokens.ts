// Scripts that are written without spaces: each character is a word, and so is each pair of neighbours.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const QUOTE = /[“”"«»「」『』„]/;
const TOKEN = new RegExp(
  `${UNSPACED.source.slice(0, -1)}]+|\\p{N}+|[\\p{L}\\p{M}]+|[?!:;…？！：；؟؛]|${QUOTE.source}`,
  'gu',
);

/** Endings are cut off: what is left of a word after this many letters. */
const STEM = 8;

/**
 * Returns the words of a sentence by which sentences are compared: without accents, case and endings. Of scripts without
 * spaces it returns characters and pairs of characters. Numbers and punctuation count as words.
 */
export function tokensOf(sentence: string): string[] {
  const folded = sentence
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
  const tokens: string[] = [];
  for (const [run] of folded.matchAll(TOKEN)) {
    if (UNSPACED.test(run)) {
      let previous = '';
      for (const character of run) {
        tokens.push(character);
        if (previous) tokens.push(previous + character);
        previous = character;
      }
    } else if (/^\p{L}/u.test(run)) tokens.push(run.slice(0, STEM));
    else tokens.push(QUOTE.test(run) ? '"' : withAsciiDigits(run));
  }
  return tokens;
}

/** Writes the decimal digits of every script as 0 to 9. */
export const withAsciiDigits = (text: string): string =>
  text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // Each script has its ten digits in a row; where the row begins is found by counting back.
    let zero = code;
    while (zero > 0 && code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });
