import { describe, expect, it } from 'vitest';
import { readSources } from '../../lib/align/formats/read.ts';
import type { Texts } from '../../lib/align/formats/translations.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** Imports some files. Returns the texts by language and key, and the notes for review. */
function read(files: Record<string, string>, base?: string, published?: Texts) {
  const sources = Object.entries(files).map(([file, text]) => ({ file, bytes: bytes(text) }));
  const { translations, places } = readSources(sources, base, {
    published: published && new Map([[base ?? 'en', published]]),
  });
  const texts = Object.fromEntries(
    [...translations].map(([lang, byKey]) => [lang, Object.fromEntries(byKey)]),
  );
  return { texts, notes: places.map(({ at, note }) => `${at}  ${note}`) };
}

const tmx = (...units: string[]) => `<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en"/><body>
${units.join('\n')}
</body></tmx>`;
const unit = (en: string, fr: string, id?: string) =>
  `<tu${id ? ` tuid="${id}"` : ''}><tuv xml:lang="en"><seg>${en}</seg></tuv><tuv xml:lang="fr"><seg>${fr}</seg></tuv></tu>`;

describe('TMX', () => {
  it('is read by id if the ids are keys', () => {
    const { texts } = read({
      'a.tmx': tmx(unit('Tides', 'Marées', 'title'), unit('It &lt; comes.', '', 'text.rise.p1.s1')),
    });
    expect(texts).toEqual({
      en: { title: 'Tides', 'text.rise.p1.s1': 'It < comes.' },
      fr: { title: 'Marées' },
    });
  });

  it('is read in order otherwise; leaves out codes of other programs and notes them', () => {
    const { texts, notes } = read({
      'a.tmx': tmx(
        unit('Tides', 'Marées'),
        unit('1. Rise', '1. Montée'),
        unit('It <bpt i="1">&lt;b></bpt><hi>comes</hi><ept i="1">&lt;/b></ept>.', 'Elle vient.'),
        unit('- mud;', '- vase ;'),
        unit('- stairs.', '- marches.'),
      ),
    });
    expect(texts.en).toEqual({
      title: 'Tides',
      'text.rise.heading': '1. Rise',
      'text.rise.p1.s1': 'It comes.',
      'text.rise.list1.i1.s1': 'mud;',
      'text.rise.list1.i2.s1': 'stairs.',
    });
    expect(texts.fr?.['text.rise.list1.i2.s1']).toBe('marches.');
    expect(notes).toEqual([
      'a.tmx:6  the code "<b>" was left out: it is not part of the text',
      'a.tmx:6  the code "</b>" was left out: it is not part of the text',
      'a.tmx  does not mark paragraphs: each unit became a paragraph of its own',
    ]);
  });

  it('with a regional tag such as en-US is read as the base language', () => {
    const text = tmx(unit('Tides', 'Marées', 'title')).replace('"en">', '"EN-us">');
    const { texts, notes } = read({ 'a.tmx': text });
    expect(texts.en).toEqual({ title: 'Tides' });
    expect(notes).toEqual(['a.tmx  "en-US" was read as "en", the base language']);
  });
});

it('the base language is English if a file has it, else the first', () => {
  const baseOf = (csv: string) => readSources([{ file: 'a.csv', bytes: bytes(csv) }], undefined).baseLang;
  expect(baseOf('fr,en\nMarées,Tides\nMontée,Rise\n')).toBe('en');
  expect(baseOf('zh-Hans,fr\n潮汐,Marées\n涨潮,Montée\n')).toBe('zh-Hans');
});

it('a regional tag is renamed only if it is of the base language or the likely region, and means no other script', () => {
  const csv = (lang: string) => ({ 'a.csv': `id,${lang},en-GB\ntitle,潮汐,Tides\n` });
  expect(Object.keys(read(csv('zh-Hans-CN'), 'zh-Hans').texts)).toEqual(['zh-Hans', 'en-GB']);
  expect(Object.keys(read(csv('zh-Hant'), 'zh', new Map()).texts)).toEqual(['zh-Hant', 'en-GB']);
});

describe('XLIFF', () => {
  const version1 = (target: string, ...units: [id: string, source: string, target: string][]) =>
    `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en" target-language="${target}"><body><group>${units
      .map(
        ([id, source, target]) =>
          `<trans-unit id="${id}"><source>${source}</source><target>${target}</target><alt-trans><target>no</target></alt-trans></trans-unit>`,
      )
      .join('\n')}</group></body></file></xliff>`;

  it('1.2 is read from several files, one per language, with keys or in order', () => {
    const keys = read({
      'fr.xlf': version1(
        'fr',
        ['title', 'Tides', 'Marées'],
        ['text.rise.heading', 'Rise', '<g id="1">Montée</g>'],
      ),
      'de.xlf': version1('de', ['title', 'Tides', 'Gezeiten']),
    });
    expect(keys.texts).toEqual({
      en: { title: 'Tides', 'text.rise.heading': 'Rise' },
      fr: { title: 'Marées', 'text.rise.heading': 'Montée' },
      de: { title: 'Gezeiten' },
    });
    const rows = (targets: string[]): [string, string, string][] =>
      ['Tides', 'Rise', 'It.'].map((en, n) => [`u${n}`, en, targets[n] ?? '']);
    const ordered = read({
      'fr.xlf': version1('fr', ...rows(['Marées', 'Montée', 'Elle.'])),
      'de.xlf': version1('de', ...rows(['Gezeiten', '', 'Sie.'])),
    });
    expect(ordered.texts.de).toEqual({ title: 'Gezeiten', 'text.rise.p1.s1': 'Sie.' });
    expect(ordered.texts.fr?.['text.rise.heading']).toBe('Montée');
    expect(() =>
      read({ 'fr.xlf': version1('fr', ...rows([])), 'de.xlf': version1('de', ['u', 'Other', 'x']) }),
    ).toThrow('de.xlf:1  does not have the same text in en as fr.xlf.');
  });

  it('2.0 is read with a paragraph per unit, without the ignorable text between segments', () => {
    const text = `<xliff version="2.0" srcLang="en" trgLang="fr" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
<unit id="1"><segment><source>Tides</source><target>Marées</target></segment></unit>
<unit id="2"><segment><source>1. Rise</source></segment></unit>
<unit id="3"><segment><source>It <pc id="1">comes</pc>.</source><target>Elle vient.</target></segment><ignorable><source> </source></ignorable>
<segment><source>It stays.</source><target>Elle reste.</target></segment></unit>
<unit id="4"><segment><source>Gone<cp hex="0041"/>.</source></segment></unit></file></xliff>`;
    expect(read({ 'a.xliff': text }).texts).toEqual({
      en: {
        title: 'Tides',
        'text.rise.heading': '1. Rise',
        'text.rise.p1.s1': 'It comes.',
        'text.rise.p1.s2': 'It stays.',
        'text.rise.p2.s1': 'GoneA.',
      },
      fr: { title: 'Marées', 'text.rise.p1.s1': 'Elle vient.', 'text.rise.p1.s2': 'Elle reste.' },
    });
    const keyed = text.replace('id="3"', 'id="u3" name="text.rise.p7.s2"').replace(/<unit id="[124]".*\n/g, '').replace(/<unit id="4".*<\/unit>/, ''); // prettier-ignore
    expect(read({ 'a.xliff': keyed }).texts.en).toEqual({ 'text.rise.p7.s2': 'It comes. It stays.' });
  });
});

describe('CSV', () => {
  it('can have semicolons or tabs and a byte order mark; an empty cell is a gap', () => {
    const expected = {
      en: { title: 'Tides; and "more"', 'text.rise.p1.s1': ' It. ' },
      fr: { title: 'Marées' },
    };
    expect(
      read({ 'a.csv': '\ufeffid;en;fr\r\ntitle;"Tides; and ""more""";Marées\r\ntext.rise.p1.s1; It. ;\r\n' })
        .texts,
    ).toEqual(expected);
    expect(
      read({ 'a.tsv': 'id\ten\tfr\ntitle\t"Tides; and ""more"""\tMarées\n\ntext.rise.p1.s1\t It. \t\n' })
        .texts,
    ).toEqual(expected);
  });

  it('can have an Indonesian column, whose tag is also "id"; a line end in a cell becomes a space', () => {
    const { texts } = read({ 'a.csv': 'ID,en,id\ntitle,"The\r\ntides",Pasang\n' });
    expect(texts).toEqual({ en: { title: 'The tides' }, id: { title: 'Pasang' } });
    expect(read({ 'a.csv': 'en,id\nTides,Pasang\n1. Rise,1. Naik\n' }).texts.id).toHaveProperty(
      'title',
      'Pasang',
    );
  });

  it('is read in order if it has no ids', () => {
    const { texts } = read({ 'a.csv': 'en,zh_Hans\nTides,潮汐\n1. Rise,一、涨潮\nIt.,水。\n' });
    expect(texts['zh-Hans']).toEqual({
      title: '潮汐',
      'text.rise.heading': '一、涨潮',
      'text.rise.p1.s1': '水。',
    });
  });
});

describe('an error names the place, the fault and the remedy', () => {
  const english = { 'en.md': '# T\n\n## A\n\nIt.' };
  it.each<[string, Record<string, string>, string]>([
    [
      'not well-formed',
      { 'a.tmx': '<tmx>\n<body></tmx>' },
      'a.tmx:2  is not well-formed XML: Missing end tag for element body.\n    Column 7.',
    ],
    ['another root', { 'a.tmx': '<tmxx/>' }, 'a.tmx:1  begins with <tmxx>, not with <tmx>.'],
    ['no unit', { 'a.tmx': tmx() }, 'a.tmx  has no <tu> and so no text.'],
    [
      'no language',
      { 'a.tmx': tmx(unit('a', 'b'), '<tu><tuv><seg>x</seg></tuv></tu>') },
      'a.tmx:5  has a <tuv> without a language.',
    ],
    [
      'an unknown language',
      { 'a.tmx': tmx(unit('a', 'b').replace('fr', 'xq')) },
      'a.tmx:4  names a language by "xq", which is not known.',
    ],
    [
      'an id twice',
      { 'a.tmx': tmx(unit('a', 'b', 'title'), unit('c', 'd', 'title')) },
      'a.tmx:5  has the id "title" twice, first in line 4.',
    ],
    [
      'an id that no paper can have',
      { 'a.tmx': tmx(unit('a', 'b', 'title'), unit('c', 'd', 'text.Rise.p1')) },
      'a.tmx:5  has the id "text.Rise.p1", which no paper can have.',
    ],
    [
      'ids of two kinds',
      { 'a.tmx': tmx(unit('a', 'b', 'title'), unit('c', 'd', 'u1')) },
      'a.tmx:5  has the id "u1" among the keys of a paper.',
    ],
    [
      'no English',
      { 'a.tmx': tmx(unit('', 'b'), unit('c', 'd')) },
      'a.tmx:4  has no text in en, only in fr.',
    ],
    [
      'an XLIFF of another version',
      { 'a.xlf': '<xliff version="3.0"/>' },
      'a.xlf:1  has version "3.0": it is not XLIFF 1.2 or 2.0.',
    ],
    [
      'an XLIFF without units',
      { 'a.xlf': '<xliff version="2.0" srcLang="en"/>' },
      'a.xlf  has no units and so no text.',
    ],
    [
      'an XLIFF without its language',
      { 'a.xlf': '<xliff version="2.0"/>' },
      'a.xlf:1  does not name its language in srcLang.',
    ],
    [
      'rows of different lengths',
      { 'a.csv': 'id,en\ntitle,T\ntext.a.p1.s1,x,y\n' },
      'a.csv:3  has a different number of cells in this row than in the first.',
    ],
    [
      'an open quotation mark',
      { 'a.csv': 'id,en\ntitle,"T\n' },
      'a.csv:2  is not a valid table: Quote Not Closed',
    ],
    [
      'a misspelt tag',
      { 'a.csv': 'id,en,xq\ntitle,T,U\n' },
      'a.csv:1  names a language by "xq", which is not known.',
    ],
    ['a column twice', { 'a.csv': 'id,en,en\ntitle,T,U\n' }, 'a.csv:1  has two columns "en".'],
    [
      'a column without a language tag',
      { 'a.csv': 'id,english words\ntitle,T\n' },
      'a.csv:1  has no language column; the first row has "id", "english words".',
    ],
    [
      'no language column',
      { 'a.csv': 'id\ntitle\n' },
      'a.csv:1  has no language column; the first row has "id".',
    ],
    ['a row without an id', { 'a.csv': 'id,en\n,T\n' }, 'a.csv:2  has a row without an id.'],
    ['no row', { 'a.csv': 'id,en\n' }, 'a.csv:1  has no rows after the first one.'],
    ['an empty file', { 'a.csv': ' \n' }, 'a.csv  is empty.'],
    [
      'an unsupported format',
      { 'a.exe': 'x' },
      'a.exe  is a ".exe" file, which cannot be read.\n    Save it as one of these: text (.txt, .md), web page (.html)',
    ],
    [
      'an old Word file',
      { 'a.doc': 'x' },
      'a.doc  is a ".doc" file, which cannot be read.\n    Open it in Word or LibreOffice, and save it as .docx.',
    ],
    [
      'a file with the wrong extension',
      { 'a.docx': 'x' },
      'a.docx  is not a Word document (.docx), whatever its name says.',
    ],
    ['no extension', { paper: 'x' }, 'paper  has a name without an extension.'],
    [
      'no language in the name',
      { 'paper.txt': 'x' },
      'paper.txt  does not say which language it is in.\n    Name it in the command, fr=paper.txt, or in the file name, paper.fr.txt.',
    ],
    [
      'a language twice',
      { ...english, 'b.en.md': '# T\n\n## A\n\nIt.' },
      'b.en.md  is a second text in "en".',
    ],
    [
      'two texts for one language',
      { ...english, 'a.csv': 'id,en\ntitle,T\n' },
      'en.md  has "en", which another file has too.',
    ],
    ['a null character', { 'en.txt': 'a\n\0' }, 'en.txt:2  has a null character (U+0000)'],
  ])('%s', (_, files, message) => {
    expect(() => read(files)).toThrow(message);
  });

  it('no text in the base language', () => {
    const french = { 'fr.md': '# T\n\n## A\n\nIt.' };
    expect(() => read(french, 'en')).toThrow('fr.md  has no text in "en", the base language; found fr.');
    expect(() => read({ 'a.csv': 'id,fr\ntitle,T\n' }, 'de')).toThrow(
      'a.csv  has no text in "de", the base language; found fr.',
    );
    expect(() => read({ 'a.csv': 'fr,de\nT,\nA,B\n' }, 'de')).toThrow(
      'a.csv:2  has no text in de, only in fr.',
    );
    const published = new Map([
      ['text.x.heading', 'A'],
      ['text.x.p1.s1', 'X'],
    ]);
    expect(read(french, 'en', published).texts.fr).toMatchObject({ 'text.x.p1.s1': 'It.' });
  });

  it('external entities, entity expansion and deep nesting are rejected', () => {
    const external =
      '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<tmx><body>&x;</body></tmx>';
    expect(() => read({ 'a.tmx': external })).toThrow(
      "a.tmx:2  is not well-formed XML: Named entity isn't defined: &x;.",
    );
    const lines = Array.from({ length: 30 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
    const laughs = `<!DOCTYPE tmx [<!ENTITY l0 "ha">${lines.join('')}]><tmx><body>&l30;</body></tmx>`;
    const start = performance.now();
    expect(() => read({ 'a.tmx': laughs })).toThrow("Named entity isn't defined: &l30;");
    expect(() => read({ 'a.xlf': `${'<a>'.repeat(1e5)}${'</a>'.repeat(1e5)}` })).toThrow(
      'a.xlf  has elements nested too deeply to read.',
    );
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
