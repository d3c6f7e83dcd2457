import type { PaperFile } from '../../lib/document/types.ts';
import { describe, expect, it } from 'vitest';
import { FORMATS, writeTranslations } from '../../lib/align/formats/write.ts';
import { checkLocales } from '../locales/check.ts';
import { readFolder, type Files } from '../locales/read.ts';
import { baseIn, importPaper, paperIn } from './import-paper.ts';
import { importWorksheets, worksheetsFor } from './translation-tables.ts';

const FRENCH = 'Des marées\n\n1. La montée\n\nL’eau vient. Elle ne demande rien.\n';
const CHINESE = '潮汐\n\n一、涨潮\n\n水来了。它什么也不问。\n';
const ENGLISH = 'On Tides\n\n1. The rise\n\nThe water comes. It asks nobody.\n';
const ABOUT = new Map([
  ['issuer', 'X'],
  ['occasion', 'Y'],
  ['date', '1999-03-01'],
  ['source', 'https://example.org'],
  ['standing', 'original'],
]);

const interfaceOnly: Files = new Map([['en/ui.json', readFolder('locales').files.get('en/ui.json') ?? '']]);
const source = (lang: string, text: string) => ({
  file: `tides.${lang}.txt`,
  bytes: new TextEncoder().encode(text),
});
const [fr, zh, en] = [source('fr', FRENCH), source('zh-Hans', CHINESE), source('en', ENGLISH)];

/** Imports sources into a library. Returns the library with the new files, and their paths. */
function imported(sources: (typeof fr)[], base?: string, library = interfaceOnly) {
  const { files, marked } = importPaper('tides', sources, base, ABOUT, library, 'locales');
  const all: Files = new Map([...library, ...files, ...marked]);
  expect(checkLocales(all)).toEqual([]);
  return { all, files: [...files.keys()], marked: [...marked.keys()] };
}
const read = (library: Files, lang: string) =>
  JSON.parse(library.get(`${lang}/tides.json`) ?? '') as PaperFile;
const marks = (library: Files) => ['en', 'fr', 'zh-Hans'].filter((lang) => library.has(`${lang}/tides.json`) && read(library, lang).base); // prettier-ignore

describe('the base language of a new paper', () => {
  it('is English, wherever it comes in the command', () => {
    const { all } = imported([fr, en]);
    expect([baseIn(all, 'tides'), marks(all)]).toEqual(['en', []]);
    expect(Object.keys(read(all, 'fr').text)).toEqual(['the-rise']);
  });

  it('is the first language without English, and the file says so only if its tag is not the first', () => {
    const french = imported([fr, zh]).all;
    expect([baseIn(french, 'tides'), marks(french)]).toEqual(['fr', []]);
    expect(read(french, 'zh-Hans').text).toEqual({
      'la-montee': { heading: '一、涨潮', p1: { s1: '水来了。', s2: '它什么也不问。' } },
    });
    const chinese = imported([zh, fr]).all;
    expect([baseIn(chinese, 'tides'), marks(chinese)]).toEqual(['zh-Hans', ['zh-Hans']]);
    expect(Object.keys(read(chinese, 'zh-Hans'))).toEqual(['$schema', 'base', 'title', 'about', 'text']);
    expect(Object.keys(read(chinese, 'fr').text)).toEqual(['section-1']);
  });

  it('is the one that the command names', () => {
    const { all } = imported([en, zh, fr], 'fr');
    expect([baseIn(all, 'tides'), marks(all)]).toEqual(['fr', ['fr']]);
    expect(Object.keys(read(all, 'en').text)).toEqual(['la-montee']);
  });

  it('must have a text', () => {
    expect(() => imported([fr, zh], 'de')).toThrow(
      'tides.fr.txt, tides.zh-Hans.txt  has no text in "de", the base language; found fr, zh-Hans.\n    Import the text in "de"',
    );
  });
});

describe('the base language of a paper that exists', () => {
  const { all: french } = imported([fr, zh]);

  it('stays when a language is added that would otherwise be chosen', () => {
    const { all, files, marked } = imported([en], undefined, french);
    expect([files, marked]).toEqual([['en/tides.json'], ['fr/tides.json']]);
    expect(read(all, 'fr')).toEqual({ ...read(french, 'fr'), base: true });
    expect(Object.keys(read(all, 'en').text)).toEqual(['la-montee']);
    const again = imported([en, fr], undefined, all);
    expect([again.files, marks(again.all)]).toEqual([['fr/tides.json', 'en/tides.json'], ['fr']]);
    expect(imported([source('en', ENGLISH.replace('asks', 'tells'))], undefined, all).marked).toEqual([]);
  });

  it('stays marked when its file is imported again, even if the tags alone would choose it', () => {
    const json = JSON.stringify({ base: true, ...read(french, 'fr') });
    const { all } = imported([fr], undefined, new Map([...french, ['fr/tides.json', json]]));
    expect(marks(all)).toEqual(['fr']);
  });

  it('cannot be another one', () => {
    expect(() => imported([en], 'en', french)).toThrow(
      'base=en  is not the base language of "tides": expected fr, found en.\n    Leave it out',
    );
    expect(imported([en], 'fr', french).marked).toEqual(['fr/tides.json']);
  });

  it.each(FORMATS)('survives an export to %s, whose files have it first', (format) => {
    const { all } = imported([zh, fr]);
    const exported = writeTranslations(paperIn(all, 'tides'), 'zh-Hans', 'tides', format);
    const sources = [...exported].map(([file, text]) => ({ file, bytes: new TextEncoder().encode(text) }));
    expect(imported(sources).all).toEqual(all);
    if (format === 'tmx') expect(exported.get('tides.tmx')).toContain('srclang="zh-Hans"');
    if (format === 'csv') expect(exported.get('tides.csv')).toMatch(/^\ufeffid,zh-Hans,fr\n/);
  });
});

describe('worksheets of a paper without English', () => {
  const { all: french } = imported([fr]);
  const tableOf = (library: Files, lang: string) => worksheetsFor(library, lang).get('tides') ?? '';
  const filledBy = (library: Files, lang: string, text: string) =>
    importWorksheets(library, [{ name: 'tides', file: 'tides.csv', text: text.slice(1) }], lang, 'locales');
  /** A worksheet with the base text in every empty cell. */
  const copied = (table: string) =>
    table.replace(/^([^,]+),([^,]*),$/gm, (_, id: string, text: string) => `${id},${text},${text}`);

  it('have its base language beside the empty column, and give the same paper when imported again', () => {
    const table = tableOf(french, 'zh-Hans');
    expect(table.split('\n').slice(0, 2)).toEqual(['\ufeffid,fr,zh-Hans', 'title,Des marées,']);
    const { files, places } = filledBy(french, 'zh-Hans', copied(table));
    expect([[...files.keys()], places]).toEqual([['zh-Hans/tides.json'], []]);
    const all: Files = new Map([...french, ...files]);
    expect(checkLocales(all)).toEqual([]);
    expect(filledBy(all, 'zh-Hans', tableOf(all, 'zh-Hans'))).toMatchObject({ files, lost: [], places: [] });
  });

  it('note texts whose base has changed', () => {
    const old = copied(tableOf(french, 'zh-Hans')).replace('Des marées', 'Les marées');
    expect(filledBy(french, 'zh-Hans', old).places).toEqual([
      { at: 'tides.csv:2', note: 'the text in fr has changed since: Des marées' },
    ]);
  });

  it.each(['en', 'ar'])('mark it when %s would otherwise become the base language', (lang) => {
    const { files } = filledBy(french, lang, copied(tableOf(french, lang)));
    const all: Files = new Map([...french, ...files]);
    expect([baseIn(all, 'tides'), read(all, 'fr').base]).toEqual(['fr', true]);
    expect(checkLocales(all)).toEqual([]);
  });

  it('are checked against it even then: an entry of the glossary that it lacks waits', () => {
    const entry = 'glossary.water.term,,eau\nglossary.water.forms.0,,eau\nglossary.water.explanation,,x\n';
    const { files, places } = filledBy(french, 'ar', copied(tableOf(french, 'ar')) + entry);
    expect(JSON.parse(files.get('ar/tides.json') ?? '')).not.toHaveProperty('glossary');
    expect(places).toHaveLength(1);
  });

  it('are not written for the base language itself, and not imported', () => {
    expect([...worksheetsFor(french, 'fr').keys()]).toEqual(['ui']);
    expect([...worksheetsFor(french, 'en').keys()]).toEqual(['tides']);
    expect(() => filledBy(french, 'fr', '\ufeffid,en,fr\ntitle,Tides,Marées\n')).toThrow(
      'tides.csv  is in "fr", the base language of "tides"',
    );
  });

  it('cannot be imported if they were written for another base language', () => {
    expect(() => filledBy(french, 'ar', '\ufeffid,en,ar\ntitle,Tides,المد\n')).toThrow(
      'tides.csv:1  was written for another base language: expected a column "fr", found en.',
    );
    expect(filledBy(french, 'ar', '\ufeffid,ar\ntitle,المد\n').filled[0]?.wanted).toContain('about.issuer');
  });
});
