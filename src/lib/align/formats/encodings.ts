import { EAST_ASIAN, SINGLE_BYTE } from './encoding-letters.ts';

/** The name of an encoding, which TextDecoder takes as well. */
export type Encoding = string;

const decodes = (encoding: Encoding, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // The bytes are not valid in it, or there is no such encoding.
    return undefined;
  }
};

/**
 * Recognises the encoding of a text: by its byte order mark, as valid UTF-8, as UTF-16 by its zero bytes, by what an XML or
 * HTML file declares, as UTF-8 with few broken bytes, or by which encoding gives the commonest letters. Undefined if none
 * does. Pure.
 */
export function detectEncoding(bytes: Uint8Array): Encoding | undefined {
  const marked = markedEncoding(bytes);
  if (marked) return marked;
  const wide = wideEncoding(bytes);
  if (wide) return wide;
  // Seven bits only, with escape sequences.
  if (indexOfPair(bytes, 0x1b, 0x24) >= 0 && decodes('ISO-2022-JP', bytes)) return 'ISO-2022-JP';
  if (decodes('UTF-8', bytes) !== undefined) return 'UTF-8';
  return declaredEncoding(bytes) ?? (isMostlyUtf8(bytes) ? 'UTF-8' : likeliestEncoding(bytes));
}

function markedEncoding([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'UTF-8';
  if (first === 0xff && second === 0xfe) return 'UTF-16LE';
  return first === 0xfe && second === 0xff ? 'UTF-16BE' : undefined;
}

const indexOfPair = (bytes: Uint8Array, first: number, second: number) =>
  bytes.findIndex((byte, n) => byte === first && bytes[n + 1] === second);

/** UTF-16 without a mark: every line end, and every Latin letter, is a zero byte beside another byte. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length % 2 || !bytes.includes(0)) return undefined;
  let [evenZeros, oddZeros, evenEnds, oddEnds] = [0, 0, 0, 0];
  for (let n = 0; n < bytes.length; n += 2) {
    if (bytes[n] === 0) evenZeros++;
    if (bytes[n + 1] === 0) oddZeros++;
    if (bytes[n] === 0 && bytes[n + 1] === 0x0a) evenEnds++;
    if (bytes[n + 1] === 0 && bytes[n] === 0x0a) oddEnds++;
  }
  const pairs = bytes.length / 2;
  // Latin letters are zeros on one side. Elsewhere the line ends tell, because characters such as 一 (U+4E00) have zeros too.
  const isLittle = evenEnds === oddEnds ? oddZeros > evenZeros : oddEnds > evenEnds;
  const [zeros, ends, others] = isLittle ? [oddZeros, oddEnds, evenZeros] : [evenZeros, evenEnds, oddZeros];
  const encoding = isLittle ? 'UTF-16LE' : 'UTF-16BE';
  const isLatin = zeros > 0.4 * pairs && others < 0.02 * pairs;
  // Bytes that are no UTF-8, or characters that no text has.
  const isOther = ends > 0 && !/^[^\u0001-\u0008\u000e-\u0019]+$/u.test(decodes('UTF-8', bytes) ?? ''); // eslint-disable-line no-control-regex -- these are meant
  const text = isLatin || isOther ? decodes(encoding, bytes) : undefined;
  return text === undefined || /[\u0000-\u0008\ue000-\uf8ff]/u.test(text) ? undefined : encoding; // eslint-disable-line no-control-regex -- no text has them
}

const DECLARATION =
  /<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']|<meta[^>]*\bcharset\s*=\s*["']?([\w.:-]+)/i;

/** The encoding that an XML or HTML file declares, if its bytes are valid in it. */
function declaredEncoding(bytes: Uint8Array): Encoding | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024));
  const [, inXml, inHtml] = DECLARATION.exec(start) ?? [];
  const label = inXml ?? inHtml;
  // What is declared in single bytes is not UTF-16, and it was no UTF-8.
  if (label === undefined || /^utf/i.test(label) || decodes(label, bytes) === undefined) return undefined;
  const { encoding } = new TextDecoder(label);
  return CANONICAL.find((name) => name.toLowerCase() === encoding) ?? encoding;
}

const CANONICAL = ['GB18030', 'GBK', 'Big5', 'Shift_JIS', 'EUC-JP', 'EUC-KR', 'KOI8-R', 'KOI8-U', 'IBM866'];

/** True if far more characters are valid UTF-8 than are not: a book with a broken byte, not one in another encoding. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const valid = text.match(/[^\u0000-\u007f\ufffd]/gu)?.length ?? 0; // eslint-disable-line no-control-regex -- all of ASCII
  return valid >= 4 * broken;
}

// So many characters outside ASCII are looked at: enough for certainty, and fast in a long book.
const SAMPLE = 20_000;
const GOOD_ENOUGH = 0.55;

const TEXT_CONTROLS = [0x00, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a];

/** The encoding in which a text has the commonest letters of a language, without letters that do not go together. */
function likeliestEncoding(bytes: Uint8Array): Encoding | undefined {
  // Control characters are in no text.
  if (bytes.some((byte) => byte < 0x20 && !TEXT_CONTROLS.includes(byte))) return undefined;
  let [best, bestScore]: [Encoding | undefined, number] = [undefined, GOOD_ENOUGH];
  const consider = (encoding: Encoding, score: number) => {
    if (score > bestScore) [best, bestScore] = [encoding, score];
  };
  for (const [encoding, { common, zone }] of Object.entries(EAST_ASIAN)) {
    const text = decodes(encoding, bytes);
    if (text !== undefined) consider(encoding, eastAsianScore(text, bytes, common, zone));
  }
  const sample = besideAscii(bytes);
  for (const [encoding, languages] of Object.entries(SINGLE_BYTE)) {
    const text = decodes(encoding, sample);
    if (text === undefined) continue;
    for (const letters of languages) consider(encoding, singleByteScore(text, letters));
  }
  return best;
}

/** The first bytes outside ASCII, each with the byte before it: what can be told from is often far apart. */
function besideAscii(bytes: Uint8Array): Uint8Array {
  const sample: number[] = [];
  for (let n = 0; n < bytes.length && sample.length < 2 * SAMPLE; n++) {
    if ((bytes[n] ?? 0) >= 0x80 || (bytes[n + 1] ?? 0) >= 0x80) sample.push(bytes[n] ?? 0);
  }
  return new Uint8Array(sample);
}

/** The share of pairs of bytes that are in the part of the encoding with the commonest characters, and of these themselves. */
function eastAsianScore(
  text: string,
  bytes: Uint8Array,
  common: RegExp,
  [from, to]: [number, number],
): number {
  const characters = sampleOf(text);
  let [inZone, pairs] = [0, 0];
  for (let n = 0; n < bytes.length && pairs < SAMPLE; n++) {
    const lead = bytes[n] ?? 0;
    if (lead < 0x81) continue;
    pairs++;
    if (lead >= from && lead <= to) inZone++;
    n++;
  }
  const found = characters.filter((one) => common.test(one)).length;
  const odd = characters.filter((one) => /[\ue000-\uf8ff\uff61-\uff9f\u3400-\u4dbf]/u.test(one)).length;
  const share = found / Math.max(1, characters.length);
  return (
    Math.min(1, share / 0.25) / 2 +
    inZone / Math.max(1, pairs) / 2 -
    (2 * odd) / Math.max(1, characters.length)
  );
}

/** The first characters of a text that are not ASCII. */
function sampleOf(text: string): string[] {
  const sample: string[] = [];
  for (const one of text) {
    if (one >= '\u0080' && sample.push(one) >= SAMPLE) break;
  }
  return sample;
}

// In the same place in all Windows encodings.
const PUNCTUATION = /[\u2010-\u203a\u00a0«»§©®°·¿¡€…№]/u;

/** How well the letters outside ASCII fit a language, from 0 to 1. The first of `letters` are its commonest. */
function singleByteScore(text: string, letters: string): number {
  const [frequent = '', rare = ''] = letters.split(' ');
  const isLatin = /\p{Script=Latin}/u.test(frequent);
  let [score, count] = [0, 0];
  let before = '';
  for (const one of text) {
    if (one >= '\u0080') {
      count++;
      const lower = one.toLowerCase();
      const isMidWordCapital = one !== lower && /\p{Ll}/u.test(before);
      const isMixed = !isLatin && /[A-Za-z]/.test(before) && !PUNCTUATION.test(one);
      if (/[\u0080-\u009f]/u.test(one)) score -= 2;
      else if (isMidWordCapital || isMixed) score -= 0.5;
      else if (frequent.includes(lower)) score += 1;
      else if (PUNCTUATION.test(one)) score += 0.9;
      else if (rare.includes(lower)) score += 0.8;
    }
    before = one;
  }
  return count ? score / count : 0;
}
