// A full stop after these rarely ends a sentence. If in doubt, keep two sentences together rather than split a name.
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof st sr jr mt messrs gen col capt lt sgt maj cmdr rev hon pres gov sen rep amb vs cf viz al etc ' +
    'inc ltd co corp bros dept univ est approx ca ibid op ed eds trans mme mlle bzw usw sog sra ud'
  ).split(' '),
);
// A full stop after these ends a sentence only if no number follows.
const BEFORE_NUMBER = new Set(
  (
    'no nos nr art arts para paras sec secs fig figs vol vols ch chap p pp par cl app ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);

const LAST_WORD = /(?:^|[\s("'“‘«[（])([\p{L}.]+)\.\s*$/u;
const OPENING_MARKS = /[\p{Ps}\p{Pi}]+$/u;

/**
 * Splits a paragraph into sentences with `Intl.Segmenter` (UAX #29), corrected for abbreviations, initials, numbers, and
 * quotation marks that it puts into the wrong sentence. Trims white space around each sentence and keeps all else. Pure.
 */
export function sentencesOf(text: string, lang: string): string[] {
  const pieces = [...segmenter(lang).segment(text.replaceAll(/\s/g, ' '))].map(({ segment }) => segment);
  const sentences: string[] = [];
  let pendingOpening = '';
  for (const piece of pieces) {
    const last = sentences.at(-1);
    // Opening marks belong to the next sentence, but the segmenter splits "。“" after them.
    const opening = OPENING_MARKS.exec(piece)?.[0] ?? '';
    const withOpening = pendingOpening + piece.slice(0, piece.length - opening.length);
    pendingOpening = opening;
    if (last === undefined) {
      if (withOpening) sentences.push(withOpening);
      continue;
    }
    // Closing marks belong to the previous sentence, but the segmenter splits "Oui. »" before them.
    const closing = /^[\p{Pe}\p{Pf}]*/u.exec(withOpening)?.[0] ?? '';
    const rest = withOpening.slice(closing.length);
    const before = last + closing;
    if (isSameSentence(before, rest)) sentences[sentences.length - 1] = before + rest;
    else sentences.splice(-1, 1, before, rest);
  }
  if (pendingOpening) sentences.push((sentences.pop() ?? '') + pendingOpening);
  return sentences.map((sentence) => sentence.trim()).filter(Boolean);
}

/** True if `after` continues the sentence in `before`. */
function isSameSentence(before: string, after: string): boolean {
  if (!/[^\p{Ps}\p{Pi}\s"']/u.test(after) || /^\s*[。！？；，、.!?;,]/u.test(after)) return true;
  // As in: "Is it?" he asked.
  if (/[\p{Pe}\p{Pf}"']\s*$/u.test(before) && /^\s*\p{Ll}/u.test(after)) return true;
  const [, word = ''] = LAST_WORD.exec(before) ?? [];
  const lowerCase = word.toLowerCase();
  if (ABBREVIATIONS.has(lowerCase)) return true;
  if (BEFORE_NUMBER.has(lowerCase)) return /^\s*(?:[0-9]|[IVXLC]+\b)/.test(after);
  // Initials such as "U.S." and "e.g.", and paragraph numbers.
  return /^(?:\p{L}\.)*\p{L}$/u.test(word) || /^\s*[(（]?[0-9]+(?:\.[0-9]+)*[.)）]\s*$/.test(before);
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(lang: string): Intl.Segmenter {
  const cached = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'sentence' });
  segmenters.set(lang, cached);
  return cached;
}
