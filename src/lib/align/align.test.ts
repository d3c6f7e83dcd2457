import type { PaperFile, Tree } from '../document/types.ts';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTo } from './align-to.ts';
import { alignDrafts } from './align.ts';
import { readPlain } from './formats/plain.ts';
import type { Block, RenderContext } from './formats/source.ts';
import { flatten, unflatten, type Texts } from './formats/translations.ts';

const read = (lang: string) =>
  JSON.parse(readFileSync(`locales/${lang}/new-security-concept.json`, 'utf8')) as PaperFile;

/** A paper as plain text: sentences one after the other, "——" before items as Chinese documents have it. */
function plainText({ title, text }: PaperFile): string {
  const words = (tree: string | Tree) => (typeof tree === 'string' ? tree : Object.values(tree).join(''));
  const block = ([key, tree]: [string, string | Tree]) =>
    key.startsWith('list') ? Object.values(tree).map((item) => `——${words(item as Tree)}`) : [words(tree)];
  return [
    title,
    ...Object.values(text).flatMap((section) => Object.entries(section as Tree).flatMap(block)),
  ].join('\n\n');
}

describe('the paper of this project', () => {
  const [english, chinese] = [read('en'), read('zh-Hans')];
  const source = readFileSync('tests/fixtures/source.en.txt', 'utf8');
  const drafts = [
    readPlain(plainText(chinese), 'paper.zh.txt', 'zh-Hans'),
    readPlain(source, 'paper.en.txt', 'en'),
  ];

  it('comes out of two plain texts as it is: sections, ids, paragraphs, lists, sentences', () => {
    const { work, places } = alignDrafts(drafts);
    expect(places).toEqual([]);
    for (const [lang, file] of [
      ['en', english],
      ['zh-Hans', chinese],
    ] as const) {
      const found = unflatten(work.get(lang) ?? new Map());
      expect(found.title).toBe(file.title);
      expect(JSON.stringify(found.text)).toBe(JSON.stringify(file.text));
    }
  });

  it('comes out of one plain text beside the English that is there', () => {
    const { texts, places } = alignTo(flatten(english), drafts[0] as RenderContext);
    expect(places).toEqual([]);
    expect(JSON.stringify(unflatten(texts).text)).toBe(JSON.stringify(chinese.text));
  });

  it('loses certainty where sentences were joined and others cut, though they are as many', () => {
    const changed = plainText(chinese)
      .replace('中国正同', '中国正同')
      .replace('为此，中国高度重视', '为此。中国高度重视')
      .replace('安全对话与合作机制。中方认为', '安全对话与合作机制，中方认为');
    const { work, places } = alignDrafts([
      readPlain(changed, 'zh.txt', 'zh-Hans'),
      drafts[1] as RenderContext,
    ]);
    expect(places).toEqual([
      {
        at: 'practice.p4',
        note: '3 sentences in en (paper.en.txt:53), 3 sentences in zh-Hans (zh.txt:53), but some much longer or shorter than their counterparts: kept together as one',
      },
    ]);
    expect([...(work.get('en') ?? [])].filter(([id]) => id.startsWith('text.practice.p4'))).toHaveLength(1);
  });
});

const draft = (lang: string, ...sections: [heading: string, ...blocks: string[]][]): RenderContext => ({
  lang,
  file: `${lang}.txt`,
  title: `T ${lang}`,
  about: {},
  sections: sections.map(([heading, ...blocks], n) => ({
    heading,
    line: 10 * (n + 1),
    blocks: blocks.map((text, k): Block => ({
      kind: text.startsWith('- ') ? 'item' : 'paragraph',
      text: text.replace(/^- /, ''),
      line: 10 * (n + 1) + k + 1,
    })),
  })),
  places: [],
});
const textIn = (texts: Texts | undefined) =>
  Object.fromEntries([...(texts ?? [])].filter(([id]) => id.startsWith('text.')).map(([id, text]) => [id.slice(5), text])); // prettier-ignore

describe('where it is not certain', () => {
  it('a paragraph with other sentences is one segment in every language', () => {
    const { work, places } = alignDrafts([
      draft('en', ['Rise', 'It comes. It stays.']),
      draft('fr', ['Montée', 'Elle vient. Elle reste. Oui.']),
      draft('de', ['Flut', 'Sie kommt. Sie bleibt.']),
    ]);
    expect(textIn(work.get('en'))).toEqual({ 'rise.heading': 'Rise', 'rise.p1.s1': 'It comes. It stays.' });
    expect(textIn(work.get('fr'))['rise.p1.s1']).toBe('Elle vient. Elle reste. Oui.');
    expect(textIn(work.get('de'))['rise.p1.s1']).toBe('Sie kommt. Sie bleibt.');
    expect(places).toEqual([
      {
        at: 'rise.p1',
        note: '2 sentences in en (en.txt:11), 3 sentences in fr (fr.txt:11), 2 sentences in de (de.txt:11): kept together as one',
      },
    ]);
  });

  const [long, short] = [
    'The water comes up to the stairs at noon, every day. '.repeat(4).trim(),
    'It stays.',
  ];
  const [lang, court] = [
    'L’eau monte jusqu’aux marches à midi, chaque jour. '.repeat(4).trim(),
    'Elle reste.',
  ];

  it('paragraphs are laid beside each other by their lengths: two in one, none', () => {
    const { work, places } = alignDrafts([
      draft('en', ['Rise', long, short, long, long]),
      draft('fr', ['Montée', lang, court, `${lang} ${lang}`]),
    ]);
    expect(textIn(work.get('en'))['rise.p3.s1']).toBe(`${long} ${long}`);
    expect(textIn(work.get('fr'))['rise.p3.s1']).toBe(`${lang} ${lang}`);
    expect(textIn(work.get('fr'))['rise.p2.s1']).toBe(court);
    expect(places.map(({ at }) => at)).toEqual(['rise', 'rise.p3']);
    expect(places[0]?.note).toBe(
      '4 paragraphs in en (en.txt:11), 3 paragraphs in fr (fr.txt:11): laid beside each other by their lengths, to be read over',
    );
  });

  it('a paragraph without a counterpart is a gap, or joins the one before it if the base language lacks it', () => {
    const around = (text: string) => Array<string>(29).fill(text);
    const gap = alignDrafts([
      draft('en', ['Rise', long, long.repeat(3), short, ...around(long)]),
      draft('fr', ['Montée', lang, court, ...around(lang)]),
    ]);
    expect(Object.keys(textIn(gap.work.get('fr'))).filter((id) => id.startsWith('rise.p2.'))).toEqual([]);
    expect(textIn(gap.work.get('fr'))['rise.p3.s1']).toBe(court);
    expect(gap.places.at(-1)).toEqual({ at: 'rise.p2', note: 'nothing in fr: a gap' });
    const more = alignDrafts([
      draft('en', ['Rise', long, ...around(long)]),
      draft('fr', ['Montée', lang, lang.repeat(3), ...around(lang)]),
    ]);
    expect(textIn(more.work.get('fr'))['rise.p1.s1']).toBe(`${lang} ${lang.repeat(3)}`);
    expect(textIn(more.work.get('en'))['rise.p1.s1']).toBe(long);
  });

  it('other sections are refused, with the sections of each and what to do', () => {
    expect(() =>
      alignDrafts([draft('en', ['1. Rise', 'a'], ['2. Fall', 'b']), draft('fr', ['1. Montée', 'a'])]),
    ).toThrow(
      `fr.txt  has 1 section, and en.txt has 2.\n    en.txt: "1. Rise", "2. Fall"\n    fr.txt: "1. Montée"\n    Give both the same headings in the same order`,
    );
    expect(() => alignDrafts([draft('en', ['1. Rise']), draft('fr', ['1. Montée', 'a'])])).toThrow(
      'fr.txt:10  has text under "1. Montée", and en.txt has none there.',
    );
  });

  it('beside a base language that is there, its ids stay: what is joined stands in the first', () => {
    const base: Texts = new Map([
      ['title', 'Tides'],
      ['text.rise.heading', 'Rise'],
      ['text.rise.p2.s1', 'The water comes up to the stairs.'],
      ['text.rise.p2.s3', 'It stays there till the evening.'],
      ['text.rise.p5.s1', 'Nobody waits.'],
    ]);
    const joined = 'L’eau monte jusqu’aux marches, et elle y reste jusqu’au soir.';
    const { texts, places } = alignTo(base, draft('fr', ['Montée', joined, 'Nul n’attend.']));
    expect(textIn(texts)).toEqual({
      'rise.heading': 'Montée',
      'rise.p2.s1': joined,
      'rise.p5.s1': 'Nul n’attend.',
    });
    expect(places.map(({ at }) => at)).toContain('rise.p2');
  });
});

describe('no word is dropped or added', () => {
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
  const all = (draft: RenderContext) => draft.title + draft.sections.map(({ heading, blocks }) => heading + blocks.map(({ text }) => text).join('')).join(''); // prettier-ignore
  const bare = (text: string) => text.replaceAll(/\s/g, '');
  const langs = ['en', 'zh-Hans', 'fr'];
  const options = {
    numRuns: Number(process.env.FUZZ_RUNS ?? 200),
    seed: Number(process.env.FUZZ_SEED ?? 20_260),
  };

  it(
    'from texts of three languages, whatever their paragraphs and sentences',
    () => {
      fc.assert(
        fc.property(texts, (made) => {
          const drafts = made.map((sections, n) =>
            draft(
              langs[n] ?? '',
              ...sections.map(([heading, blocks]) => [heading, ...blocks] as [string, ...string[]]),
            ),
          );
          const { work } = alignDrafts(drafts);
          for (const own of drafts) {
            expect(bare([...(work.get(own.lang) ?? new Map<string, string>()).values()].join(''))).toBe(
              bare(all(own)),
            );
          }
          const [english, ...others] = drafts;
          for (const own of others) {
            const { texts } = alignTo(work.get(english?.lang ?? '') ?? new Map(), own);
            expect(bare([...texts.values()].join(''))).toBe(bare(all(own)));
          }
        }),
        options,
      );
    },
    10_000 + options.numRuns * 200,
  );

  it('lays ten thousand paragraphs of one section beside nine thousand within seconds', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => `${'word '.repeat(1 + ((n * 7) % 23))}end.`);
    const start = performance.now();
    alignDrafts([
      draft('en', ['Rise', ...many(10_000)]),
      draft('fr', ['Montée', ...many(10_000).filter((_, n) => n % 10)]),
    ]);
    expect(performance.now() - start).toBeLessThan(60_000);
  }, 90_000);
});
