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
        'paragraph: It comes and & stays.',
        'item: mud; a lot;',
        'item: inner,',
        'item: stairs',
        'paragraph: Quoted.',
      ],
      ['Higher', 'paragraph: code', 'paragraph: Water<br>x'],
    ]);
    expect(places.map(({ at, note }) => `${at} ${note}`)).toEqual([
      'a.md:6 the address https://example.org was left out: a paper has no links',
      'a.md:14 a picture was left out; its alternative text was kept',
      'a.md:24 the HTML "<br>" was kept as text',
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
    ['# Tides\n\nIt comes.', 'a.md:3  has text before the first heading: "It comes.".'],
    ['# Tides', 'a.md  has no text under its title.'],
  ])('throws an error that says what is wrong: %j', (text, message) => {
    expect(() => readMarkdown(text, 'a.md', 'en')).toThrow(message);
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
