import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.ts';
import { unusedCorrections } from './check-traditional.ts';
import { checkLocales } from './check.ts';
import { report } from './diagnostics.ts';

const about = {
  issuer: 'The Harbour Office',
  occasion: 'Yearly meeting',
  date: '1999-03-01',
  source: 'https://example.org/tides',
  standing: 'original',
};
const ui = {
  site: { name: 'Reader', pages_one: 'one page', pages_other: '{{count}} pages' },
  hello: 'Hello, {{name}}',
};
const tides = () => ({
  title: 'On Tides',
  about: { ...about },
  text: {
    rise: {
      heading: 'The rise',
      p1: { s1: 'It comes.', s2: 'It stays.' },
      list1: { i1: { s1: 'mud;' } },
      p2: { s1: 'It goes.' },
    },
    fall: { heading: 'The fall', p1: { s1: 'Gone.' } },
  },
});

type Tides = ReturnType<typeof tides>;
const lines = (value: unknown) => JSON.stringify(value, null, 2);

/** A library of papers in two languages, with some files changed, or removed if undefined. */
function library(changes: Record<string, string | undefined>) {
  const files = {
    'en/ui.json': lines(ui),
    'en/tides.json': lines(tides()),
    'fr/ui.json': lines({
      ...ui,
      site: {
        name: 'Lecteur',
        pages_one: 'une page',
        pages_many: '{{count}} pages',
        pages_other: '{{count}} pages',
      },
    }),
    'fr/tides.json': lines(tides()),
    ...changes,
  };
  return new Map(Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The library with a French paper that is the English one after a change. */
function french(change: (paper: Tides & Record<string, unknown>) => unknown) {
  const paper = tides();
  const changed = change(paper);
  return library({ 'fr/tides.json': lines(changed ?? paper) });
}

const only = (files: Map<string, string>) => {
  const problems = checkLocales(files);
  expect(problems, report(problems)).toHaveLength(1);
  return problems[0];
};

describe('valid files', () => {
  it('have no problems', () => expect(checkLocales(library({}))).toEqual([]));

  it('can have gaps in a language other than the base', () => {
    const gaps = french((paper) => {
      delete (paper.text.rise as Partial<Tides['text']['rise']>).heading;
      delete (paper.text.rise.p1 as { s1?: string }).s1;
      delete (paper.text as Partial<Tides['text']>).fall;
    });
    expect(checkLocales(gaps)).toEqual([]);
  });

  it('can lack the interface of a language', () =>
    expect(checkLocales(library({ 'fr/ui.json': undefined }))).toEqual([]));
});

describe('a problem names file, line, key, what was expected and what was found', () => {
  it('invalid JSON', () => {
    const files = library({ 'fr/tides.json': '{\n  "title": "Marées",\n  "about": {,\n}\n' });
    expect(checkLocales(files)[0]).toEqual({
      file: 'locales/fr/tides.json',
      line: 3,
      key: '(JSON)',
      expected: 'valid JSON',
      found: '"," (value expected)',
    });
  });

  it('a duplicate key', () => {
    const text = lines(tides()).replace('"s2": "It stays."', '"s1": "It stays."');
    expect(only(library({ 'fr/tides.json': text }))).toEqual({
      file: 'locales/fr/tides.json',
      line: 15,
      key: '(JSON)',
      expected: 'each key once',
      found: '"s1" a second time',
    });
  });

  it('a key that the base language lacks', () => {
    const files = french((paper) => Object.assign(paper.text.rise.p1, { s9: 'More.' }));
    const wrong = { ...tides() };
    Object.assign(wrong.text.rise.p1, { s9: 'More.' });
    files.set('fr/tides.json', lines(wrong));
    expect(only(files)).toEqual({
      file: 'locales/fr/tides.json',
      line: 16,
      key: 'text.rise.p1.s9',
      expected: 'a key that locales/en/tides.json has',
      found: '"s9", which it lacks',
    });
  });

  it('keys in another order than the base language’s', () => {
    const wrong = tides();
    const { p1, p2, list1, heading } = wrong.text.rise;
    wrong.text.rise = { heading, p1, p2, list1 };
    expect(only(library({ 'fr/tides.json': lines(wrong) }))).toMatchObject({
      key: 'text.rise.list1',
      expected: 'the order of locales/en/tides.json: "list1" before "p2"',
      found: '"list1" after "p2"',
    });
  });

  it('no title', () => {
    const { about, text } = tides();
    expect(only(library({ 'fr/tides.json': lines({ about, text }) }))).toEqual({
      file: 'locales/fr/tides.json',
      line: 1,
      key: 'title',
      expected: 'this key, which every paper has',
      found: 'nothing',
    });
  });

  it('no about, or an incomplete one', () => {
    const { title, text } = tides();
    expect(only(library({ 'fr/tides.json': lines({ title, text }) }))).toMatchObject({
      key: 'about',
      found: 'nothing',
    });
    const { source, ...rest } = about;
    expect(source).toBeTruthy();
    expect(only(library({ 'fr/tides.json': lines({ ...tides(), about: rest }) }))).toMatchObject({
      line: 3,
      key: 'about.source',
    });
  });

  it.each([
    ['an empty string', '', '""'],
    ['a string of spaces', '  ', '"  "'],
    ['a string without visible characters', '\u200b', '"\u200b"'],
    ['a number', 7, '7'],
    ['null', null, 'null'],
    ['a list', ['a'], 'a list'],
    ['a group', {}, 'a group of keys'],
  ])('%s instead of a text', (_, value, found) => {
    const wrong = tides();
    Object.assign(wrong.text.rise.p1, { s2: value });
    expect(only(library({ 'fr/tides.json': lines(wrong) }))).toEqual({
      file: 'locales/fr/tides.json',
      line: 15,
      key: 'text.rise.p1.s2',
      expected: 'a text that is not empty',
      found,
    });
  });

  it('a text where a paragraph should be', () => {
    const wrong = { ...tides(), text: { ...tides().text, fall: { heading: 'The fall', p1: 'Gone.' } } };
    expect(only(library({ 'fr/tides.json': lines(wrong) }))).toMatchObject({
      key: 'text.fall.p1',
      expected: 'a paragraph: its segments s1, s2, …',
      found: '"Gone."',
    });
  });

  it('an unknown kind of key', () => {
    const wrong = tides();
    Object.assign(wrong.text.rise, { table1: { s1: 'x' } });
    expect(only(library({ 'en/tides.json': lines(wrong), 'fr/tides.json': undefined }))).toMatchObject({
      file: 'locales/en/tides.json',
      key: 'text.rise.table1',
      expected: 'a section: heading, paragraphs p1, p2, … and lists list1, list2, …',
      found: 'the key "table1"',
    });
  });

  it.each([
    ['an unknown standing', 'standing', 'semi-official', 'original | official | unofficial'],
    ['a date that does not exist', 'date', '1999-02-30', 'a date such as 2002-07-31'],
    ['a source that is not a URL', 'source', 'the archive', 'an address such as https://example.org/paper'],
  ])('%s', (_, key, value, expected) => {
    const wrong = { ...tides(), about: { ...about, [key]: value } };
    expect(only(library({ 'fr/tides.json': lines(wrong) }))).toMatchObject({
      key: `about.${key}`,
      expected,
      found: `"${value}"`,
    });
  });

  const official = { official: 'https://example.org/official', officialTitle: 'Les marées' };

  it.each([
    ['official', 'officialTitle'],
    ['officialTitle', 'official'],
  ] as const)('%s without %s', (key, missing) => {
    const wrong = { ...tides(), about: { ...about, [key]: official[key] } };
    expect(only(library({ 'fr/tides.json': lines(wrong) }))).toMatchObject({
      key: `about.${missing}`,
      expected: `this key, because "${key}" is present`,
      found: 'nothing',
    });
  });

  it('an official text whose address is not a URL', () => {
    const right = { ...tides(), about: { ...about, ...official } };
    expect(checkLocales(library({ 'fr/tides.json': lines(right) }))).toEqual([]);
    const wrong = { ...tides(), about: { ...about, ...official, official: 'javascript:alert(1)' } };
    expect(only(library({ 'fr/tides.json': lines(wrong) }))).toMatchObject({
      key: 'about.official',
      expected: 'an address such as https://example.org/paper',
      found: '"javascript:alert(1)"',
    });
  });

  it.each([
    ['xq', 'a language tag (BCP 47) of a known language'],
    ['english', 'a language tag (BCP 47) of a known language'],
    ['en_GB', 'a language tag (BCP 47) such as en or zh-Hans'],
    ['zh-hans', 'the tag as it is usually written, "zh-Hans"'],
    ['zh-Qxyz', 'a language tag (BCP 47) of a known language'],
    ['und', 'a language tag (BCP 47) of a known language'],
    ['fr-ZZ', 'a language tag (BCP 47) of a known language'],
    ['en-u-ca-buddhist', 'a tag without extensions, "en"'],
    ['en-x-a', 'a tag without extensions, "en"'],
  ])('the language tag %s', (tag, expected) => {
    const files = library({ [`${tag}/tides.json`]: lines(tides()) });
    expect(only(files)).toEqual({ file: `locales/${tag}`, key: '(folder)', expected, found: `"${tag}"` });
  });

  it('a second language that claims to be the base', () => {
    const base = lines({ ...tides(), base: true });
    expect(only(library({ 'en/tides.json': base, 'fr/tides.json': base }))).toMatchObject({
      file: 'locales/fr/tides.json',
      line: 33,
      key: 'base',
      expected: 'one base language for a paper; locales/en/tides.json is it already',
      found: 'true',
    });
  });

  it('a section without a heading in the base language', () => {
    const wrong = tides();
    delete (wrong.text.fall as { heading?: string }).heading;
    expect(only(library({ 'en/tides.json': lines(wrong), 'fr/tides.json': undefined }))).toMatchObject({
      key: 'text.fall.heading',
      expected: 'a heading, in the base language',
    });
  });

  it('a section id that would have the same URL fragment as a paragraph of another section', () => {
    const wrong = { ...tides(), text: { 'rise-p1': { heading: 'x', p1: { s1: 'x' } } } };
    expect(only(library({ 'en/tides.json': lines(wrong), 'fr/tides.json': undefined }))).toMatchObject({
      key: 'text.rise-p1',
      found: 'the key "rise-p1"',
    });
  });

  it.each(['about', 'On Tides', '404'])('the file name %s', (name) => {
    const files = library({ [`en/${name}.json`]: lines(tides()) });
    expect(only(files)).toMatchObject({ key: '(file name)', found: `"${name}"` });
  });

  it('an interface message that is missing, empty, unknown, of a wrong type or with wrong placeholders', () => {
    const site = { name: '', pages_one: 'une page', pages_other: '{{count}} pages', extra: 'x' };
    const problems = checkLocales(library({ 'fr/ui.json': lines({ site, hello: 'Bonjour, {{nom}}' }) }));
    expect(problems.map(({ key, expected, found }) => [key, expected, found])).toEqual([
      ['site.name', 'a text that is not empty', '""'],
      ['site.extra', 'a key that locales/en/ui.json has', '"site.extra", which it lacks'],
      ['hello', 'the placeholders {{name}}', '"Bonjour, {{nom}}"'],
      // French has a plural form that English does not have.
      ['site.pages_many', 'a text, as in locales/en/ui.json: "{{count}} pages"', 'nothing'],
    ]);
    expect(
      only(
        library({
          'fr/ui.json': lines({
            ...ui,
            site: { name: 5, pages_one: 'a', pages_many: '{{count}}', pages_other: '{{count}}' },
          }),
        }),
      ),
    ).toMatchObject({
      key: 'site.name',
      expected: 'a text',
      found: '5',
    });
  });

  it.each([
    ['a control character', 'a\u0000b'],
    ['a lone surrogate', 'a\ud800b'],
    ['a replacement character', 'a\ufffdb'],
  ])('%s in a text', (_, value) => {
    const wrong = tides();
    Object.assign(wrong.text.rise.p1, { s2: value });
    expect(only(library({ 'fr/tides.json': lines(wrong) }))).toMatchObject({
      key: 'text.rise.p1.s2',
      expected: 'a text without control characters or broken characters',
    });
  });

  it('the lines of verse are no problem in a segment, unless one is empty, and are one elsewhere', () => {
    const verse = (s2: string, heading = 'Rise') => {
      const paper = tides();
      Object.assign(paper.text.rise.p1, { s2 });
      Object.assign(paper.text.rise, { heading });
      return checkLocales(library({ 'fr/tides.json': lines(paper) })).map(({ key }) => key);
    };
    expect(verse('It comes,\nit goes.')).toEqual([]);
    expect(verse('It comes,\n\nit goes.')).toEqual(['text.rise.p1.s2']);
    expect(verse('It comes.\n')).toEqual(['text.rise.p1.s2']);
    expect(verse('It comes.', 'The\nrise')).toEqual(['text.rise.heading']);
  });

  it('numbers in the wrong order in the base language', () => {
    const wrong = tides();
    wrong.text.rise.p1 = { s2: 'x', s1: 'y' };
    expect(only(library({ 'en/tides.json': lines(wrong), 'fr/tides.json': undefined }))).toMatchObject({
      key: 'text.rise.p1.s1',
      expected: 'numbers in rising order',
      found: '"s1" after "s2"',
    });
  });

  it('groups in one another without end', () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const text = lines(tides()).replace('"It stays."', deep);
    expect(only(library({ 'fr/tides.json': text }))).toEqual({
      file: 'locales/fr/tides.json',
      line: 15,
      key: 'text.rise.p1.s2.a.a…',
      expected: 'at most 100 levels of nesting',
      found: 'more',
    });
    expect(only(library({ 'fr/ui.json': deep }))).toMatchObject({ key: 'a.a.a.a.a.a…' });
  });

  it('a control character in a message', () => {
    const wrong = { ...ui, hello: 'Hello,\u0000 {{name}}' };
    expect(only(library({ 'en/ui.json': lines(wrong), 'fr/ui.json': undefined }))).toMatchObject({
      key: 'hello',
      expected: 'a text without control characters or broken characters',
    });
  });

  it('a section with the id of an element that SvelteKit adds to the page', () => {
    const wrong = { ...tides(), text: { 'svelte-announcer': { heading: 'x', p1: { s1: 'x' } } } };
    expect(only(library({ 'en/tides.json': lines(wrong), 'fr/tides.json': undefined }))).toMatchObject({
      key: 'text.svelte-announcer',
      found: 'the key "svelte-announcer"',
    });
  });

  it('a message that the pages use and the base language lacks', () => {
    const used = ['hello', 'site.skip', 'site.pages'];
    expect(checkLocales(library({ 'fr/ui.json': undefined }), 'locales', used)).toMatchObject([
      {
        file: 'locales/en/ui.json',
        line: 2,
        key: 'site.skip',
        expected: 'a text, which the pages use',
        found: 'nothing',
      },
    ]);
    expect(checkLocales(library({ 'en/ui.json': 'null', 'fr/ui.json': undefined }))).toMatchObject([
      { file: 'locales/en/ui.json', expected: 'a group of keys', found: 'null' },
    ]);
  });

  it('no English interface, or no paper at all', () => {
    expect(checkLocales(library({ 'en/ui.json': undefined }))[0]).toMatchObject({
      file: 'locales/en/ui.json',
      found: 'nothing',
    });
    const files = library({ 'en/tides.json': undefined, 'fr/tides.json': undefined });
    expect(only(files)).toMatchObject({
      file: 'locales',
      expected: 'at least one paper, <language>/<paper>.json',
    });
  });
});

describe('the base language of a paper', () => {
  const shorter = () => {
    const paper = tides();
    return { ...paper, text: { rise: paper.text.rise } };
  };

  it('is not English if another file says that it is the base', () => {
    const files = library({
      'fr/tides.json': lines({ ...shorter(), base: true }),
      'en/tides.json': lines(tides()),
    });
    expect(only(files)).toMatchObject({
      file: 'locales/en/tides.json',
      key: 'text.fall',
      expected: 'a key that locales/fr/tides.json has',
    });
  });

  it('is the first by tag in a paper without English', () => {
    expect(checkLocales(library({ 'fr/harbour.json': lines(shorter()) }))).toEqual([]);
    const files = library({ 'fr/harbour.json': lines(shorter()), 'zh-Hans/harbour.json': lines(tides()) });
    expect(only(files)).toMatchObject({ file: 'locales/zh-Hans/harbour.json', key: 'text.fall' });
  });
});

describe('pinyin overrides', () => {
  const chinese = { ...tides(), text: { rise: { heading: '升', p1: { s1: '上海，参与。' } } } };
  const overridden = (overrides: string, lang = 'zh-Hans') =>
    library({ 'zh-Hans/tides.json': lines(chinese), [`${lang}/tides.pinyin.json`]: overrides });

  it('can be for phrases of the text and its headings', () => {
    expect(checkLocales(overridden('{ "上海，参与": "Shànghǎi cānyù", "升": "shēng" }'))).toEqual([]);
  });

  it.each([
    ['{\n  "上": "shàng",\n  "海上": "hǎishàng"\n}', 3, '海上', 'words as they stand in the text'],
    ['{ "，": "shàng" }', 1, '，', 'words as they stand in the text'],
    ['{\n  "上海": "Shàng"\n}', 2, '上海', 'pinyin with tone marks, a space between words, one syllable for'],
    ['{ "上海": "Shànghǎi shì" }', 1, '上海', 'pinyin with tone marks'],
    ['{ "上海": "shang4hai3" }', 1, '上海', 'pinyin with tone marks'],
    ['{ "上海": 5 }', 1, '上海', 'pinyin with tone marks'],
    ['{ "上海": }', 1, '(JSON)', 'valid JSON'],
    ['{\n "上海": "Shànghǎi",\n "上海": "Shànghǎi" }', 3, '(JSON)', 'each key once'],
    ['[]', undefined, '(whole file)', 'phrases, each with its pinyin'],
  ])('%j is reported with file, line and key', (overrides, line, key, expected) => {
    const problem = only(overridden(overrides));
    expect(problem).toMatchObject({ file: 'locales/zh-Hans/tides.pinyin.json', key });
    expect([problem?.line, problem?.expected]).toEqual([line, expect.stringContaining(expected)]);
  });

  it('must belong to a paper in Chinese characters', () => {
    expect(only(overridden('{}', 'fr'))).toMatchObject({
      file: 'locales/fr/tides.pinyin.json',
      expected: 'the folder of a language in Chinese characters',
    });
    const alone = library({ 'zh-Hans/waves.pinyin.json': '{}' });
    expect(only(alone)).toMatchObject({ expected: 'a paper beside it, locales/zh-Hans/waves.json' });
  });
});

describe('corrections of the Traditional conversion', () => {
  const chinese = { ...tides(), text: { rise: { heading: '升', p1: { s1: '软件，参与。' } } } };
  const corrected = (corrections: string, path = 'zh-Hant/zh-Hans.phrases.json') =>
    library({
      'zh-Hans/tides.json': lines(chinese),
      'zh-Hans/tides.pinyin.json': '{}',
      [path]: corrections,
    });

  it('can be phrases, values and readings', () => {
    const corrections = {
      phrases: { 軟體: '程式' },
      values: { 'tides.json': { 'text.rise.heading': '漲' } },
      readings: { 參與: 'cānyù', 程式: 'chéngshì' },
    };
    expect(checkLocales(corrected(lines(corrections)))).toEqual([]);
    expect(checkLocales(corrected('{}'))).toEqual([]);
  });

  it.each([
    ['{ "phrases": {\n  "軟體": 5 } }', 2, 'phrases.軟體', 'a text that is not empty'],
    ['{ "phrases": { "": "程式" } }', 1, 'phrases.', 'a phrase that is not empty'],
    ['{ "phrases": [] }', 1, 'phrases', 'a group of keys'],
    ['{ "values": { "tides.json": "升" } }', 1, 'values.tides.json', 'keys of that file, each with its text'],
    ['{ "readings": { "參與": "cān" } }', 1, 'readings.參與', 'pinyin with tone marks'],
    ['{ "pinyin": {} }', 1, 'pinyin', 'one of phrases, values, readings'],
    ['[]', 1, '(whole file)', 'groups of corrections'],
    ['{', 1, '(JSON)', 'valid JSON'],
  ])('%j is reported with file, line and key', (corrections, line, key, expected) => {
    const problem = only(corrected(corrections));
    expect(problem).toMatchObject({ file: 'locales/zh-Hant/zh-Hans.phrases.json', line, key });
    expect(problem?.expected).toContain(expected);
  });

  it.each([
    [
      '{ "phrases": {\n  "軟體": "程式",\n  "軟件": "程式" } }',
      3,
      'phrases.軟件',
      'words as they stand in a text',
    ],
    // The longest phrase wins, so the other one is never used.
    ['{ "phrases": { "軟體，": "程式，",\n "體": "件" } }', 2, 'phrases.體', 'words as they stand in a text'],
    [
      '{ "values": { "tides.json": { "text.rise.p9": "升" } } }',
      1,
      'values.tides.json.text.rise.p9',
      'the key of',
    ],
    [
      '{ "values": { "waves.json": { "title": "升" } } }',
      1,
      'values.waves.json.title',
      'the key of a text in',
    ],
    [
      '{ "readings": { "程式": "chéngshì" } }',
      1,
      'readings.程式',
      'words as they stand in a paper of zh-Hant',
    ],
  ])(
    '%j corrects nothing: that does not stop the build, but unusedCorrections reports it',
    (text, line, key, expected) => {
      const files = corrected(text);
      expect(checkLocales(files)).toEqual([]);
      const found = unusedCorrections('locales/zh-Hant/zh-Hans.phrases.json', readJson(text), files);
      expect(found).toMatchObject([{ line, key, expected: expect.stringContaining(expected) as string }]);
    },
  );

  it('must be in the folder of the converted files', () => {
    expect(only(corrected('{}', 'fr/zh-Hans.phrases.json'))).toMatchObject({
      file: 'locales/fr/zh-Hans.phrases.json',
      expected: 'corrections of a conversion in zh-Hant/zh-Hans.phrases.json alone',
    });
  });
});

it('reports all problems at once, in one message', () => {
  const wrong = tides();
  Object.assign(wrong.text.rise.p1, { s1: '', s9: 'More.' });
  const problems = checkLocales(
    library({
      'fr/tides.json': lines({ ...wrong, title: 3 }),
      'fr/ui.json': '{',
      'xq/tides.json': lines(tides()),
    }),
  );
  expect(problems.map(({ file, key }) => `${file} ${key}`).sort()).toEqual([
    'locales/fr/tides.json text.rise.p1.s1',
    'locales/fr/tides.json text.rise.p1.s9',
    'locales/fr/tides.json title',
    'locales/fr/ui.json (JSON)',
    'locales/xq (folder)',
  ]);
  expect(report(problems)).toContain(
    'locales/fr/tides.json:2  title\n    expected: a text that is not empty\n    found:    3',
  );
  expect(report(problems)).toMatch(/^5 problems in the locale files\n/);
});

it('shows control characters in a message, which a terminal would obey', () => {
  const wrong = { ...tides(), '\u001b[2J\u009b': 1 };
  expect(report(checkLocales(library({ 'fr/tides.json': lines(wrong) })))).toContain('  \\u001b[2J\\u009b\n');
});

describe('annotations', () => {
  const entry = { term: 'tide', forms: ['It comes'], explanation: 'The sea that rises and falls.' };
  const both = (change: object, own: object = {}) => {
    const added = { glossary: { tide: entry }, summary: { rise: 'The sea comes.' } };
    return library({
      'en/tides.json': lines({ ...tides(), ...added, ...change }),
      'fr/tides.json': lines({ ...tides(), ...own }),
    });
  };

  it('are valid in one language only', () => expect(checkLocales(both({}))).toEqual([]));

  it.each([
    ['a number', 7, '7'],
    ['true', true, 'true'],
    ['null', null, 'null'],
    ['a list', ['a'], 'a list'],
  ])('do not stop the check at %s in place of a sentence', (_, value, found) => {
    const { text } = tides();
    Object.assign(text.rise.p1, { s2: value });
    expect(only(both({ text }))).toMatchObject({
      file: 'locales/en/tides.json',
      key: 'text.rise.p1.s2',
      expected: 'a text that is not empty',
      found,
    });
  });

  it('cannot summarize a section that does not exist', () =>
    expect(only(both({ summary: { ebb: 'Gone.' } }))).toEqual({
      file: 'locales/en/tides.json',
      line: 43,
      key: 'summary.ebb',
      expected: 'the id of a section of the text',
      found: '"ebb"',
    }));

  it('cannot have an entry that the base language lacks', () =>
    expect(only(both({}, { glossary: { mud: entry } }))).toMatchObject({
      file: 'locales/fr/tides.json',
      key: 'glossary.mud',
      expected: 'a key that locales/en/tides.json has',
      found: '"mud", which it lacks',
    }));

  it('cannot name a form that is not in the text, or only inside a word', () => {
    for (const form of ['the moon', 'ome'])
      expect(only(both({ glossary: { tide: { ...entry, forms: ['mud', form] } } }))).toMatchObject({
        file: 'locales/en/tides.json',
        key: 'glossary.tide.forms.1',
        found: `"${form}", which does not`,
      });
  });

  it('must have explanations', () =>
    expect(only(both({ glossary: { tide: { term: 'tide', forms: ['mud'] } } }))).toMatchObject({
      file: 'locales/en/tides.json',
      key: 'glossary.tide.explanation',
    }));
});
