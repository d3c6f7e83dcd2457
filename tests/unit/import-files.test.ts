import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/lib/align/formats/docx.ts';
import { readEpub } from '../../src/lib/align/formats/epub.ts';
import { readHtml } from '../../src/lib/align/formats/html.ts';
import { recognizeLanguage } from '../../src/lib/align/formats/recognize-language.ts';
import type { SourceDocument } from '../../src/lib/align/formats/source.ts';

const FOLDER = 'tests/fixtures/import';
const SIGNS = { paragraph: '', item: '* ', verse: '| ', note: '^ ' };

function read(file: string): SourceDocument {
  const bytes = new Uint8Array(readFileSync(`${FOLDER}/${file}`));
  if (file.endsWith('.epub')) return readEpub(bytes, file);
  return file.endsWith('.docx') ? readDocx(bytes, file) : readHtml(new TextDecoder().decode(bytes), file);
}
const shape = ({ sections }: SourceDocument) =>
  sections.map(({ heading, blocks }) => [heading, ...blocks.map(({ kind, text }) => SIGNS[kind] + text)]);

const TIDES = [
  ['On Tides', 'The Harbour Office'],
  [
    'The rise',
    'The water comes twice a day.[1] It asks nobody, and nobody can stop it.',
    '— Who goes there? said the keeper.',
    '— Only the sea, said the sea.[2]',
    '| The first wave wets the sand,\nthe second takes a stone,\nthe third one has the castle\nand leaves the child alone.',
    '^ [1] Twelve hours and twenty-five minutes apart.',
    '^ [2] So the keeper tells it. He was not always sober.',
  ],
  [
    'What to do',
    'Before the flood, in this order:',
    '* 1. Look at the sky.',
    '* 2. Tie up the boats:',
    '* a. the small ones first,',
    '* b. the ferry with two ropes.',
    '* 3. Trim the lamp.',
    '* Mud is soft.',
    '* Stairs are slippery.',
    'A harbour is a promise, the old pilot used to say.',
  ],
  [
    'The fall',
    'Then it goes again, five metres in six hours.[3]',
    'Day — Height',
    'Monday — 5.1 m',
    'Tuesday — 4.9 m',
    'Nobody thanks it.',
    '^ [3] Measured at the old mole.',
  ],
];
/** The text with some of its blocks changed, as a program writes them. */
const tidesWith = (changes: Record<string, string>) =>
  TIDES.map((section) => section.map((text) => changes[text] ?? text));
const THIRD = 'Then it goes again, five metres in six hours.';

describe('files of several programs', () => {
  it.each([
    ['tides.pandoc.html', TIDES],
    ['tides.pandoc.docx', TIDES],
    ['tides.libreoffice.html', TIDES],
    ['tides.libreoffice.docx', TIDES],
    // pandoc counts the notes of each chapter; calibre moves the letters of lists into style sheets.
    ['tides.pandoc.epub', tidesWith({ [`${THIRD}[3]`]: `${THIRD}[1]`, '^ [3] Measured at the old mole.': '^ [1] Measured at the old mole.' })], // prettier-ignore
    ['tides.calibre.epub', tidesWith({ '* a. the small ones first,': '* 1. the small ones first,', '* b. the ferry with two ropes.': '* 2. the ferry with two ropes.' })], // prettier-ignore
  ])('%s', (file, expected) => {
    const doc = read(file);
    expect([doc.title, shape(doc)]).toEqual(['On Tides', expected]);
  });

  // In order, but with less structure: these programs write no headings, lists or footnotes as such.
  it.each(['tides.libreoffice.epub', 'tides.calibre.docx'])('%s has every word in order', (file) => {
    const doc = read(file);
    const words = (texts: string[]): string[] => texts.join(' ').match(/[\p{L}’]{2,}/gu) ?? [];
    const found = words(shape(doc).flat());
    // LibreOffice leaves out the head of a table in its e-books.
    const sentences = TIDES.flat().filter((text) => !text.startsWith('^') && text !== 'Day — Height');
    const position = words(sentences).reduce(
      (at, word) => (at < 0 ? -1 : found.indexOf(word, at) + 1 || -1),
      0,
    );
    expect(position).toBeGreaterThan(0);
    const notes = words(TIDES.flat().filter((text) => text.startsWith('^')));
    expect(notes.filter((word) => !found.includes(word))).toEqual([]);
  });

  it('chao.pandoc.docx', () => {
    const doc = read('chao.pandoc.docx');
    expect([doc.title, shape(doc)]).toEqual([
      '潮汐',
      [
        [
          '第一章 涨潮',
          '水每天来两次。[1]它什么也不问，谁也拦不住它。',
          '“谁在那里？”看灯人问。',
          '^ [1] 相隔十二小时二十五分钟。',
        ],
        ['第二章 落潮', '然后水又走了。', '* 1. 看天。', '* 2. 系船。'],
      ],
    ]);
    expect(recognizeLanguage(shape(doc).flat().join('\n'))).toBe('zh-Hans');
  });

  it('ruby.libreoffice.docx', () => {
    expect(shape(read('ruby.libreoffice.docx'))).toEqual([['潮', '水が来た。']]);
  });
});
