import { fold, occurrences, type Range, type Simplify } from './fold.ts';

/** The id of a title: no section has it. */
export const TITLE = '';

/** A sentence, heading or title, in every language of its paper that has it. */
export type Entry = {
  paper: string;
  /** The id of a segment, of a section for its heading, or TITLE. */
  id: string;
  /** The number of the section, from 1, and of the paragraph in it; list items, headings and titles have none. */
  section: number;
  paragraph?: number | undefined;
  texts: Record<string, string>;
};

/** A sentence in which something was found, and where, by language. */
export type Hit = { entry: Entry; ranges: Record<string, Range[]> };

/**
 * `contains`: the query anywhere, also within words. `words`: each of its words, in any language of the sentence. `exact`:
 * the query as it is typed, with its accents and capitals.
 */
export const MODES = ['contains', 'words', 'exact'] as const;
export type Mode = (typeof MODES)[number];

// Scripts without spaces between words.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

// Of the others, those that a site may well have beside each other. The rest count as one.
const SPACED = [
  ...[
    'Latin',
    'Cyrillic',
    'Greek',
    'Arabic',
    'Hebrew',
    'Armenian',
    'Georgian',
    'Ethiopic',
    'Hangul',
    'Devanagari',
  ],
  ...['Bengali', 'Gurmukhi', 'Gujarati', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Mongolian'],
].map((name) => new RegExp(`\\p{Script=${name}}`, 'u'));

/** A number for the script of a word's letters; undefined if it has none. */
const scriptOf = (word: string) =>
  /\p{L}/u.test(word) ? SPACED.findIndex((script) => script.test(word)) : undefined;

/**
 * Returns the terms of a query: each must be in a sentence, in whichever language. In `contains`, words of several scripts
 * are terms of their own, so that `freedom 自由` finds the sentences in which each language has its word; so are words of a
 * script that has no spaces. Pure.
 */
export function termsOf(query: string, mode: Mode): string[] {
  const whole = query.trim();
  if (mode === 'exact') return whole ? [whole] : [];
  const words = whole.split(/\s+/u).filter(Boolean);
  if (mode === 'words') return words;
  const terms: string[] = [];
  let last: number | undefined;
  for (const word of words) {
    const previous = terms.at(-1);
    const script = scriptOf(word);
    const isUnspaced = UNSPACED.test(word) || (previous !== undefined && UNSPACED.test(previous));
    // Digits and signs go with what is before them.
    const isSame = script === undefined || last === undefined || script === last;
    if (previous !== undefined && isSame && !isUnspaced) terms[terms.length - 1] = `${previous} ${word}`;
    else terms.push(word);
    last = script ?? last;
  }
  return terms;
}

// The folded texts of entries: an entry is searched again at every key.
const foldedTexts = new WeakMap<Entry, Record<string, string>>();

const isChinese = (lang: string) => /^zh\b/.test(lang);

/** Finds a query in an entry. */
export type Matcher = (entry: Entry) => Hit | undefined;

/**
 * Returns what finds a query in an entry: a hit if each of its terms is in one of the languages, else undefined. A query of
 * which nothing is left when it is folded finds nothing. Pure, but for a cache.
 */
export function matcherOf(query: string, mode: Mode, simplify?: Simplify): Matcher {
  const terms = termsOf(query, mode)
    .map((term) => ({ term, folded: fold(term).text, simplified: fold(term, simplify).text }))
    .filter(({ folded }) => mode === 'exact' || folded.trim());
  if (!terms.length) return () => undefined;
  return (entry) => {
    const ranges: Record<string, Range[]> = {};
    const missing = new Set(terms);
    for (const [lang, text] of Object.entries(entry.texts)) {
      const convert = isChinese(lang) ? simplify : undefined;
      const all: Range[] = [];
      for (const one of terms) {
        const found =
          mode === 'exact'
            ? exactly(text, one.term)
            : folded(entry, lang, convert).includes(convert ? one.simplified : one.folded)
              ? occurrences(fold(text, convert), convert ? one.simplified : one.folded)
              : [];
        if (found.length) missing.delete(one);
        all.push(...found);
      }
      if (all.length) ranges[lang] = merged(all);
    }
    return missing.size ? undefined : { entry, ranges };
  };
}

function folded(entry: Entry, lang: string, simplify: Simplify | undefined): string {
  let cache = foldedTexts.get(entry);
  if (!cache) foldedTexts.set(entry, (cache = {}));
  return (cache[simplify ? `${lang} simplified` : lang] ??= fold(entry.texts[lang] ?? '', simplify).text);
}

function exactly(text: string, term: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length))
    found.push([at, at + term.length]);
  return found;
}

// Ranges in order, joined where they touch.
function merged(ranges: Range[]): Range[] {
  const joined: Range[] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** How long a search may hold up the page at a time, in ms: less than a frame. */
const SLICE = 8;

/**
 * Searches entries in their order. Pauses after every slice of time, so that the page is not held up, and gives each time
 * what it has found since the last. Stops, without another call, when the signal is aborted.
 */
export async function searchEntries(
  entries: readonly Entry[],
  find: Matcher,
  signal: AbortSignal,
  found: (more: Hit[], isDone: boolean) => void,
): Promise<void> {
  let hits: Hit[] = [];
  let start = performance.now();
  for (const entry of entries) {
    const hit = find(entry);
    if (hit) hits.push(hit);
    if (performance.now() - start < SLICE) continue;
    if (hits.length) found(hits, false);
    hits = [];
    await new Promise((next) => setTimeout(next));
    if (signal.aborted) return;
    start = performance.now();
  }
  found(hits, true);
}

/** A text in parts: what was found, and what is between. Their texts joined are the text. Pure. */
export function partsOf(text: string, ranges: readonly Range[] = []): { text: string; isHit: boolean }[] {
  const parts: { text: string; isHit: boolean }[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) parts.push({ text: text.slice(at, start), isHit: false });
    parts.push({ text: text.slice(start, end), isHit: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isHit: false });
  return parts;
}
