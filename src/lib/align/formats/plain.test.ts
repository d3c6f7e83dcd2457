import { describe, expect, it } from 'vitest';
import { sectionId } from './headings.ts';
import { readPlain } from './plain.ts';

const sections = (text: string, lang = 'en') =>
  readPlain(text, 'a.txt', lang).sections.map(({ heading, blocks }) => [
    heading,
    ...blocks.map(({ kind, text }) => (kind === 'item' ? `* ${text}` : text)),
  ]);

describe('readPlain', () => {
  it('reads a title, numbered headings, paragraphs of several lines, and lists', () => {
    const text = `On Tides

I. Rise

It comes
and stays.

First:
-- mud;
-- stairs,
   all of them.
A short line

II. Fall
Gone.`;
    expect(readPlain(text, 'a.txt', 'en').title).toBe('On Tides');
    expect(sections(text)).toEqual([
      ['I. Rise', 'It comes and stays.', 'First:', '* mud;', '* stairs, all of them. A short line'],
      ['II. Fall', 'Gone.'],
    ]);
  });

  it('takes short lines as headings if none is numbered', () => {
    expect(sections('Tides\n\nThe rise\n\nIt comes.\n\nThe fall\n\nIt goes.')).toEqual([
      ['The rise', 'It comes.'],
      ['The fall', 'It goes.'],
    ]);
  });

  it('removes bullets, but keeps letters and numbers of list items', () => {
    expect(sections('Tides\n\n1. Rise\n\n(a) mud;\n\n2) stairs;\n\n• boats.')).toEqual([
      ['1. Rise', '* (a) mud;', '* 2) stairs;', '* boats.'],
    ]);
  });

  it('reads several numbered lines in a row as a list, and a single one as a paragraph', () => {
    expect(sections('Tides\n\nRise\n\nFirst:\n1. mud;\n2. stairs,\nall.\n\n3. It comes, alone.')).toEqual([
      ['Rise', 'First:', '* 1. mud;', '* 2. stairs, all.', '3. It comes, alone.'],
    ]);
  });

  it('keeps a dash or letter at the start of a line in the middle of a sentence', () => {
    expect(sections('Tides\n\nRise\n\nThe water\n– all of it – came, as in\n(b) above.\n- mud.')).toEqual([
      ['Rise', 'The water – all of it – came, as in (b) above.', '* mud.'],
    ]);
  });

  it('replaces tabs, and does not take words for Roman numerals', () => {
    expect(sections('Tides\n\nI.\tRise\n\nCivil society\n\nI think so\n\nIt comes.')).toEqual([
      ['I. Rise', 'Civil society', 'I think so', 'It comes.'],
    ]);
  });

  it('reads Chinese: paragraphs without empty lines, Chinese numbers, and no spaces at line breaks', () => {
    expect(
      sections('潮汐\n一、涨潮\n水来了。\n（一）先是泥；\n——后是台阶。\n第二章 落潮\n水走了。', 'zh-Hans'),
    ).toEqual([
      ['一、涨潮', '水来了。', '* （一）先是泥；', '* 后是台阶。'],
      ['第二章 落潮', '水走了。'],
    ]);
    expect(sections('潮汐\n\n一、涨潮\n\n水来\n了，是 UN\nCharter。', 'zh-Hans')).toEqual([
      ['一、涨潮', '水来了，是 UN Charter。'],
    ]);
  });

  it('reads front matter, and notes unknown fields', () => {
    const { about, title, places } = readPlain('---\nissuer: "The \\"Office\\""\ndate: 1999-03-01\nlayout: post\n---\nTides\n\n1. Rise\n\nIt.', 'a.txt', 'en'); // prettier-ignore
    expect([title, about]).toEqual(['Tides', { issuer: 'The "Office"', date: '1999-03-01' }]);
    expect(places).toEqual([{ at: 'a.txt:4', note: '"layout" was left out: a paper has no such field' }]);
  });

  it.each([
    [
      'Tides\n\nIt comes, and it stays for a while.\n\n1. Rise\n\nIt.',
      'a.txt:3  has a paragraph before the first heading',
    ],
    ['Tides', 'a.txt  has no text under its title.'],
    ['---\nissuer: "x\n---\nTides', 'a.txt:2  has a value that begins with a quotation mark'],
    ['---\ndate: x\ndate: y\n---\nTides', 'a.txt:3  has "date" a second time.'],
  ])('throws an error that says what is wrong: %j', (text, message) => {
    expect(() => readPlain(text, 'a.txt', 'en')).toThrow(message);
  });
});

it.each([
  ['II. Background', 'background'],
  ['1.2 The Élysée’s view', 'the-elysees-view'],
  ['一、引言', 'section-3'],
  ['Article p1', 'section-3'],
  ['P2', 'section-3'],
  ['Chapter 4: Scope', 'scope'],
  ['Civil society', 'civil-society'],
  ['XIV. Practice', 'practice'],
  ['A heading that goes on for longer than an address should be', 'a-heading-that-goes-on-for-longer-than'],
  ['Taken', 'taken-2'],
])('makes the section id of "%s" %s', (heading, id) => expect(sectionId(heading, 3, ['taken'])).toBe(id));
