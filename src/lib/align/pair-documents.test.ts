import type { PaperFile, Tree } from '../document/types.ts';
// eslint-disable-next-line no-restricted-imports -- the test runs in Node
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlain } from './formats/plain.ts';
import type { SourceBlock, SourceDocument } from './formats/source.ts';
import { flatten, unflatten, type Texts, type Translations } from './formats/translations.ts';
import { pairDocuments } from './pair-documents.ts';

const read = (lang: string) =>
  JSON.parse(readFileSync(`locales/${lang}/new-security-concept.json`, 'utf8')) as PaperFile;

/** Writes a Chinese paper as plain text, with "——" before list items as in Chinese documents. */
function plainText({ title, text }: PaperFile): string {
  const joinSegments = (tree: string | Tree) =>
    typeof tree === 'string' ? tree : Object.values(tree).join('');
  const writeBlock = ([key, tree]: [string, string | Tree]) =>
    key.startsWith('list')
      ? Object.values(tree).map((item) => `——${joinSegments(item as Tree)}`)
      : [joinSegments(tree)];
  return [
    title,
    ...Object.values(text).flatMap((section) => Object.entries(section as Tree).flatMap(writeBlock)),
  ].join('\n\n');
}

/** Pairs documents, one of them in the base language. */
function pairAll(docs: SourceDocument[], baseLang: string) {
  const document = docs.find(({ lang }) => lang === baseLang) as SourceDocument;
  return pairDocuments(
    { lang: baseLang, document },
    docs.filter((doc) => doc !== document),
  );
}

/** Adds a document to published texts. */
const pairWith = (base: Texts, document: SourceDocument, published?: Translations) =>
  pairDocuments({ lang: 'en', texts: base }, [document], published);

describe('the paper of this project', () => {
  const [english, chinese] = [read('en'), read('zh-Hans')];
  const source = readFileSync('tests/fixtures/source.en.txt', 'utf8');
  const docs = [
    readPlain(plainText(chinese), 'paper.zh.txt', 'zh-Hans'),
    readPlain(source, 'paper.en.txt', 'en'),
  ];
  const textOf = (translations: Translations, lang: string) =>
    JSON.stringify(unflatten(translations.get(lang) ?? new Map()).text);

  it('is reproduced from two plain texts: sections, ids, paragraphs, lists and sentences', () => {
    const { translations, reports } = pairAll(docs, 'en');
    expect(textOf(translations, 'en')).toBe(JSON.stringify(english.text));
    expect(textOf(translations, 'zh-Hans')).toBe(JSON.stringify(chinese.text));
    expect(reports).toMatchObject([{ lang: 'zh-Hans', pairs: 63, isSameText: true }]);
  });

  it('is reproduced from one plain text and the published English', () => {
    const { translations } = pairWith(flatten(english), docs[0] as SourceDocument);
    expect(textOf(translations, 'zh-Hans')).toBe(JSON.stringify(chinese.text));
    expect(textOf(translations, 'en')).toBe(JSON.stringify(english.text));
  });

  it('joins only the sentences that one translator joined and that another split', () => {
    const changed = plainText(chinese)
      .replace('为此，中国高度重视', '为此。中国高度重视')
      .replace('安全对话与合作机制。中方认为', '安全对话与合作机制，中方认为');
    const { translations } = pairAll(
      [readPlain(changed, 'zh.txt', 'zh-Hans'), docs[1] as SourceDocument],
      'en',
    );
    const keys = (lang: string) =>
      [...(translations.get(lang) ?? [])].flatMap(([key]) =>
        key.startsWith('text.practice.p4.') ? key.slice(-2) : [],
      );
    expect(keys('en')).toEqual(['s1', 's3']);
    expect(keys('zh-Hans')).toEqual(['s1', 's3']);
  });
});

const makeDoc = (lang: string, ...sections: [heading: string, ...blocks: string[]][]): SourceDocument => ({
  lang,
  file: `${lang}.txt`,
  title: `T ${lang}`,
  about: {},
  sections: sections.map(([heading, ...blocks], n) => ({
    heading,
    line: 10 * (n + 1),
    blocks: blocks.map((text, k): SourceBlock => ({
      kind: text.startsWith('- ') ? 'item' : 'paragraph',
      text: text.replace(/^- /, ''),
      line: 10 * (n + 1) + k + 1,
    })),
  })),
  places: [],
});
const textIn = (texts: Texts | undefined) =>
  Object.fromEntries([...(texts ?? [])].filter(([id]) => id.startsWith('text.')).map(([id, text]) => [id.slice(5), text])); // prettier-ignore

describe('segments', () => {
  // Sentences with numbers and names, as texts have them.
  const english = [
    'The water comes to the stairs at noon.',
    'It stays there for 7 hours.',
    'Nobody in Bristol waits for it.',
    'The mud is there again in 1931.',
  ];
  const french = [
    'L’eau monte jusqu’aux marches à midi.',
    'Elle y reste 7 heures.',
    'Personne à Bristol ne l’attend.',
    'La vase est de nouveau là en 1931.',
  ];
  const joined = `L’eau monte jusqu’aux marches à midi, et elle y reste 7 heures.`;

  it('of several sentences are one segment in both languages, with the key of the first', () => {
    const { translations } = pairAll(
      [
        makeDoc('en', ['Rise', english.join(' ')]),
        makeDoc('fr', ['Montée', [joined, ...french.slice(2)].join(' ')]),
      ],
      'en',
    );
    expect(textIn(translations.get('en'))).toEqual({
      'rise.heading': 'Rise',
      'rise.p1.s1': `${english[0]} ${english[1]}`,
      'rise.p1.s3': english[2],
      'rise.p1.s4': english[3],
    });
    expect(textIn(translations.get('fr'))).toEqual({
      'rise.heading': 'Montée',
      'rise.p1.s1': joined,
      'rise.p1.s3': french[2],
      'rise.p1.s4': french[3],
    });
  });

  it('are the same whether languages come at once or one after the other, in any order', () => {
    const en = makeDoc('en', ['Rise', english.join(' ')]);
    const fr = makeDoc('fr', ['Montée', [joined, ...french.slice(2)].join(' ')]);
    const de = makeDoc('de', [
      'Flut',
      'Das Wasser kommt um zwölf bis zur Treppe. Es bleibt dort 7 Stunden. In Bristol wartet niemand darauf, und 1931 ist der Schlamm wieder da.',
    ]);
    const atOnce = pairAll([fr, en, de], 'en').translations;
    for (const [one, other] of [
      [fr, de],
      [de, fr],
    ] as const) {
      const all: Translations = new Map(pairAll([en], 'en').translations);
      for (const document of [one, other]) {
        const base = all.get('en') ?? new Map<string, string>();
        for (const [lang, texts] of pairWith(base, document, all).translations) all.set(lang, texts);
      }
      for (const lang of ['en', 'fr', 'de'])
        expect([...(all.get(lang) ?? [])]).toEqual([...(atOnce.get(lang) ?? [])]);
    }
    expect(Object.keys(textIn(atOnce.get('en')))).toEqual(['rise.heading', 'rise.p1.s1', 'rise.p1.s3']);
  });

  it('never divide or change a segment that is published', () => {
    const base: Texts = new Map([
      ['title', 'Tides'],
      ['text.rise.heading', 'Rise'],
      ['text.rise.p2.s1', `${english[0]}  ${english[1]}`],
      ['text.rise.p2.s7', english[2] ?? ''],
      ['text.rise.p5.s1', english[3] ?? ''],
    ]);
    const { translations } = pairWith(
      base,
      makeDoc('fr', ['Montée', french.slice(0, 3).join(' '), french[3] ?? '']),
    );
    expect(textIn(translations.get('en'))).toEqual(textIn(base));
    expect(textIn(translations.get('fr'))).toEqual({
      'rise.heading': 'Montée',
      'rise.p2.s1': `${french[0]} ${french[1]}`,
      'rise.p2.s7': french[2],
      'rise.p5.s1': french[3],
    });
  });

  const long = (n: number) => `In the year ${1900 + n} the water came up to step ${n} of the stairs at noon.`;
  const lang = (n: number) => `En ${1900 + n}, à midi, l’eau monta jusqu’à la marche ${n} de l’escalier.`;
  const numbers = Array.from({ length: 30 }, (_, n) => n);

  it('are gaps where words are missing, and only there', () => {
    const { translations, places } = pairAll(
      [
        makeDoc('en', ['Rise', ...numbers.map(long)]),
        makeDoc('fr', ['Montée', ...numbers.filter((n) => n !== 12).map(lang)]),
      ],
      'en',
    );
    const texts = textIn(translations.get('fr'));
    expect(Object.keys(texts)).toHaveLength(30);
    expect(texts['rise.p13.s1']).toBeUndefined();
    expect(texts['rise.p14.s1']).toBe(lang(13));
    expect(places).toContainEqual({ at: 'rise.p13.s1', note: 'nothing in fr: a gap' });
  });

  it('take in what only the other language has, so that no word is lost', () => {
    const { translations, places } = pairAll(
      [
        makeDoc('en', ['Rise', ...numbers.filter((n) => n !== 12).map(long)]),
        makeDoc('fr', ['Montée', ...numbers.map(lang)]),
      ],
      'en',
    );
    expect(textIn(translations.get('fr'))['rise.p12.s1']).toBe(`${lang(11)} ${lang(12)}`);
    expect(textIn(translations.get('en'))['rise.p12.s1']).toBe(long(11));
    expect(places).toContainEqual({
      at: 'rise.p12.s1',
      note: '1 sentence that only fr has (fr.txt:22) went here',
    });
  });

  it('go on after a chapter that only one language has', () => {
    const chapter = (name: string, of: (n: number) => string, from: number): [string, ...string[]] => [
      name,
      ...numbers.slice(from, from + 10).map(of),
    ];
    const { translations } = pairAll(
      [
        makeDoc('en', chapter('Rise', long, 0), chapter('Noon', long, 10), chapter('Fall', long, 20)),
        makeDoc('fr', chapter('Montée', lang, 0), chapter('Descente', lang, 20)),
      ],
      'en',
    );
    const texts = textIn(translations.get('fr'));
    expect(texts['noon.heading']).toBeUndefined();
    expect(Object.keys(texts).filter((key) => key.startsWith('noon.'))).toEqual([]);
    expect(texts['fall.heading']).toBe('Descente');
    expect(texts['fall.p10.s1']).toBe(lang(29));
  });

  it('go on after a long chapter that only one language has, and leave all of it out', () => {
    const chapter = (
      name: string,
      of: (n: number) => string,
      from: number,
      to: number,
    ): [string, ...string[]] => [name, ...Array.from({ length: to - from }, (_, n) => of(from + n))];
    const { translations } = pairAll(
      [
        makeDoc(
          'en',
          chapter('Chapter 1', long, 0, 200),
          chapter('Chapter 2', long, 200, 500),
          chapter('Chapter 3', long, 500, 700),
        ),
        makeDoc('fr', chapter('Chapitre 1', lang, 0, 200), chapter('Chapitre 3', lang, 500, 700)),
      ],
      'en',
    );
    const texts = textIn(translations.get('fr'));
    const counts = ['section-1', 'section-2', 'section-3'].map(
      (id) => Object.keys(texts).filter((key) => key.startsWith(`${id}.p`)).length,
    );
    expect(counts).toEqual([200, 0, 200]);
    expect(texts['section-3.p200.s1']).toBe(lang(699));
  });

  it('of texts that do not say the same are reported first', () => {
    const other = (n: number) =>
      `Le chat de Mme Dupin dormait sur le toit gris, près de la rue ${'noire '.repeat(n % 5)}.`;
    const { places, reports } = pairAll(
      [makeDoc('en', ['Rise', ...numbers.map(long)]), makeDoc('fr', ['Chats', ...numbers.map(other)])],
      'en',
    );
    expect(reports).toMatchObject([{ lang: 'fr', isSameText: false }]);
    expect(places[0]).toMatchObject({
      at: 'fr.txt',
      note: expect.stringContaining('does not look like the same text'),
    });
  });

  it('cannot be made of a paper without text', () => {
    expect(() => pairWith(new Map([['title', 'T']]), makeDoc('fr', ['Montée', 'a']))).toThrow(
      'fr.txt  cannot be paired: the paper has no text in en.',
    );
  });
});

describe('alignment of random texts', () => {
  const sentence = fc
    .tuple(
      fc.array(fc.stringMatching(/^[a-zA-Z0-9,'"(“)é-]{1,9}$/), { minLength: 1, maxLength: 12 }),
      fc.constantFrom('.', '!', '?”', '。', '……', ' e.g.', '', ' No. 5'),
    )
    .map(([words, end]) => words.join(' ') + end);
  const block = fc
    .tuple(fc.constantFrom('', '- '), fc.array(sentence, { minLength: 1, maxLength: 5 }))
    .map(([mark, sentences]) => mark + sentences.join(' '));
  const texts = fc.integer({ min: 1, max: 4 }).chain((count) => {
    const blocks = fc.array(block, { minLength: 1, maxLength: 7 });
    const sections = fc.array(fc.tuple(sentence, blocks), { minLength: count, maxLength: count });
    return fc.tuple(sections, sections, sections);
  });
  const textOf = (doc: SourceDocument) => doc.title + doc.sections.map(({ heading, blocks }) => heading + blocks.map(({ text }) => text).join('')).join(''); // prettier-ignore
  const withoutSpaces = (text: string) => text.replaceAll(/\s/g, '');
  const langs = ['en', 'zh-Hans', 'fr'];
  const options = {
    numRuns: Number(process.env.FUZZ_RUNS ?? 50),
    seed: Number(process.env.FUZZ_SEED ?? 20_260),
  };

  it(
    'neither drops nor adds text in three languages',
    () => {
      fc.assert(
        fc.property(texts, (generated) => {
          const docs = generated.map((sections, n) =>
            makeDoc(
              langs[n] ?? '',
              ...sections.map(([heading, blocks]) => [heading, ...blocks] as [string, ...string[]]),
            ),
          );
          const { translations } = pairAll(docs, 'en');
          for (const doc of docs) {
            expect(
              withoutSpaces([...(translations.get(doc.lang) ?? new Map<string, string>()).values()].join('')),
            ).toBe(withoutSpaces(textOf(doc)));
          }
          const [english, ...others] = docs;
          for (const doc of others) {
            const base = translations.get(english?.lang ?? '') ?? new Map<string, string>();
            const texts = pairWith(base, doc).translations.get(doc.lang) ?? new Map<string, string>();
            expect(withoutSpaces([...texts.values()].join(''))).toBe(withoutSpaces(textOf(doc)));
          }
        }),
        options,
      );
    },
    10_000 + options.numRuns * 200,
  );
});
