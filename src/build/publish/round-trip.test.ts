import type { GlossaryEntry, PaperFile, Standing, Tree } from '../../lib/document/types.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../locales/read.ts';
import { checkLocales } from '../locales/check.ts';
import { report } from '../locales/diagnostics.ts';
import { importPaper, paperIn } from './import-paper.ts';
import { flatten, unflatten } from '../../lib/align/formats/translations.ts';
import { FORMATS, writeTranslations, type Format } from '../../lib/align/formats/write.ts';

// A fixed seed, unless FUZZ_SEED sets another, as in tests/unit/made-up.ts.
const options = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 200),
  seed: Number(process.env.FUZZ_SEED ?? 20_260),
};

// Character sequences with a meaning in Markdown, XML, CSV, YAML or bidi text, unusual characters, and random text.
const piece = fc.oneof(
  fc.constantFrom(
    ...['<b>', '</b>', '&amp;', '&', '<!-- p9 -->', '<!-- section x -->', '-->', ']]>', '<![CDATA[', '<seg>'],
    ...[
      '#',
      '# ',
      ' ##',
      '- ',
      '* ',
      '+ ',
      '1. ',
      '2) ',
      '> ',
      '---',
      '===',
      '***',
      '___',
      '`',
      '```',
      '|',
      '~~~',
    ],
    ...[
      '*a*',
      '_b_',
      '**',
      '[a](b)',
      '[a]: b',
      '![i](j)',
      '\\',
      '\\\\',
      '  ',
      ' ',
      '&#x20;',
      '&nbsp;',
      '=1+1',
    ],
    ...[
      ',',
      ';',
      '"',
      '""',
      "'",
      '“',
      '”',
      ': ',
      'id',
      '\u200f',
      '\u202b',
      '\u2066',
      '\u2069',
      '\u00a0',
      '\u3000',
    ],
    ...[
      '\u0085',
      '\u2028',
      '\u2029',
      '\ufeff',
      '\u00ad',
      '\u0301',
      '水',
      'نص',
      '3.5',
      'http://x.y/z',
      '__proto__',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const allowed = (text: string) =>
  /[^\s\p{C}]/u.test(text) && !/[\u0000-\u001f\u007f\ufffd-\uffff\ud800-\udfff]/u.test(text); // eslint-disable-line no-control-regex -- as in schema.ts
const validText = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(''))
  .filter(allowed);

/** Numbers in rising order, with gaps. */
const numbers = fc
  .uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
  .map((list) => list.sort((a, b) => a - b));
const keyed = <T>(prefix: string, value: fc.Arbitrary<T>): fc.Arbitrary<[string, T][]> =>
  numbers.chain((list) =>
    fc.tuple(...list.map((n) => value.map((generated): [string, T] => [`${prefix}${n}`, generated]))),
  );
// A text of one line, or a stanza. Of its lines none begins or ends with a space.
const verse = fc
  .array(
    validText.map((line) => line.trim()).filter((line) => line !== '' && allowed(line)),
    { minLength: 2, maxLength: 3 },
  )
  .map((lines) => lines.join('\n'));
const segment = fc.oneof({ weight: 5, arbitrary: validText }, { weight: 1, arbitrary: verse });
const passage: fc.Arbitrary<Tree> = keyed('s', segment).map((list) => Object.fromEntries(list));
const list: fc.Arbitrary<Tree> = keyed('i', passage).map((items) => Object.fromEntries(items));
const blocks = fc
  .tuple(keyed('p', passage), keyed('list', list), fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }))
  .map(([paragraphs, lists, turns]) => {
    const both: [string, Tree][] = [];
    for (const turn of turns) both.push(...(turn ? paragraphs : lists).splice(0, 1));
    return [...both, ...paragraphs, ...lists];
  });
const id = fc.oneof(
  fc.constantFrom(
    'p1',
    's2',
    'list1',
    'constructor',
    'section',
    'title',
    'about',
    'x-1',
    'glossary',
    'heading',
  ),
  fc.stringMatching(/^[a-z][a-z0-9]{0,4}(-[a-z]{1,3})?$/).filter((name) => !/(^|-)(p|s|i|list)\d/.test(name)),
);
const section: fc.Arbitrary<Tree> = fc
  .tuple(validText, fc.option(blocks, { nil: [] }))
  .map(([heading, list]) => ({ heading, ...Object.fromEntries(list) }));
const text: fc.Arbitrary<Tree> = fc
  .uniqueArray(fc.tuple(id, section), { minLength: 1, maxLength: 3, selector: ([name]) => name })
  .map((sections) => Object.fromEntries(sections));
const ownAbout = fc.record(
  {
    issuer: validText,
    occasion: validText,
    date: fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)), // prettier-ignore
    source: fc.webUrl({ withQueryParameters: true, withFragments: true }),
    standing: fc.constantFrom<Standing>('original', 'official', 'unofficial'),
    note: validText,
  },
  { requiredKeys: ['issuer', 'occasion', 'date', 'source', 'standing'] },
);
const official = fc.record({ official: fc.webUrl(), officialTitle: validText });
const about = fc
  .tuple(ownAbout, fc.option(official, { nil: {} }))
  .map(([own, other]): PaperFile['about'] => ({ ...own, ...other }));

type Leaf = [string, string];
const leaves = (tree: Tree, path = 'text'): Leaf[] =>
  Object.entries(tree).flatMap(([key, value]): Leaf[] =>
    typeof value === 'string' ? [[`${path}.${key}`, value]] : leaves(value, `${path}.${key}`),
  );

/** Annotations of a text: glossary entries whose forms are whole sentences of it, and section summaries. */
const annotations = (text: Tree, ids: string[]) => {
  const sentences = leaves(text).filter(([key]) => !key.endsWith('.heading'));
  const forms = [...new Set(sentences.map(([, sentence]) => sentence))].filter(
    (form) => !form.includes('\n'),
  );
  const entry: fc.Arbitrary<GlossaryEntry> = fc.record(
    {
      term: validText,
      forms: fc.subarray(forms, { minLength: Math.min(1, forms.length) }),
      expansion: validText,
      explanation: validText,
    },
    { requiredKeys: ['term', 'forms', 'explanation'] },
  );
  const some = <T>(names: string[], value: fc.Arbitrary<T>) =>
    fc
      .subarray(names)
      .chain((list) =>
        fc.tuple(...list.map((name) => value.map((generated): [string, T] => [name, generated]))),
      )
      .map((list) => (list.length ? Object.fromEntries(list) : undefined));
  return fc.record({
    glossary: forms.length ? some(ids, entry) : fc.constant(undefined),
    summary: some(Object.keys(text), validText),
  });
};

const file = (text: Tree, ids: string[]): fc.Arbitrary<PaperFile> =>
  fc.tuple(validText, about, annotations(text, ids)).map(([title, about, { glossary, summary }]) => ({
    title,
    about,
    text,
    ...(glossary ? { glossary } : {}),
    ...(summary ? { summary } : {}),
  }));

/** A text in another language: some of the base's keys, with different texts. */
const translation = (base: Tree) =>
  fc
    .subarray(leaves(base), { minLength: 1 })
    .chain((subset) =>
      fc.tuple(
        ...subset.map(([key]) =>
          (key.endsWith('.heading') ? validText : segment).map((text): Leaf => [key, text]),
        ),
      ),
    )
    .map((entries) => unflatten(new Map(entries)).text);

/** Valid papers in one to four languages, with gaps, and with any text that the schema allows. */
const papers = fc
  .tuple(text, fc.uniqueArray(id, { maxLength: 3 }), fc.subarray(['zh-Hans', 'id', 'fr']))
  .chain(([base, ids, langs]) =>
    fc
      .tuple(file(base, ids), ...langs.map(() => translation(base)))
      .chain(([english, ...texts]) => {
        const entryIds = Object.keys(english.glossary ?? {});
        return fc.tuple(fc.constant(english), ...texts.map((text) => file(text, entryIds)));
      })
      .map((files) => new Map(files.map((paper, n) => [['en', ...langs][n] ?? '', paper]))),
  );

const ui = readFolder('locales').files.get('en/ui.json') ?? '';
const library = (files: Map<string, PaperFile>) =>
  new Map([
    ['en/ui.json', ui],
    ...[...files].map(([lang, paper]) => [`${lang}/tides.json`, JSON.stringify(paper)] as const),
  ]);

/** Exports some files, imports the export, and returns the resulting files by language. */
function roundTrip(files: Map<string, PaperFile>, format: Format) {
  const exported = writeTranslations(paperIn(library(files), 'tides'), 'en', 'tides', format);
  const sources = [...exported].map(([file, text]) => ({ file, bytes: new TextEncoder().encode(text) }));
  const { files: imported, places } = importPaper(
    'tides',
    sources,
    undefined,
    new Map(),
    new Map([['en/ui.json', ui]]),
    'locales',
  );
  expect(places).toEqual([]);
  return new Map(
    [...imported].map(([path, json]) => [path.split('/')[0] ?? '', JSON.parse(json) as PaperFile]),
  );
}

describe.each(FORMATS)('exporting to %s and importing again', (format) => {
  it(
    'preserves random papers and the order of their segments',
    () => {
      fc.assert(
        fc.property(papers, (files) => {
          const imported = roundTrip(files, format);
          const expected = new Map(
            [...files].map(([lang, paper]) => [lang, { $schema: '../paper.schema.json', ...paper }]),
          );
          expect(imported).toEqual(expected);
          const order = (paper: PaperFile | undefined) => JSON.stringify(leaves(paper?.text ?? {}));
          for (const [lang, paper] of files) expect(order(imported.get(lang))).toBe(order(paper));
        }),
        options,
      );
    },
    10_000 + options.numRuns * 500,
  );

  it('preserves the paper of this project', () => {
    const { files } = readFolder('locales');
    const read = (lang: string) =>
      JSON.parse(files.get(`${lang}/new-security-concept.json`) ?? '') as PaperFile;
    const papers = new Map(['en', 'zh-Hans'].map((lang) => [lang, read(lang)]));
    expect(roundTrip(papers, format)).toEqual(papers);
  });
});

describe('the random papers', () => {
  it(
    'are valid, and include gaps, glossaries, lists and several languages',
    () => {
      const seen = { gaps: 0, glossary: 0, languages: 0, lists: 0 };
      fc.assert(
        fc.property(papers, (files) => {
          const problems = checkLocales(library(files));
          expect(problems, report(problems)).toEqual([]);
          const base = flatten(files.get('en') as PaperFile);
          const other = files.get('fr');
          if (other?.glossary) seen.glossary++;
          if (files.size > 2) seen.languages++;
          if ([...base.keys()].some((key) => /\.list/.test(key))) seen.lists++;
          if (
            other &&
            leaves(other.text).length < [...base.keys()].filter((key) => key.startsWith('text.')).length
          )
            seen.gaps++;
        }),
        options,
      );
      for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
    },
    10_000 + options.numRuns * 200,
  );
});
