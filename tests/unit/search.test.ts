import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import table from 'opencc-js/dict/TSCharacters';
import { readPaper } from '../../src/lib/document/read-paper.ts';
import type { PaperFile } from '../../src/lib/document/types.ts';
import { entriesOf, simplifier } from '../../src/lib/reader/features/search/entries.ts';
import {
  findIn,
  partsOf,
  searchEntries,
  termsOf,
  type Entry,
  type Mode,
} from '../../src/lib/reader/features/search/search.ts';

const simplify = simplifier(table);

/** The papers in a folder of locale files, each in all its languages. */
function papersIn(folder: string): Entry[][] {
  const files = globSync(`${folder}/*/*.json`).filter((path) => !/ui\.json$|\.\w+\.json$/.test(path));
  const slugs = [...new Set(files.map((path) => /(\w[\w-]*)\.json$/.exec(path)?.[1] ?? ''))];
  return slugs.map((slug) =>
    entriesOf(
      files
        .filter((path) => path.endsWith(`/${slug}.json`))
        .map((path) => {
          const file = JSON.parse(readFileSync(path, 'utf8')) as PaperFile;
          return readPaper(slug, path.split('/').at(-2) ?? '', file);
        }),
    ),
  );
}

// A sequence that is the same in every run (Numerical Recipes).
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

const MUTATIONS: ((text: string, lang: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text, lang) => (/^(en|fr)$/.test(lang) ? text.normalize('NFD').replace(/\p{Mn}/gu, '') : text),
  (text) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"),
  (text, lang) => (/^zh/.test(lang) ? [...text].map(simplify).join('') : text),
  (text, lang) => (lang === 'ar' ? text.replace(/(\p{L})(?=\p{L})/u, '$1ـ') : text),
  (text) => text.replace(/ /g, '\u00a0'),
];

describe('a search', () => {
  for (const folder of ['locales', 'tests/fixtures/library/locales'])
    it(`finds every part of every text in ${folder}, however it is written`, () => {
      const next = random(1);
      for (const entries of papersIn(folder)) {
        const langs = [...new Set(entries.flatMap(({ texts }) => Object.keys(texts)))];
        expect(langs.length).toBeGreaterThan(1);
        for (const lang of langs) {
          const own = entries.filter(({ texts }) => texts[lang]);
          for (let n = 0; n < 2000; n++) {
            const entry = own[next(own.length)] as Entry;
            const text = entry.texts[lang] ?? '';
            const clusters = [...text.matchAll(/\P{M}\p{M}*/gu)];
            const first = next(clusters.length);
            const last = Math.min(clusters.length - 1, first + next(12));
            const [from, to] = [clusters[first], clusters[last]];
            const start = from?.index ?? 0;
            const end = (to?.index ?? 0) + (to?.[0].length ?? 0);
            const part = text.slice(start, end);
            const query = MUTATIONS[n % MUTATIONS.length]?.(part, lang) ?? '';
            if (part.trim() !== part || !/[\p{L}\p{N}]/u.test(part)) continue;
            // One term: in other places the words of a query may be in any language.
            const hit = findIn(entry, [query], 'contains', simplify);
            const isThere = hit?.ranges[lang]?.some(([a, b]) => a <= start && b >= end);
            expect(isThere, `${lang} ${entry.id}: ${JSON.stringify(query)} in ${JSON.stringify(text)}`).toBe(
              true,
            );
          }
        }
      }
    });

  const pair = (en: string, zh: string): Entry => ({
    paper: 'x',
    id: 'a.p1.s1',
    section: 1,
    texts: { en, 'zh-Hans': zh },
  });

  it('with words of two languages finds the sentences in which each language has its own', () => {
    expect(termsOf('freedom 自由', 'contains')).toEqual(['freedom', '自由']);
    expect(termsOf('mutual trust 互信', 'contains')).toEqual(['mutual trust', '互信']);
    expect(termsOf('since 1996', 'contains')).toEqual(['since 1996']);
    const terms = termsOf('freedom 自由', 'contains');
    expect(findIn(pair('Freedom of speech', '言论自由'), terms, 'contains')?.ranges).toEqual({
      en: [[0, 7]],
      'zh-Hans': [[2, 4]],
    });
    expect(findIn(pair('Freedom of speech', '言论'), terms, 'contains')).toBeUndefined();
  });

  it('for all words finds them in any order, and an exact phrase only as it is written', () => {
    const entry = pair('Trust is mutual, and Mutual trust lasts.', '互信');
    const found = (query: string, mode: Mode) => findIn(entry, termsOf(query, mode), mode)?.ranges['en'];
    expect(found('trust mutual', 'words')).toEqual([
      [0, 5],
      [9, 15],
      [21, 27],
      [28, 33],
    ]);
    expect(found('trust mutual', 'contains')).toBeUndefined();
    expect(found('mutual trust', 'contains')).toEqual([[21, 33]]);
    expect(found('mutual trust', 'exact')).toBeUndefined();
    expect(found('Mutual trust', 'exact')).toEqual([[21, 33]]);
  });

  it('finds nothing for a query without anything to read, and all hits for one with a single letter', async () => {
    const entries = Array.from({ length: 3000 }, (_, n) => ({ ...pair(`e ${n}`, '一'), id: `a.p${n}.s1` }));
    const count = async (query: string) => {
      let hits = -1;
      await searchEntries(entries, query, 'contains', {
        signal: new AbortController().signal,
        found: (all, isDone) => (hits = isDone ? all.length : hits),
      });
      return hits;
    };
    expect(await count(' ')).toBe(0);
    expect(await count('\u200b')).toBe(0);
    expect(await count('e')).toBe(3000);
  });

  it('stops when the reader types on', async () => {
    const controller = new AbortController();
    const entries = Array.from({ length: 50_000 }, (_, n) => pair(`sentence ${n}`, '一'));
    const calls: boolean[] = [];
    await searchEntries(entries, 'sentence', 'contains', {
      signal: controller.signal,
      found: (_, isDone) => {
        calls.push(isDone);
        controller.abort();
      },
    });
    expect(calls).toEqual([false]);
  });

  it('splits a text at what was found', () => {
    expect(partsOf('abcd', [[1, 2]])).toEqual([
      { text: 'a', isHit: false },
      { text: 'b', isHit: true },
      { text: 'cd', isHit: false },
    ]);
    expect(partsOf('ab')).toEqual([{ text: 'ab', isHit: false }]);
  });
});
