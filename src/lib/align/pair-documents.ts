import { language } from '../i18n/languages.ts';
import { alignTimes } from './align-times.ts';
import { alignSentences, type Alignment, type OnProgress } from './align-sentences.ts';
import { SourceError, type ReviewPlace, type SourceDocument } from './formats/source.ts';
import type { Texts, Translations } from './formats/translations.ts';
import type { Bead } from './beads.ts';
import type { Dictionary } from './dictionary.ts';
import { outlineOf, outlineOfTexts, sentencesIn, type BaseSentence, type SourceSentence } from './outline.ts';
import { segmentStarts, spansOf, type Span } from './segments.ts';

/** The base language of a paper: a document that is imported, or what is published already. */
export type Base = { lang: string; document: SourceDocument } | { lang: string; texts: Texts };

/** How an alignment went: how many pairs there are, how sure they are on the whole (0 to 1), and how many to check. */
export type PairingReport = {
  lang: string;
  pairs: number;
  sure: number;
  toCheck: number;
  isSameText: boolean;
};

export type PairOptions = {
  onProgress?: OnProgress;
  /** Returns a dictionary of two languages, if there is one. */
  dictionaryFor?: (langs: readonly [string, string]) => Dictionary | undefined;
};

/** Below this, somebody should look at a pair. */
const DOUBTFUL = 0.5;

/**
 * Pairs documents with the base language, sentence by sentence. A segment ends where all languages have the end of a
 * sentence, and has the key of its first sentence. If a language has one sentence for several of a published text, they
 * become one segment in all languages: `published` has the other published languages, which are returned too. Never drops, adds or reorders a word. Throws SourceError if the base language has no text. Pure.
 */
export function pairDocuments(
  base: Base,
  others: readonly SourceDocument[],
  published: Translations = new Map(),
  options: PairOptions = {},
): { translations: Translations; places: ReviewPlace[]; reports: PairingReport[] } {
  const outline = 'document' in base ? outlineOf(base.document) : outlineOfTexts(base.texts, base.lang);
  const [anyOther] = others;
  if (!outline.length && anyOther) {
    const fault = `cannot be paired: the paper has no text in ${base.lang}.`;
    throw new SourceError(anyOther.file, undefined, fault, 'Import the text in that language first.');
  }
  const places: ReviewPlace[] = [];
  const reports: PairingReport[] = [];
  const languages = others.map((document, n) => {
    const sentences = sentencesIn(document);
    const onProgress = (done: number, total: number) =>
      options.onProgress?.(n * total + done, others.length * total);
    const langs = [base.lang, document.lang] as const;
    const dictionary = options.dictionaryFor?.(langs);
    const alignment =
      alignByTimes(outline, sentences) ??
      alignSentences(outline, sentences, langs, { onProgress, dictionary });
    const spans = spansOf(alignment.beads, alignment.confidence, outline, sentences);
    reports.push(reportOf(document.lang, alignment, spans));
    return { document, sentences, spans, isSameText: alignment.isSameText };
  });
  const starts = segmentStarts(
    outline,
    languages.map(({ spans }) => spans),
  );
  const translations: Translations = new Map();
  if ('document' in base) translations.set(base.lang, textsOfBase(base.document, outline, starts));
  else {
    for (const [lang, texts] of new Map([...published, [base.lang, base.texts]]))
      translations.set(lang, mergeKeys(texts, outline, starts, lang));
  }
  for (const { document, sentences, spans, isSameText } of languages) {
    if (!isSameText) places.push({ at: document.file, note: NOT_THE_SAME });
    translations.set(document.lang, textsOf(document, sentences, spans, outline, starts, places));
  }
  return { translations, places, reports };
}

/** The texts of a document in the base language. */
function textsOfBase(
  document: SourceDocument,
  outline: readonly BaseSentence[],
  starts: readonly number[],
): Texts {
  const texts = aboutOf(document);
  eachSegment(starts, outline.length, (from, to) => {
    texts.set(keyOf(outline, from), joinSentences(outline.slice(from, to), document.lang));
  });
  return texts;
}

/** The texts of a document in another language, with the keys of the segments that correspond. Adds places to check. */
function textsOf(
  document: SourceDocument,
  sentences: readonly SourceSentence[],
  spans: readonly Span[],
  outline: readonly BaseSentence[],
  starts: readonly number[],
  places: ReviewPlace[],
): Texts {
  const texts = aboutOf(document);
  let at = 0;
  eachSegment(starts, outline.length, (from, to) => {
    const inside: Span[] = [];
    for (; at < spans.length && spans[at]!.base[0] < to; at++) inside.push(spans[at]!);
    const key = keyOf(outline, from);
    const [first, last] = [inside[0], inside.at(-1)];
    const own = first && last ? sentences.slice(first.other[0], last.other[1]) : [];
    if (own.length) texts.set(key, joinSentences(own, document.lang));
    const place = placeOf(key, outline.slice(from, to), own, inside, document);
    if (place) places.push(place);
  });
  return texts;
}

const NOT_THE_SAME = 'does not look like the same text as the base language: check that it is the right file';

/** Pairs two lists of subtitles by when they are shown. Undefined if either is no list of subtitles. */
function alignByTimes(
  first: readonly SourceSentence[],
  second: readonly SourceSentence[],
): Alignment | undefined {
  // The title of each is the heading of its only section.
  const [a, b] = [first, second].map((sentences) =>
    sentences.slice(1).flatMap(({ time }) => (time ? [time] : [])),
  );
  if (!a?.length || !b?.length || a.length !== first.length - 1 || b.length !== second.length - 1)
    return undefined;
  const beads: Bead[] = [[1, 1], ...alignTimes(a, b)];
  return { beads, confidence: beads.map(() => 1), sure: 1, isSameText: true };
}

function reportOf(lang: string, { sure, isSameText }: Alignment, spans: readonly Span[]): PairingReport {
  const pairs = spans.filter(({ other: [from, to] }) => to > from);
  const toCheck = pairs.filter(({ confidence }) => confidence < DOUBTFUL).length;
  return { lang, pairs: pairs.length, sure, toCheck, isSameText };
}

/** What somebody should know of a segment: that it is a gap, or that it is doubtful. */
function placeOf(
  key: string,
  base: readonly BaseSentence[],
  own: readonly SourceSentence[],
  spans: readonly Span[],
  { lang, file }: SourceDocument,
): ReviewPlace | undefined {
  const at = key.replace(/^text\.|\.s\d+$/g, '') + (/\.s\d+$/.exec(key)?.[0] ?? '');
  const [first] = own;
  if (!first) return { at, note: `nothing in ${lang}: a gap` };
  const added = spans.reduce((sum, span) => sum + span.added, 0);
  if (added)
    return {
      at,
      note: `${plural(added, 'sentence')} that only ${lang} has (${file}:${first.line}) went here`,
    };
  const confidence = Math.min(...spans.map((span) => span.confidence));
  if (confidence >= DOUBTFUL) return undefined;
  const counts = `${plural(base.length, 'sentence')} and ${own.length} in ${lang} (${file}:${first.line})`;
  return { at, note: `${counts}: ${Math.round(confidence * 100)} % sure`, doubt: 1 - confidence };
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const keyOf = (outline: readonly BaseSentence[], n: number): string => outline[n]?.key ?? '';

/** Joins sentences as the language writes them: Chinese without spaces, but for those around Latin words in it. */
function joinSentences(sentences: readonly SourceSentence[], lang: string): string {
  const separator = language(lang).segmentSeparator;
  return sentences.reduce((joined, { text }) => {
    const isLatin =
      /[\p{Script=Latin}\p{Nd}][\p{P}]*$/u.test(joined.slice(-8)) &&
      /^\p{P}*[\p{Script=Latin}\p{Nd}]/u.test(text);
    return joined ? joined + (isLatin ? ' ' : separator) + text : text;
  }, '');
}

function eachSegment(
  starts: readonly number[],
  end: number,
  callback: (from: number, to: number) => void,
): void {
  for (const [n, from] of starts.entries()) callback(from, starts[n + 1] ?? end);
}

const aboutOf = ({ title, about }: SourceDocument): Texts =>
  new Map([
    ['title', title],
    ...Object.entries(about).map(([name, value]) => [`about.${name}`, value] as const),
  ]);

const withoutText = (texts: Texts): Texts => new Map([...texts].filter(([key]) => !key.startsWith('text.')));

/** Joins the segments of a published language where those of the base language are joined now. */
function mergeKeys(
  texts: Texts,
  outline: readonly BaseSentence[],
  starts: readonly number[],
  lang: string,
): Texts {
  const merged = withoutText(texts);
  eachSegment(starts, outline.length, (from, to) => {
    const own = outline
      .slice(from, to)
      .flatMap(({ key }) => (key === undefined ? [] : (texts.get(key) ?? [])));
    if (own.length) merged.set(keyOf(outline, from), own.join(language(lang).segmentSeparator));
  });
  return merged;
}
