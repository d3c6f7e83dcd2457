import { fold, occurrences, type Range, type Simplify } from './fold.ts';

/** A sentence or heading, in every language of its paper that has it. */
export type Entry = {
  paper: string;
  /** The id of a segment, or of a section for its heading. */
  id: string;
  /** The number of the section, from 1, and of the paragraph in it; a list item or heading has none. */
  section: number;
  paragraph?: number | undefined;
  texts: Record<string, string>;
};

/** A sentence in which something was found, and where, by language. */
export type Hit = { entry: Entry; ranges: Record<string, Range[]> };

/**
 * `contains`: the query as it is, anywhere, also within words. `words`: each of its words, in any language of the sentence.
 * `exact`: the query with its accents and capitals.
 */
export const MODES = ['contains', 'words', 'exact'] as const;
export type Mode = (typeof MODES)[number];

const SCRIPTS = [
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Greek}/u,
];
const scriptOf = (word: string) => SCRIPTS.findIndex((script) => script.test(word));

/**
 * Returns the terms of a query: each must be in a sentence, in whichever language. Words of several scripts are terms of
 * their own, so that `freedom 自由` finds the sentences in which each language has its word. Pure.
 */
export function termsOf(query: string, mode: Mode): string[] {
  const words = query.trim().split(/\s+/u).filter(Boolean);
  if (mode === 'words') return words;
  const whole = query.trim();
  if (mode === 'exact') return whole ? [whole] : [];
  const groups: string[][] = [];
  let last = -1;
  for (const word of words) {
    const script = scriptOf(word);
    const group = groups.at(-1);
    // Digits and signs go with what is before them.
    if (group && (script < 0 || last < 0 || script === last)) group.push(word);
    else groups.push([word]);
    if (script >= 0) last = script;
  }
  return groups.map((group) => group.join(' '));
}

// The folded texts of entries: an entry is searched again at every key.
const folded = new WeakMap<Entry, Record<string, string>>();

const isChinese = (lang: string) => /^zh\b/.test(lang);

/** Finds terms in an entry; undefined unless each is in one of its languages. Pure, but for the cache. */
export function findIn(entry: Entry, terms: string[], mode: Mode, simplify?: Simplify): Hit | undefined {
  const ranges: Record<string, Range[]> = {};
  const missing = new Set(terms);
  let cache = folded.get(entry);
  if (!cache) folded.set(entry, (cache = {}));
  for (const [lang, text] of Object.entries(entry.texts)) {
    const convert = isChinese(lang) ? simplify : undefined;
    const all: Range[] = [];
    for (const term of terms) {
      let found: Range[];
      if (mode === 'exact') found = exactly(text, term);
      else {
        const query = foldedQuery(term, convert);
        const key = convert ? `${lang} simplified` : lang;
        found = (cache[key] ??= fold(text, convert).text).includes(query)
          ? occurrences(fold(text, convert), query)
          : [];
      }
      if (found.length) missing.delete(term);
      all.push(...found);
    }
    if (all.length) ranges[lang] = merged(all);
  }
  return missing.size ? undefined : { entry, ranges };
}

function foldedQuery(term: string, simplify: Simplify | undefined): string {
  return fold(term, simplify).text;
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
 * Searches entries without holding up the page: pauses after every slice, and calls `found` with all hits so far, in the
 * order of the entries. Stops, without another call, when the signal is aborted.
 */
export async function searchEntries(
  entries: readonly Entry[],
  query: string,
  mode: Mode,
  {
    simplify,
    signal,
    found,
  }: { simplify?: Simplify | undefined; signal: AbortSignal; found: (hits: Hit[], isDone: boolean) => void },
): Promise<void> {
  const terms = termsOf(query, mode).filter((term) => mode === 'exact' || fold(term).text.trim());
  const hits: Hit[] = [];
  let start = performance.now();
  if (terms.length)
    for (const entry of entries) {
      const hit = findIn(entry, terms, mode, simplify);
      if (hit) hits.push(hit);
      if (performance.now() - start < SLICE) continue;
      found([...hits], false);
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
