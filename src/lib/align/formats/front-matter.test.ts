import { describe, expect, it } from 'vitest';
import { readFrontMatter } from './front-matter.ts';

const read = (...lines: string[]) => {
  const { fields, body, places } = readFrontMatter([...lines, 'Text'].join('\n'), 'a.md');
  return { fields: Object.fromEntries(fields), body, notes: places.map(({ at, note }) => `${at} ${note}`) };
};

describe('readFrontMatter', () => {
  it('reads keys with hyphens, lists and nested values, and notes what a paper does not have', () => {
    expect(
      read(
        '---',
        'title: On Lamps',
        'author:',
        '  - Ann Lee',
        '- Bo Li',
        'last-modified: 2020-01-02',
        'tags: [a, b]',
        'cover image:',
        '  src: a.png',
        '"quoted key": x',
        'lang: fr',
        '---',
      ),
    ).toEqual({
      fields: { title: 'On Lamps', language: 'fr' },
      body: 'Text',
      notes: [
        'a.md:3 "author" was left out: a paper has no such field',
        'a.md:6 "last-modified" was left out: a paper has no such field',
        'a.md:7 "tags" was left out: a paper has no such field',
        'a.md:8 "cover image" was left out: a paper has no such field',
        'a.md:10 "quoted key" was left out: a paper has no such field',
      ],
    });
  });

  it('reads values in several lines', () => {
    const { fields, notes } = read(
      '---',
      'title: >-',
      '  On',
      '  Lamps',
      'issuer:',
      '  - The "Office"',
      "  - 'Bo''s'",
      'occasion: Yearly',
      '  meeting',
      'note: ["a", b]',
      'source:',
      '  url: x',
      '---',
    );
    expect(fields).toEqual({
      title: 'On Lamps',
      issuer: 'The "Office", Bo\'s',
      occasion: 'Yearly meeting',
      note: 'a, b',
    });
    expect(notes).toEqual([
      'a.md:5 the 2 values of "issuer" became one, with commas',
      'a.md:10 the 2 values of "note" became one, with commas',
      'a.md:11 "source" was left out: it has fields of its own, and needs a text',
    ]);
  });

  it('reads the form of TOML', () => {
    expect(read('+++', 'title = "On Lamps"', 'draft = true', '+++').fields).toEqual({ title: 'On Lamps' });
  });

  it('leaves a text between two rules where it is', () => {
    expect(read('---', 'A lamp wants oil.', '---').body).toBe('---\nA lamp wants oil.\n---\nText');
    expect(read('---', 'It said: oil.', 'And went', '---').fields).toEqual({});
  });
});
