import { describe, expect, it } from 'vitest';
import { localeJson } from './locale-json.ts';
import { importWorksheets } from './translation-tables.ts';
import { orderedIds } from '../../lib/align/formats/translations.ts';
import { interfaceKeys, interfaceTree, readWorksheet, stringsOf, worksheet } from './worksheet.ts';

const base = new Map([
  ['site.name', 'Reader'],
  ['site.pages_one', 'one page'],
  ['site.pages_other', '{{count}} pages'],
  ['constructor.of', 'by'],
]);

describe('the worksheet of an interface', () => {
  it('has the plural forms of the language', () => {
    expect([...interfaceKeys(base, 'pl').keys()]).toEqual([
      'site.name',
      'site.pages_one',
      'site.pages_few',
      'site.pages_many',
      'site.pages_other',
      'constructor.of',
    ]);
    expect([...interfaceKeys(base, 'zh-Hans').keys()].filter((key) => key.includes('_'))).toEqual([
      'site.pages_other',
    ]);
  });

  it('contains the existing translations, and can be read again without changes', () => {
    const existing = new Map([['site.name', 'Lecteur; "ici"']]);
    const text = worksheet(base, 'en', 'fr', existing);
    expect(text.split('\n').slice(0, 2)).toEqual(['\ufeffid,en,fr', 'site.name,Reader,"Lecteur; ""ici"""']);
    expect(readWorksheet(text.slice(1), 'fr.csv', 'fr', base, 'en')).toEqual({ texts: existing, places: [] });
    expect(stringsOf(interfaceTree(base))).toEqual(base);
  });

  it('notes texts whose English has changed, and rejects a duplicate key', () => {
    const text = 'id,en,fr\nsite.name,The reader,Lecteur\n';
    expect(readWorksheet(text, 'fr.csv', 'fr', base, 'en').places).toEqual([
      { at: 'fr.csv:2', note: 'the text in en has changed since: Reader' },
    ]);
    expect(() => readWorksheet(`${text}site.name,x,y\n`, 'fr.csv', 'fr', base, 'en')).toThrow(
      'fr.csv:3  has the id "site.name" twice.',
    );
    expect(() => readWorksheet('en,fr\na,b\n', 'fr.csv', 'fr', base, 'en')).toThrow(
      'fr.csv:2  has no column "id".',
    );
    expect(() => importWorksheets(new Map(), [{ name: 'x', file: 'x.csv', text }], 'fr', 'locales')).toThrow(
      'x.csv  belongs to no paper: no language in locales has a x.json.',
    );
  });
});

it('orderedIds puts keys that the base language lacks after the key that they follow', () => {
  const texts = (...ids: string[]) => new Map(ids.map((id) => [id, id]));
  expect(
    orderedIds(
      new Map([
        ['fr', texts('x', 'a', 'y', 'z', 'c')],
        ['en', texts('a', 'b', 'c', 'd')],
      ]),
      'en',
    ),
  ).toEqual(['x', 'a', 'y', 'z', 'b', 'c', 'd']);
});

it('localeJson formats files as Prettier does, with short lists on one line', () => {
  const long = 'word '.repeat(30);
  expect(localeJson({ a: ['x', 'y]'], b: [long], c: ['水'.repeat(52)], d: ['水'.repeat(48)] })).toBe(
    `{\n  "a": ["x", "y]"],\n  "b": [\n    "${long}"\n  ],\n  "c": [\n    "${'水'.repeat(52)}"\n  ],\n  "d": ["${'水'.repeat(48)}"]\n}\n`,
  );
});
