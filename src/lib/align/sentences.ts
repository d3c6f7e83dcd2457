// Splits text into sentences by rules that are the same in every browser and in Node: the pairs of a text, and so the ids of
// its sentences, must not depend on where they were made. `Intl.Segmenter` differs between engines and their versions.

// A full stop after these never ends a sentence: a name or a title follows. If in doubt, keep two sentences together rather
// than split a name.
const TITLES: Record<string, string> = {
  en:
    'mr mrs ms dr prof st sr jr mt messrs gen col capt lt sgt maj cmdr rev hon pres gov sen rep amb vs cf viz al etc ' +
    'inc ltd co corp eds ed trans approx ca ibid op bros dept univ est',
  fr: 'm mm mme mlle dr pr me mgr st ste etc cf env',
  de: 'hr fr frl dr prof bzw z.b usw vgl sog d.h u.a geb str abb hrsg ca etc st nr',
  es: 'sr sra srta srs dr dra ud uds d dña excmo lic ing etc ee uu aprox',
  it: 'sig sigg sig.ra dott dott.ssa avv ing on prof ecc',
  pt: 'sr sra dr dra exmo exma eng prof d etc',
  nl: 'dhr mevr mw drs dr bijv enz ca prof ir ing',
  sv: 't.ex bl.a dvs osv f.d t.o.m s.k ca dr prof',
  da: 'f.eks bl.a dvs osv ca dr prof hr kl',
  nb: 'f.eks bl.a dvs osv ca dr prof kl',
  fi: 'esim ym jne ns dr prof',
  pl: 'np tzn tzw prof dr ks św m.in itd itp mgr inż',
  cs: 'např tj tzv sv resp dr prof ing mudr atd',
  hu: 'dr pl ill stb kb özv ifj',
  ru: 'г гг ул пр им проф акад тов т.е т.д т.п т.к т д п е к св др см напр стр рис',
  uk: 'вул проф акад ім див наприклад р т.д м',
  el: 'κ κα κος δρ π.χ βλ κλπ',
  tr: 'dr prof doç av örn vb vs sn',
  hi: 'डॉ श्री प्रो स्व',
};
const titles = new Map(Object.entries(TITLES).map(([lang, list]) => [lang, new Set(list.split(' '))]));

// A full stop after these ends a sentence only if no number follows.
const BEFORE_NUMBER = new Set(
  (
    'no nos nr art arts para paras sec secs fig figs vol vols ch chap p pp par cl app núm nº n° pág págs bd s z kap abs ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec рис гл ст с т'
  ).split(' '),
);

// In these languages a number with a full stop is an ordinal: am 3. Oktober.
const WITH_ORDINALS = new Set('de da nb nn no fi is et lv lt cs sk pl hu hr sr bs sl tr az'.split(' '));

// What ends a sentence in the scripts that have a mark for nothing else: Chinese and Japanese, Hindi and its neighbours, Urdu,
// Arabic questions, Armenian, Amharic, Burmese, Khmer, Tibetan.
const ALWAYS = '。！？｡।॥۔؟։።፧፨။។៕།༎';
const TERMINATORS = new RegExp(`[.!?…．${ALWAYS}‼⁇⁈⁉]`, 'u');
const RUN = new RegExp(`[.!?…．${ALWAYS}‼⁇⁈⁉]+`, 'uy');

const CLOSING = /[\p{Pe}\p{Pf}"'”’»›]/u;
const OPENING = /[\p{Ps}\p{Pi}"'“‘«‹¿¡—–\-‐•]/u;
const SPACE = /\s/u;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

// Inside these a sentence does not end: titles of works, and remarks in brackets.
const PAIRS: Record<string, string> = {
  '(': ')',
  '（': '）',
  '[': ']',
  '［': '］',
  '《': '》',
  '〈': '〉',
  '【': '】',
};

/** Where the bracket that opens at `from` is closed; undefined if it is not, or not within a long paragraph's remark. */
function closed(text: string, from: number): number | undefined {
  const open = text[from] ?? '';
  const close = PAIRS[open] ?? '';
  for (let depth = 0, at = from; at < text.length && at < from + 600; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
  }
  return undefined;
}

/**
 * Splits a paragraph into sentences. Keeps quoted speech with the words that follow it, and everything else as it is; only
 * white space around sentences is left out, and inside them it becomes single spaces where it was a line break. Pure.
 */
export function sentencesOf(text: string, lang: string): string[] {
  const plain = text.replaceAll(/\s/gu, ' ');
  // What is read; as long as the text.
  const line = withStops(plain, lang);
  const ranges: [start: number, end: number][] = [];
  let start = 0;
  // Whether the quotation that is open, or was open last, began a sentence.
  let isSpeech = false;
  const cut = (end: number) => {
    const last = ranges.at(-1);
    // Marks alone belong to the sentence before them.
    if (last && !HAS_WORD.test(line.slice(start, end))) last[1] = end;
    else ranges.push([start, end]);
    start = end;
  };
  for (let at = 0; at < line.length; at++) {
    if ((line[at] ?? '') in PAIRS) {
      const end = closed(line, at);
      if (end === undefined) continue;
      const isFirst = !line.slice(start, at).trim();
      // Whole sentences in brackets are one: (He left.) Then she did.
      at = isFirst && TERMINATORS.test(line[end - 1] ?? '') ? end - 1 : end;
    }
    if (/[“「『«„‘]/u.test(line[at] ?? '')) isSpeech = !line.slice(start, at).trim();
    if (TERMINATORS.test(line[at] ?? '')) {
      const end = endAt(line, start, at, lang, isSpeech);
      if (end.isBreak) cut(end.at);
      at = end.at - 1;
    } else if (isThaiBreak(line, start, at)) cut(at);
  }
  if (start < line.length) cut(line.length);
  return ranges.map((range) => plain.slice(...range).trim()).filter(Boolean);
}

// Some languages have a mark of their own for the end of a sentence that is another one elsewhere: the Greek question mark, and
// the colon that is typed for the Armenian full stop.
function withStops(line: string, lang: string): string {
  if (/^el\b/.test(lang)) return line.replaceAll(/[;\u037e]/g, '?');
  return /^hy\b/.test(lang) ? line.replaceAll(/:(?=\s|$)/g, '։') : line;
}

const HAS_WORD = /[\p{L}\p{N}]/u;

/** The end of the marks that begin at a terminator, and whether a sentence ends there. */
function endAt(
  line: string,
  start: number,
  at: number,
  lang: string,
  isSpeech: boolean,
): { at: number; isBreak: boolean } {
  RUN.lastIndex = at;
  const run = RUN.exec(line)?.[0] ?? '';
  let end = at + run.length;
  const closers = closersAt(line, end);
  end += closers.length;
  const rest = line.slice(end);
  const next = rest.trimStart();
  if (!next) return { at: end, isBreak: true };
  const isSpaced = SPACE.test(rest[0] ?? '');
  const before = line.slice(start, at);
  // As in: “你好。”他说。 But not where the speech was announced: 他说：“你好。”我点点头。
  const goesOnAfterSpeech =
    isSpeech &&
    /[”’」』»«]/u.test(closers) &&
    /^\p{Lo}/u.test(next) &&
    (!isSpaced || !HAN.test(next[0] ?? ''));
  if (goesOnAfterSpeech) return { at: end, isBreak: false };
  if ([...run].some((one) => ALWAYS.includes(one)))
    return { at: end, isBreak: !/^[，、；：,;:]/u.test(next) };
  if (/^[…．]+$/u.test(run) && HAN.test(before.at(-1) ?? '')) {
    // An ellipsis goes on, unless it ends a speech; a full-width stop ends a sentence, unless it is in a number.
    const isStop = run.includes('．') && !/^\p{N}/u.test(next);
    return { at: end, isBreak: isStop || (closers !== '' && OPENING.test(next[0] ?? '')) };
  }
  // In scripts with spaces between words a sentence ends before one.
  if (!isSpaced && !HAN.test(next[0] ?? '') && !isOpeningQuote(line, end)) return { at: end, isBreak: false };
  return { at: end, isBreak: !goesOn(before, run, next, lang) };
}

// Closing marks, also with a space before them, as in French: « Oui. » A straight mark after a space opens.
function closersAt(line: string, from: number): string {
  let end = from;
  for (;;) {
    const one = line[end] ?? '';
    // German and its neighbours close with what opens elsewhere: „Ja.“ »Ja.«
    const isReversed = /[“«]/.test(one) && /^(?:[\s,.;:!?)]|$)/.test(line.slice(end + 1, end + 2));
    if (one && (CLOSING.test(one) || isReversed)) end++;
    else if (/^[\s\u00a0\u202f][»›](?:\s|$|[,.;:])/u.test(line.slice(end, end + 3))) end += 2;
    else return line.slice(from, end);
  }
}

const isOpeningQuote = (line: string, at: number) => /^[“‘«„‹「『]/u.test(line.slice(at));

/** Longer than any abbreviation, in UTF-16 code units. */
const LONGEST = 24;

/** Whether what follows a full stop or another mark continues its sentence. */
function goesOn(before: string, run: string, next: string, lang: string): boolean {
  // As in: “Is it?” he asked. — Да! — сказал он. Wait … and then.
  const first = /^[\p{Ps}\p{Pi}"'«“‘„¿¡\s]*(?:[—–-]\s*)?(\p{L}|\p{N})?/u.exec(next)?.[1] ?? '';
  if (/\p{Ll}/u.test(first)) return true;
  if (/^[,;:，、；：]/u.test(next)) return true;
  if (run !== '.') return false;
  const [, word = ''] = /(?:^|[\s("'“‘«[（-])([\p{L}\p{M}.°º]+|\p{N}+)$/u.exec(before.slice(-LONGEST)) ?? [];
  // Initials such as "J. S. Bach", "U.S.", "e.g." and "z. B.".
  if (/^(?:\p{L}\.)*\p{L}$/u.test(word)) return true;
  const lower = word.toLowerCase();
  const primary = lang.replace(/-.*$/, '');
  if (titles.get(primary)?.has(lower)) return true;
  if (BEFORE_NUMBER.has(lower)) return /^(?:\p{N}|[IVXLC]+\b)/u.test(next);
  if (/^\p{N}+$/u.test(word)) {
    // A number at the beginning counts: 1. Trim the wick.
    if (before.trim() === word) return true;
    return WITH_ORDINALS.has(primary) && word.length <= 2;
  }
  return false;
}

const THAI = /\p{Script=Thai}/u;
// In Thai a space is between sentences, but between clauses too: shorter pieces, in UTF-16 code units, stay together.
const THAI_LENGTH = 40;

const isThaiBreak = (line: string, start: number, at: number) =>
  line[at] === ' ' &&
  at - start >= THAI_LENGTH &&
  THAI.test(line[at - 1] ?? '') &&
  THAI.test(line[at + 1] ?? '');
