import type { PaperFile } from './types.ts';
import { expect, it } from 'vitest';
import { coverage, coverageReport } from './coverage.ts';
import { readPaper } from './read-paper.ts';
import { pair, segments } from './pair.ts';

const about = {
  issuer: 'x',
  occasion: 'x',
  date: '1999-03-01',
  source: 'https://example.org',
  standing: 'original',
} as const;
const file = (title: string, text: PaperFile['text']): PaperFile => ({ title, about, text });

const english = file('On Tides', {
  rise: {
    heading: 'Rise',
    p1: { s1: 'One.', s2: 'Two.' },
    list1: { i1: { s1: 'mud;' }, i2: { s1: 'steps;' } },
    p4: { s1: 'Four.' },
  },
  fall: { heading: 'Fall', p1: { s1: 'Gone.' } },
});
const chinese = file('说潮', {
  rise: { heading: '涨', p1: { s2: '二。' }, list1: { i2: { s1: '石阶；' } } },
  fall: { p1: { s1: '去了。' } },
});

const en = readPaper('tides', 'en', english, english);
const zh = readPaper('tides', 'zh-Hans', chinese, english);

it('reads sections, paragraphs and lists, with key paths as segment ids', () => {
  expect(segments(en).map(({ id }) => id)).toEqual([
    'rise.p1.s1',
    'rise.p1.s2',
    'rise.list1.i1.s1',
    'rise.list1.i2.s1',
    'rise.p4.s1',
    'fall.p1.s1',
  ]);
  expect(
    en.sections[0]?.blocks.map((block) => (block.kind === 'paragraph' ? block.number : block.kind)),
  ).toEqual([1, 'list', 4]);
});

it('gives every language the structure of the base language, with gaps for missing texts', () => {
  expect(segments(zh).map(({ text }) => text)).toEqual([
    undefined,
    '二。',
    undefined,
    '石阶；',
    undefined,
    '去了。',
  ]);
  expect(zh.sections.map(({ heading }) => heading)).toEqual(['涨', undefined]);
});

it('pairs two languages by id, with the first one leading', () => {
  const [rise, fall] = pair(en, zh);
  expect(rise?.headings).toEqual(['Rise', '涨']);
  expect(rise?.blocks[0]).toEqual({
    kind: 'paragraph',
    number: 1,
    id: 'rise.p1',
    segments: [
      { id: 'rise.p1.s1', texts: ['One.', undefined] },
      { id: 'rise.p1.s2', texts: ['Two.', '二。'] },
    ],
  });
  expect(rise?.blocks[1]).toMatchObject({
    kind: 'list',
    id: 'rise.list1',
    items: [{ id: 'rise.list1.i1' }, { id: 'rise.list1.i2' }],
  });
  expect(fall?.headings).toEqual(['Fall', undefined]);
  expect(pair(zh, en)[0]?.headings).toEqual(['涨', 'Rise']);
});

it('pairs by id even if the sections are in another order', () => {
  const reversed = readPaper(
    'tides',
    'fr',
    english,
    file('x', { fall: english.text.fall ?? {}, rise: english.text.rise ?? {} }),
  );
  expect(pair(en, reversed)[0]?.headings).toEqual(['Rise', 'Rise']);
});

it('returns one text per segment for a single language', () => {
  expect(pair(zh)[1]).toEqual({
    id: 'fall',
    headings: [undefined],
    blocks: [
      { kind: 'paragraph', number: 1, id: 'fall.p1', segments: [{ id: 'fall.p1.s1', texts: ['去了。'] }] },
    ],
  });
});

it('counts the texts and lists the gaps', () => {
  expect(coverage(en)).toMatchObject({ present: 8, total: 8, gaps: [] });
  const row = coverage(zh);
  expect(row).toEqual({
    slug: 'tides',
    lang: 'zh-Hans',
    present: 4,
    total: 8,
    gaps: ['fall.heading', 'rise.p1.s1', 'rise.list1.i1.s1', 'rise.p4.s1'],
  });
  expect(coverageReport([coverage(en), row])).toBe(
    [
      '  tides  en       8/8  100 %',
      '  tides  zh-Hans  4/8  50 %  gaps: fall.heading, rise.p1.s1, rise.list1.i1.s1, rise.p4.s1',
    ].join('\n'),
  );
});
