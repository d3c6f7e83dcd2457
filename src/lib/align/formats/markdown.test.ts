import { describe, expect, it } from 'vitest';
import { readMarkdownWithIds, writeMarkdownWithIds } from './markdown-ids.ts';
import { readMarkdown } from './markdown.ts';

describe('readMarkdown', () => {
  it('reads headings, paragraphs, nested lists, quotations, emphasis and links', () => {
    const text = `# On *Tides*

## Rise

It **comes** \\
and &amp; [stays](https://example.org "there").

<!-- a note -->

- mud;

  a lot;
  1. inner,
- ![stairs](s.png)

> Quoted.

### Higher

    code

***

Water<br>x
`;
    const { title, sections, places } = readMarkdown(text, 'a.md', 'en');
    expect(title).toBe('On Tides');
    expect(
      sections.map(({ heading, blocks }) => [heading, ...blocks.map(({ kind, text }) => `${kind}: ${text}`)]),
    ).toEqual([
      [
        'Rise',
        'verse: It comes\nand & stays.',
        'item: mud; a lot;',
        'item: 1. inner,',
        'item: stairs',
        'paragraph: Quoted.',
      ],
      ['Higher', 'paragraph: code', 'paragraph: Water x'],
    ]);
    expect(places.map(({ at, note }) => `${at} ${note}`)).toEqual([
      'a.md:6 the address https://example.org was left out: a paper has no links',
      'a.md:10 a list inside a list became part of it: a paper has no nested lists',
      'a.md:14 a picture was left out; its alternative text was kept',
      'a.md:16 quotations became paragraphs',
      'a.md:20 code became paragraphs, each with its lines joined',
      'a.md:22 lines between parts of the text were left out',
      'a.md:24 the HTML "<br>" was left out, but for its text',
    ]);
  });

  it('takes the title from the front matter', () => {
    const text = '---\ntitle: Tides\n---\n\n# Rise\n\nIt.';
    const { title, sections } = readMarkdown(text, 'a.md', 'en');
    expect([title, sections[0]?.heading, sections[0]?.line]).toEqual(['Tides', 'Rise', 5]);
  });

  it.each([
    ['It comes.', 'a.md  has no title.'],
    ['## Rise\n\nIt comes.', 'a.md  has no title.'],
    ['# Chapter 1\n\nIt.\n\n# Chapter 2\n\nIt.', 'a.md:1  has no title: its "#" headings are sections'],
    ['# Tides', 'a.md  has no text under its title.'],
  ])('throws an error that says what is wrong: %j', (text, message) => {
    expect(() => readMarkdown(text, 'a.md', 'en')).toThrow(message);
  });
});

/** The sections of a text, each block with the first letter of its kind, and the notes. */
const outline = (text: string) => {
  const { sections, places } = readMarkdown(`# On Lamps\n\n## The wick\n\n${text}`, 'a.md', 'en');
  return {
    blocks: sections[0]?.blocks.map(({ kind, text }) => `${kind[0]} ${text}`),
    notes: places.map(({ at, note }) => `${at.slice(5)} ${note}`),
    sections,
  };
};

describe('in Markdown', () => {
  it('ordered lists keep their numbers, and nested items follow their parent', () => {
    const { blocks, notes } = outline('1. Trim.\n2. Fill.\n   - by day\n   - by night\n5. Shut.');
    expect(blocks).toEqual(['i 1. Trim.', 'i 2. Fill.', 'i by day', 'i by night', 'i 5. Shut.']);
    expect(notes).toEqual(['6 a list inside a list became part of it: a paper has no nested lists']);
    expect(outline('3) Trim.\n3) Fill.').blocks).toEqual(['i 3) Trim.', 'i 4) Fill.']);
  });

  it('footnotes stand at the end of their section with their marks', () => {
    const { sections, notes } = outline(
      'A lamp[^1] wants *oil*.[^b] Much.[^x]\n\n[^1]: Of brass.\n\n[^b]: Olive\n    or *whale*,\n\n    both.\n\n## The glass\n\nIt^[Thin.] is wiped.\n\n[^9]: Lost.',
    );
    expect(sections.map(({ blocks }) => blocks.map(({ kind, text }) => `${kind}: ${text}`))).toEqual([
      [
        'paragraph: A lamp[1] wants oil.[b] Much.[^x]',
        'note: [1] Of brass.',
        'note: [b] Olive or whale, both.',
      ],
      ['paragraph: It[10] is wiped.', 'note: [10] Thin.', 'note: [9] Lost.'],
    ]);
    expect(notes).toEqual([
      '5 the mark [^x] has no footnote',
      '18 the footnote [9] has no mark in the text: it is at the end',
    ]);
  });

  it('line blocks and hard breaks are verse', () => {
    expect(outline('| The water comes,\n|   the water goes.').blocks).toEqual([
      'v The water comes,\nthe water goes.',
    ]);
    expect(outline('The water comes,  \nthe water goes,\\\nand stays.').blocks).toEqual([
      'v The water comes,\nthe water goes,\nand stays.',
    ]);
    const { blocks, notes } = outline('A first line,\\\na second one\nthat goes on.');
    expect([blocks, notes]).toEqual([
      ['p A first line, a second one that goes on.'],
      ['5 line breaks in a paragraph were left out'],
    ]);
  });

  it('emphasis without spaces around it is removed, unless it is escaped', () => {
    expect(outline('**注意。**灯要油。')).toMatchObject({
      blocks: ['p 注意。灯要油。'],
      notes: ['5 asterisks of emphasis without spaces around them were removed'],
    });
    expect(outline('\\*\\*A\\*\\* is kept.')).toMatchObject({
      blocks: ['p **A** is kept.'],
      notes: ['5 has marks such as ** or ~~, which were kept as text'],
    });
  });

  it('tables are noted, and HTML leaves only its text', () => {
    expect(outline('| Oil | Light |\n| --- | ----- |\n| Olive | yellow |').notes).toEqual([
      '5 a table was kept as text: a paper has no tables',
    ]);
    const { blocks } = outline(
      'H<sub>2</sub>O &amp; List<Lamp>\n\n<div class="x">\n<p>Oil &eacute;</p></div>\n\n<script>alert(1)</script>',
    );
    expect(blocks).toEqual(['p H2O & List<Lamp>', 'p Oil é']);
  });

  it('a list of contents is left out', () => {
    const { sections, places } = readMarkdown(
      '# Lamps\n\n## Contents\n\n- [The wick](#w)\n- [The glass](#g)\n\n## The wick {#w}\n\nOil.\n\n## The glass\n\nWipe.',
      'a.md',
      'en',
    );
    expect(sections.map(({ heading }) => heading)).toEqual(['The wick', 'The glass']);
    expect(places.map(({ note }) => note)).toContain(
      'a list of contents of 2 lines was left out: each is the heading of a later section',
    );
  });

  it('text before the first section has the title as its heading, and a title in the command comes first', () => {
    const { sections, places } = readMarkdown('# On Lamps\n\nOil.\n\n## The wick\n\nIt.', 'a.md', 'en');
    expect(sections.map(({ heading }) => heading)).toEqual(['On Lamps', 'The wick']);
    expect(places[0]?.note).toContain('the title as its heading');
    const chapters = readMarkdown('# Chapter 1\n\nIt.\n\n# Chapter 2\n\nIt.', 'a.md', 'en', 'Lamps');
    expect([chapters.title, chapters.sections.length]).toEqual(['Lamps', 2]);
  });
});

describe('Markdown with ids', () => {
  const texts = new Map([
    ['title', 'Tides'],
    ['about.issuer', 'X'],
    ['text.rise.heading', 'Rise'],
    ['text.rise.p1.s1', 'It comes.'],
    ['text.rise.p1.s3', '- It stays.'],
    ['text.rise.list1.i2.s1', 'mud;'],
    ['text.rise.p4.s1', 'Gone.'],
    ['glossary.mud.term', 'mud'],
  ]);

  it('is readable, and names only those ids that cannot be derived by counting', () => {
    expect(writeMarkdownWithIds(texts, 'en')).toBe(`---
language: "en"
issuer: "X"
---

# Tides

<!-- section rise -->

## Rise

It comes.
\\- It stays.<!-- s3 -->

- mud;<!-- i2 -->

<!-- p4 -->

Gone.

<!-- glossary.mud.term -->

mud
`);
  });

  it.each([
    ['Before.\n\n<!-- section rise -->\n\nIt.', 'a.md:1  has text before the first section.'],
    ['<!-- section rise-p1 -->\n\nIt.', 'a.md:3  has the id "text.rise-p1.p1.s1", which no paper can have.'],
    ['<!-- section rise -->\n\nIt.\n\n<!-- p1 -->\n\nIt.', 'a.md:7  has "text.rise.p1.s1" twice.'],
    ['<!-- section rise -->\n\n> It.', 'a.md:3  has something that papers cannot have (blockquote).'],
    ['<!-- section rise -->\n\n- a\n\n  b', 'a.md:3  has a list item of more than one paragraph.'],
  ])('is rejected with an error that says what is wrong: %j', (text, message) => {
    expect(() => readMarkdownWithIds(text, 'a.md')).toThrow(message);
  });
});

it('has one title: a later heading of level one is a section', () => {
  const { title, sections } = readMarkdown(
    '# On Tides\n\n## The rise\n\nOne.\n\n# Appendix\n\nTwo.',
    'a.md',
    'en',
  );
  expect([title, ...sections.map(({ heading }) => heading)]).toEqual(['On Tides', 'The rise', 'Appendix']);
});
