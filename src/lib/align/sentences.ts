// A full stop after these ends no sentence, or seldom: better one piece too long than a name cut in two.
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof st sr jr mt messrs gen col capt lt sgt maj cmdr rev hon pres gov sen rep amb vs cf viz al etc ' +
    'inc ltd co corp bros dept univ est approx ca ibid op ed eds trans mme mlle bzw usw sog sra ud'
  ).split(' '),
);
// After these one does if no number follows.
const BEFORE_NUMBER = new Set(
  (
    'no nos nr art arts para paras sec secs fig figs vol vols ch chap p pp par cl app ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);

const LAST_WORD = /(?:^|[\s("'“‘«[（])([\p{L}.]+)\.\s*$/u;
const OPENING = /[\p{Ps}\p{Pi}]+$/u;

/**
 * The sentences of a paragraph: where `Intl.Segmenter` (UAX #29) finds them, but for abbreviations, initials and
 * numbers, and for quotation marks that it leaves on the wrong side. White space around each is gone, nothing else is.
 */
export function sentencesOf(text: string, lang: string): string[] {
  const pieces = [...segmenter(lang).segment(text.replaceAll(/\s/g, ' '))].map(({ segment }) => segment);
  const sentences: string[] = [];
  let open = '';
  for (const piece of pieces) {
    const last = sentences.at(-1);
    // A mark that opens belongs to what comes: "。“" is cut before the mark.
    const opening = OPENING.exec(piece)?.[0] ?? '';
    const whole = open + piece.slice(0, piece.length - opening.length);
    open = opening;
    if (last === undefined) {
      if (whole) sentences.push(whole);
      continue;
    }
    // A mark that closes belongs to what was: "Oui. »" is cut before it.
    const closing = /^[\p{Pe}\p{Pf}]*/u.exec(whole)?.[0] ?? '';
    const rest = whole.slice(closing.length);
    const before = last + closing;
    if (goesOn(before, rest)) sentences[sentences.length - 1] = before + rest;
    else sentences.splice(-1, 1, before, rest);
  }
  if (open) sentences.push((sentences.pop() ?? '') + open);
  return sentences.map((sentence) => sentence.trim()).filter(Boolean);
}

/** Whether a sentence has not ended where the next piece begins. */
function goesOn(before: string, after: string): boolean {
  if (!/[^\p{Ps}\p{Pi}\s"']/u.test(after) || /^\s*[。！？；，、.!?;,]/u.test(after)) return true;
  // "Is it?" he asked.
  if (/[\p{Pe}\p{Pf}"']\s*$/u.test(before) && /^\s*\p{Ll}/u.test(after)) return true;
  const [, word = ''] = LAST_WORD.exec(before) ?? [];
  const small = word.toLowerCase();
  if (ABBREVIATIONS.has(small)) return true;
  if (BEFORE_NUMBER.has(small)) return /^\s*(?:[0-9]|[IVXLC]+\b)/.test(after);
  // An initial, "U.S.", "e.g."; the number of a paragraph.
  return /^(?:\p{L}\.)*\p{L}$/u.test(word) || /^\s*[(（]?[0-9]+(?:\.[0-9]+)*[.)）]\s*$/.test(before);
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(lang: string): Intl.Segmenter {
  const found = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'sentence' });
  segmenters.set(lang, found);
  return found;
}
