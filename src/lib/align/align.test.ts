import type { PaperFile, Tree } from '../document/types.ts';
// eslint-disable-next-line no-restricted-imports -- the test runs in Node
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignToBase } from './align-to.ts';
import { alignDocuments } from './align.ts';
import { readPlain } from './formats/plain.ts';
import type { SourceBlock, SourceDocument } from './formats/source.ts';
import { flatten, unflatten, type Texts } from './formats/translations.ts';

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

describe('the paper of this project', () => {
  const [english, chinese] = [read('en'), read('zh-Hans')];
  const source = readFileSync('tests/fixtures/source.en.txt', 'utf8');
  const docs = [
    readPlain(plainText(chinese), 'paper.zh.txt', 'zh-Hans'),
    readPlain(source, 'paper.en.txt', 'en'),
  ];

  it('is reproduced from two plain texts: sections, ids, paragraphs, lists and sentences', () => {
    const { translations, places } = alignDocuments(docs, 'en');
    expect(places).toEqual([]);
    for (const [lang, file] of [
      ['en', english],
      ['zh-Hans', chinese],
    ] as const) {
      const aligned = unflatten(translations.get(lang) ?? new Map());
      expect(aligned.title).toBe(file.title);
      expect(JSON.stringify(aligned.text)).toBe(JSON.stringify(file.text));
    }
  });

  it('is reproduced from one plain text and the published English', () => {
    const { texts, places } = alignToBase(flatten(english), 'en', docs[0] as SourceDocument);
    expect(places).toEqual([]);
    expect(JSON.stringify(unflatten(texts).text)).toBe(JSON.stringify(chinese.text));
  });

  it('is uncertain where sentences were joined and others split, even if the number is the same', () => {
    const changed = plainText(chinese)
      .replace('中国正同', '中国正同')
      .replace('为此，中国高度重视', '为此。中国高度重视')
      .replace('安全对话与合作机制。中方认为', '安全对话与合作机制，中方认为');
    const { translations, places } = alignDocuments(
      [readPlain(changed, 'zh.txt', 'zh-Hans'), docs[1] as SourceDocument],
      'en',
    );
    expect(places).toEqual([
      {
        at: 'practice.p4',
        note: '3 sentences in en (paper.en.txt:53), 3 sentences in zh-Hans (zh.txt:53), but some much longer or shorter than their counterparts: kept together as one',
      },
    ]);
    expect(
      [...(translations.get('en') ?? [])].filter(([id]) => id.startsWith('text.practice.p4')),
    ).toHaveLength(1);
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

describe('uncertain alignments', () => {
  it('keep a paragraph whose sentences do not match as one segment in every language', () => {
    const { translations, places } = alignDocuments(
      [
        makeDoc('en', ['Rise', 'It comes. It stays.']),
        makeDoc('fr', ['Montée', 'Elle vient. Elle reste. Oui.']),
        makeDoc('de', ['Flut', 'Sie kommt. Sie bleibt.']),
      ],
      'en',
    );
    expect(textIn(translations.get('en'))).toEqual({
      'rise.heading': 'Rise',
      'rise.p1.s1': 'It comes. It stays.',
    });
    expect(textIn(translations.get('fr'))['rise.p1.s1']).toBe('Elle vient. Elle reste. Oui.');
    expect(textIn(translations.get('de'))['rise.p1.s1']).toBe('Sie kommt. Sie bleibt.');
    expect(places).toEqual([
      {
        at: 'rise.p1',
        note: '2 sentences in en (en.txt:11), 3 sentences in fr (fr.txt:11), 2 sentences in de (de.txt:11): kept together as one',
      },
    ]);
  });

  const [longEnglish, shortEnglish] = [
    'The water comes up to the stairs at noon, every day. '.repeat(4).trim(),
    'It stays.',
  ];
  const [longFrench, shortFrench] = [
    'L’eau monte jusqu’aux marches à midi, chaque jour. '.repeat(4).trim(),
    'Elle reste.',
  ];

  it('match paragraphs by length, for example two with one', () => {
    const { translations, places } = alignDocuments(
      [
        makeDoc('en', ['Rise', longEnglish, shortEnglish, longEnglish, longEnglish]),
        makeDoc('fr', ['Montée', longFrench, shortFrench, `${longFrench} ${longFrench}`]),
      ],
      'en',
    );
    expect(textIn(translations.get('en'))['rise.p3.s1']).toBe(`${longEnglish} ${longEnglish}`);
    expect(textIn(translations.get('fr'))['rise.p3.s1']).toBe(`${longFrench} ${longFrench}`);
    expect(textIn(translations.get('fr'))['rise.p2.s1']).toBe(shortFrench);
    expect(places.map(({ at }) => at)).toEqual(['rise', 'rise.p3']);
    expect(places[0]?.note).toBe(
      '4 paragraphs in en (en.txt:11), 3 paragraphs in fr (fr.txt:11): matched by length, please check',
    );
  });

  it('leave a gap for an omitted paragraph, and merge an added one into the paragraph before it', () => {
    const repeat = (text: string) => Array<string>(29).fill(text);
    const gap = alignDocuments(
      [
        makeDoc('en', ['Rise', longEnglish, longEnglish.repeat(3), shortEnglish, ...repeat(longEnglish)]),
        makeDoc('fr', ['Montée', longFrench, shortFrench, ...repeat(longFrench)]),
      ],
      'en',
    );
    expect(Object.keys(textIn(gap.translations.get('fr'))).filter((id) => id.startsWith('rise.p2.'))).toEqual(
      [],
    );
    expect(textIn(gap.translations.get('fr'))['rise.p3.s1']).toBe(shortFrench);
    expect(gap.places.at(-1)).toEqual({ at: 'rise.p2', note: 'nothing in fr: a gap' });
    const more = alignDocuments(
      [
        makeDoc('en', ['Rise', longEnglish, ...repeat(longEnglish)]),
        makeDoc('fr', ['Montée', longFrench, longFrench.repeat(3), ...repeat(longFrench)]),
      ],
      'en',
    );
    expect(textIn(more.translations.get('fr'))['rise.p1.s1']).toBe(`${longFrench} ${longFrench.repeat(3)}`);
    expect(textIn(more.translations.get('en'))['rise.p1.s1']).toBe(longEnglish);
  });

  it('throw for different sections, naming the sections of both files and the remedy', () => {
    expect(() =>
      alignDocuments(
        [makeDoc('en', ['1. Rise', 'a'], ['2. Fall', 'b']), makeDoc('fr', ['1. Montée', 'a'])],
        'en',
      ),
    ).toThrow(
      `fr.txt  has 1 section, and en.txt has 2.\n    en.txt: "1. Rise", "2. Fall"\n    fr.txt: "1. Montée"\n    Give both the same headings in the same order`,
    );
    expect(() =>
      alignDocuments([makeDoc('en', ['1. Rise']), makeDoc('fr', ['1. Montée', 'a'])], 'en'),
    ).toThrow('fr.txt:10  has text under "1. Montée", and en.txt has none there.');
  });

  it('are aligned with the base language, whichever it is, and throw without it', () => {
    const docs = [makeDoc('zh-Hans', ['涨潮', '水来了。']), makeDoc('fr', ['La montée', 'Elle vient. Oui.'])];
    const { translations, places } = alignDocuments(docs, 'fr');
    expect(textIn(translations.get('zh-Hans'))).toEqual({
      'la-montee.heading': '涨潮',
      'la-montee.p1.s1': '水来了。',
    });
    expect(places[0]?.note).toContain('2 sentences in fr (fr.txt:11), 1 sentence in zh-Hans');
    expect(() => alignDocuments(docs, 'en')).toThrow(
      new RangeError('Expected a document in the base language, en; found zh-Hans, fr'),
    );
    expect(() => alignToBase(translations.get('fr') ?? new Map(), 'fr', makeDoc('de'))).toThrow(
      'de.txt  has 0 sections, and the paper in fr has 1.',
    );
  });

  it('keep the ids of a published base language, and put joined sentences into the first segment', () => {
    const base: Texts = new Map([
      ['title', 'Tides'],
      ['text.rise.heading', 'Rise'],
      ['text.rise.p2.s1', 'The water comes up to the stairs.'],
      ['text.rise.p2.s3', 'It stays there till the evening.'],
      ['text.rise.p5.s1', 'Nobody waits.'],
    ]);
    const joined = 'L’eau monte jusqu’aux marches, et elle y reste jusqu’au soir.';
    const { texts, places } = alignToBase(base, 'en', makeDoc('fr', ['Montée', joined, 'Nul n’attend.']));
    expect(textIn(texts)).toEqual({
      'rise.heading': 'Montée',
      'rise.p2.s1': joined,
      'rise.p5.s1': 'Nul n’attend.',
    });
    expect(places.map(({ at }) => at)).toContain('rise.p2');
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
    numRuns: Number(process.env.FUZZ_RUNS ?? 200),
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
          const { translations } = alignDocuments(docs, 'en');
          for (const doc of docs) {
            expect(
              withoutSpaces([...(translations.get(doc.lang) ?? new Map<string, string>()).values()].join('')),
            ).toBe(withoutSpaces(textOf(doc)));
          }
          const [english, ...others] = docs;
          for (const doc of others) {
            const { texts } = alignToBase(translations.get(english?.lang ?? '') ?? new Map(), 'en', doc);
            expect(withoutSpaces([...texts.values()].join(''))).toBe(withoutSpaces(textOf(doc)));
          }
        }),
        options,
      );
    },
    10_000 + options.numRuns * 200,
  );

  it('aligns ten thousand paragraphs of one section with nine thousand within a minute', () => {
    const paragraphs = (count: number) =>
      Array.from({ length: count }, (_, n) => `${'word '.repeat(1 + ((n * 7) % 23))}end.`);
    const start = performance.now();
    alignDocuments(
      [
        makeDoc('en', ['Rise', ...paragraphs(10_000)]),
        makeDoc('fr', ['Montée', ...paragraphs(10_000).filter((_, n) => n % 10)]),
      ],
      'en',
    );
    expect(performance.now() - start).toBeLessThan(60_000);
  }, 90_000);
});
