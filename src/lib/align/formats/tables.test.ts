import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import { languageNamed } from './language-names.ts';
import { readSources, type Known } from './read.ts';
import { chineseTag } from './settle-tags.ts';

/** Reads files as one paper. Gives the texts by language, and the notes. */
function read(files: Record<string, string>, known?: Known) {
  const sources = Object.entries(files).map(([file, text]) => ({
    file,
    bytes: new TextEncoder().encode(text),
  }));
  const { translations, places, baseLang } = readSources(sources, undefined, known);
  const texts = Object.fromEntries([...translations].map(([lang, map]) => [lang, Object.fromEntries(map)]));
  const notes = places.map(({ at, note }) => `${at}  ${note}`);
  return { texts, notes, baseLang };
}
const UNMARKED = 'does not mark paragraphs: each unit became a paragraph of its own';
const tmx = (...units: string[]) =>
  `<?xml version="1.0"?>\n<tmx version="1.4"><body>\n${units.map((unit) => `<tu>${unit}</tu>`).join('\n')}\n</body></tmx>`;
const tuv = (lang: string, seg: string) => `<tuv xml:lang="${lang}"><seg>${seg}</seg></tuv>`;
const pair = (en: string, fr: string) => tuv('en', en) + tuv('fr', fr);

describe('the columns of a table', () => {
  const columns = (text: string) => {
    const { rows, places } = readCsv(text, 'a.csv');
    return { langs: [...(rows[0]?.texts.keys() ?? [])], notes: places.map(({ note }) => note) };
  };

  it('may be empty, or hold notes and numbers, which are noted', () => {
    expect(columns('en;fr;;;\nOn Lamps;Des lampes;;;\n')).toEqual({ langs: ['en', 'fr'], notes: [] });
    expect(columns('No,en,fr,Notes,\n1,On Lamps,Des lampes,check,x\n')).toEqual({
      langs: ['en', 'fr'],
      notes: [
        'the column "No" was left out: it names no language',
        'the column "Notes" was left out: it names no language',
        'the column "" was left out: it names no language',
      ],
    });
  });

  it('may be named by languages', () => {
    expect(columns('English,Français\nOn Lamps,Des lampes\n')).toEqual({
      langs: ['en', 'fr'],
      notes: ['the column "English" was read as en', 'the column "Français" was read as fr'],
    });
  });

  it('follow a line that names the separator', () => {
    expect(columns('sep=;\nen;fr\n"A, b";C\n').langs).toEqual(['en', 'fr']);
    expect(() => readCsv('sep=;\nen;fr\nA;B;C\n', 'a.csv')).toThrow(
      'a.csv:3  has a different number of cells',
    );
  });

  it('can be separated by tabs, with quotation marks in words', () => {
    const { rows } = readCsv(
      'en\tfr\n"Oil!" she said.\t"now"\n"a ""b""\nc"\tHe said "now"\n\n"x\ty\n',
      'a.tsv',
    );
    expect(rows.map(({ texts, line }) => [line, ...texts.values()])).toEqual([
      [2, '"Oil!" she said.', 'now'],
      [4, 'a "b"\nc', 'He said "now"'],
      [6, '"x', 'y'],
    ]);
  });
});

it.each([
  ['french', 'fr'],
  ['Français', 'fr'],
  ['法语', 'fr'],
  ['Chinese (Simplified)', 'zh-Hans'],
  ['Traditional Chinese', 'zh-Hant'],
  ['Chinese (Taiwan)', 'zh-Hant'],
  ['繁體中文', 'zh-Hant'],
  ['English (UK)', 'en'],
  ['العربية', 'ar'],
  ['Notes', undefined],
])('knows the language "%s" as %s', (name, tag) => expect(languageNamed(name)).toBe(tag));

it.each([
  ['zh-CN', '', 'zh-Hans'],
  ['zh-SG', '', 'zh-Hans'],
  ['zh-TW', '', 'zh-Hant'],
  ['zh-HK', '', 'zh-Hant'],
  ['zh-Hant-HK', '', 'zh-Hant'],
  ['zh', '灯要油，它们来了。', 'zh-Hans'],
  ['zh', '燈要油，它們來了。', 'zh-Hant'],
  ['yue', '', 'yue'],
  ['fr-CA', '', 'fr-CA'],
])('names %s of %j %s', (tag, text, expected) => expect(chineseTag(tag, text)).toBe(expected));

describe('language tags in files', () => {
  const rows = (...langs: string[]) =>
    tmx(langs.map((lang) => tuv(lang, 'T')).join(''), langs.map((lang) => tuv(lang, '1. A')).join(''));
  const langsOf = (...langs: string[]) => Object.keys(read({ 'a.tmx': rows(...langs) }).texts);

  it('with a region become those of this reader, which is noted', () => {
    const { texts, notes } = read({ 'a.tmx': rows('EN-US', 'zh_CN', 'fr-FR', 'pt-PT') });
    expect(Object.keys(texts)).toEqual(['en', 'zh-Hans', 'fr', 'pt-PT']);
    expect(notes).toEqual([
      'a.tmx  "en-US" was read as "en", the base language',
      'a.tmx  "zh-CN" was read as "zh-Hans"',
      'a.tmx  "fr-FR" was read as "fr"',
      `a.tmx  ${UNMARKED}`,
    ]);
  });

  it('stay apart where there are several of a language', () => {
    expect(langsOf('en-US', 'en-GB', 'fr')).toEqual(['en', 'en-GB', 'fr']);
    expect(langsOf('en', 'zh-CN', 'zh-Hans')).toEqual(['en', 'zh-CN', 'zh-Hans']);
    expect(langsOf('en', 'zh-TW', 'zh-HK')).toEqual(['en', 'zh-Hant', 'zh-HK']);
    expect(langsOf('en-GB', 'fr-CA')).toEqual(['en', 'fr-CA']);
  });

  it('stay if the paper has them already', () => {
    const known = {
      published: new Map([
        ['en', new Map([['title', 'T']])],
        ['zh-CN', new Map([['title', 'T']])],
      ]),
    };
    expect(Object.keys(read({ 'a.tmx': rows('en', 'zh-CN') }, known).texts)).toEqual(['en', 'zh-CN']);
    const texts = { 'a.en.txt': 'T\n\n1. A\n\nIt.', 'a.zh-CN.txt': '论\n\n一、甲\n\n它们。' };
    expect(Object.keys(read(texts, known).texts)).toEqual(['en', 'zh-CN']);
    expect(Object.keys(read(texts).texts)).toEqual(['en', 'zh-Hans']);
    expect(read(texts).notes).toEqual(['a.zh-CN.txt  "zh-CN" was read as "zh-Hans"']);
  });
});

describe('rows without keys', () => {
  it('need no heading: the title is that of the only section', () => {
    expect(
      read({ 'a.csv': 'en,zh-Hans\nWater,水\n"It asks nobody.",它不问谁。\n– Who?,——谁？\n' }),
    ).toMatchObject({
      texts: {
        en: {
          title: 'Water',
          'text.water.heading': 'Water',
          'text.water.p1.s1': 'It asks nobody.',
          'text.water.p2.s1': '– Who?',
        },
        'zh-Hans': { 'text.water.heading': '水', 'text.water.p2.s1': '——谁？' },
      },
      notes: [
        'a.csv:3  the text before the first heading has the title as its heading: "Water"',
        `a.csv  ${UNMARKED}`,
      ],
    });
  });

  it('take the title from the command, for all languages or for one', () => {
    const titles = new Map([
      ['', 'Water'],
      ['fr', 'L’eau'],
    ]);
    const { texts } = read({ 'a.csv': 'en,fr\nIt comes.,Elle vient.\n' }, { titles });
    expect(texts.fr).toEqual({
      title: 'L’eau',
      'text.water.heading': 'L’eau',
      'text.water.p1.s1': 'Elle vient.',
    });
  });

  it('note a sentence that was read as the title, and each gap', () => {
    const { texts, notes } = read({
      'a.tmx': tmx(pair('It comes.', 'Elle vient.'), pair('1. A', '1. B'), pair('It.', '')),
    });
    expect(notes).toEqual([
      'a.tmx:3  the first row ends as a sentence does, and was read as the title',
      'a.tmx:5  nothing in fr: a gap',
      `a.tmx  ${UNMARKED}`,
    ]);
    expect(texts.fr).not.toHaveProperty('text.a.p1.s1');
  });

  it('cannot have a language named in the command', () => {
    const source = { file: 'a.csv', bytes: new TextEncoder().encode('en,fr\nT,U\n'), lang: 'en' };
    expect(() => readSources([source], undefined)).toThrow(
      'a.csv  names its languages itself, and the command says it is in "en".\n    Leave out "en=".',
    );
  });
});

describe('a translation memory', () => {
  const start = [pair('Lamps', 'Lampes'), pair('1. A', '1. B')];
  const last = (unit: string) => {
    const { texts, notes } = read({ 'a.tmx': tmx(...start, unit) });
    return { en: texts.en?.['text.a.p1.s1'], fr: texts.fr?.['text.a.p1.s1'], notes: notes.slice(0, -1) };
  };

  it('keeps the first of two texts in a language, and notes the other', () => {
    expect(last(pair('It.', 'Elle.') + tuv('fr', 'Lui.'))).toEqual({
      en: 'It.',
      fr: 'Elle.',
      notes: ['a.tmx:5  a second text in fr was left out; the first was kept'],
    });
  });

  it('has a space for a code between two words, and none for codes around a part of one', () => {
    expect(
      last(pair('Turn it<ph type="lb"/>off, un<bpt i="1">&lt;b&gt;</bpt>real<ept i="1"/>', '灯<x/>油')).en,
    ).toBe('Turn it off, unreal');
    expect(last(pair('First<ph>&lt;br/&gt;</ph>second.<bx/>Third <x/>x', '灯<x/>油'))).toEqual({
      en: 'First second. Third x',
      fr: '灯油',
      notes: [
        'a.tmx:5  the code "<br/>" was left out: it is not part of the text',
        'a.tmx:5  a code between two words became a space',
      ],
    });
  });
});

describe('XLIFF', () => {
  const unit = (source: string, target: string, attributes = '') =>
    `<trans-unit ${attributes}><source>${source}</source>${target}</trans-unit>`;
  const file = (target: string, ...units: string[]) =>
    `<file source-language="en" ${target}><body>${units.join('\n')}</body></file>`;
  const xliff = (...files: string[]) => `<xliff version="1.2">\n${files.join('\n')}\n</xliff>`;
  const start = [unit('Lamps', '<target>Lampes</target>'), unit('1. A', '<target>1. B</target>')];
  const FR = 'target-language="fr"';

  it.each([
    ['<target state="new">Elle.</target>', '', 'not translated yet (state "new"): a gap'],
    [
      '<target state="needs-translation">It.</target>',
      '',
      'not translated yet (state "needs-translation"): a gap',
    ],
    ['<target>It.</target>', 'approved="no"', 'not approved, and the same as its source: a gap'],
  ])('has a gap for %s %s', (target, attributes, note) => {
    const { texts, notes } = read({ 'a.xlf': xliff(file(FR, ...start, unit('It.', target, attributes))) });
    expect(texts.fr).not.toHaveProperty('text.a.p1.s1');
    expect(notes).toContain(`a.xlf:4  ${note}`);
    expect(notes).not.toContain('a.xlf:4  nothing in fr: a gap');
  });

  it.each([
    ['<target state="needs-review-translation">Elle.</target>', ''],
    ['<target state="final">Elle.</target>', 'approved="no"'],
    ['<target>Elle.</target>', ''],
  ])('has the text of %s %s', (target, attributes) => {
    const { texts } = read({ 'a.xlf': xliff(file(FR, ...start, unit('It.', target, attributes))) });
    expect(texts.fr).toHaveProperty(['text.a.p1.s1'], 'Elle.');
  });

  it('of version 2 has a gap for an initial segment', () => {
    const segment = (state: string, source: string, target: string) =>
      `<unit><segment ${state}><source>${source}</source><target>${target}</target></segment></unit>`;
    const text = `<xliff version="2.0" srcLang="en" trgLang="fr"><file>${segment('', 'Lamps', 'Lampes')}${segment('', '1. A', '1. B')}${segment('state="initial"', 'It.', 'It.')}</file></xliff>`;
    expect(read({ 'a.xlf': text }).texts.fr).not.toHaveProperty('text.a.p1.s1');
  });

  it('can name its language in a target, have a prefix, and be that of Trados', () => {
    const text = xliff(
      file('', unit('Lamps', '<target xml:lang="fr">Lampes</target>'), unit('1. A', '<target>1. B</target>')),
    );
    expect(read({ 'a.xlf': text }).texts.fr?.title).toBe('Lampes');
    const prefixed = text.replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:');
    expect(read({ 'a.xlf': prefixed }).texts.fr?.title).toBe('Lampes');
    const { texts, notes } = read({ 'a.sdlxliff': text });
    expect(texts.fr?.title).toBe('Lampes');
    expect(notes[0]).toMatch(/^a\.sdlxliff {2}was read as XLIFF/);
  });

  it('lays files in other languages beside the first', () => {
    const german = file(
      'target-language="de"',
      unit('Lamps', '<target>Lampen</target>'),
      unit('It.', '<target>Es.</target>'),
    );
    const french = file(FR, ...start, unit('It.', '<target>Elle.</target>'));
    const { texts } = read({ 'a.xlf': xliff(french, german) });
    expect(texts).toMatchObject({
      en: { title: 'Lamps', 'text.a.p1.s1': 'It.' },
      fr: { title: 'Lampes', 'text.a.p1.s1': 'Elle.' },
      de: { title: 'Lampen', 'text.a.p1.s1': 'Es.' },
    });
    const other = file('target-language="de"', unit('Oil', '<target>Öl</target>'));
    expect(() => read({ 'a.xlf': xliff(french, other) })).toThrow(
      'has a unit for de that is not among those for fr',
    );
  });
});

describe('texts in two languages', () => {
  const text = 'On Lamps\n\n1. The wick\n\nA lamp wants oil.\n\nIt wants a hand.\n\nAnd more.';

  it('cannot be the same', () => {
    expect(() => read({ 'a.en.txt': text, 'a.fr.txt': text })).toThrow(
      'a.fr.txt  has the same text as a.en.txt, and is said to be in another language, "fr".',
    );
  });

  it('are noted if most of their paragraphs are the same', () => {
    expect(read({ 'a.en.txt': text, 'a.fr.txt': text.replace('And more.', 'Et plus.') }).notes).toContain(
      'a.fr.txt  2 of its 3 paragraphs are the same as in a.en.txt',
    );
  });

  it('are noted if their letters are not those of their language', () => {
    const chinese = '论灯\n\n一、灯芯\n\n灯要油。它也要一只手。\n\n每晚擦它。\n\n还要一个等待的人。';
    const notes = (en: string, zh: string) =>
      read({ 'a.en.txt': en, 'a.zh-Hans.txt': zh }).notes.filter((note) =>
        note.includes('check its language'),
      );
    expect(notes(chinese, text)).toEqual([
      'a.en.txt  is said to be in "en", but few of its letters are: check its language',
      'a.zh-Hans.txt  is said to be in "zh-Hans", but few of its letters are: check its language',
    ]);
    expect(notes(text, chinese)).toEqual([]);
  });
});
