import { expect, it } from 'vitest';
import { Papers } from './papers.ts';

const about = {
  issuer: 'The Harbour Office',
  occasion: 'x',
  date: '1999-03-01',
  source: 'https://example.org',
  standing: 'original',
};
const paper = (text: object, more = {}) => JSON.stringify({ title: 'Tides', about, text, ...more });
const whole = {
  rise: { heading: 'Rise', p1: { s1: 'Water.', s2: 'Salt.' } },
  fall: { heading: 'Fall', p1: { s1: 'Sand.' } },
};
const partial = { rise: { heading: 'Montée', p1: { s2: 'Sel.' } } };

const papers = new Papers(
  new Map([
    ['en/ui.json', '{"standing": {"original": "original text"}}'],
    ['zh-Hans/ui.json', '{"standing": {"original": "原文"}}'],
    ['en/tides.json', paper(whole)],
    ['ar/tides.json', paper(whole)],
    ['fr/tides.json', paper(partial, { summary: { rise: 'Ça monte.' } })],
    ['fr/harbour.json', paper(whole)],
    ['ar/harbour.json', paper(whole)],
    ['zh-Hans/cliffs.json', paper({ rise: { heading: '升', p1: { s1: '水。' } } }, { base: true })],
    ['zh-CN/cliffs.json', paper({})],
    ['en/cliffs.json', paper({ rise: { heading: 'Rise', p1: { s1: 'Water.' } } })],
  ]),
);

it('lists papers by name, each with its base language first', () => {
  expect(papers.catalog).toEqual([
    { slug: 'cliffs', langs: ['zh-Hans', 'en', 'zh-CN'] },
    { slug: 'harbour', langs: ['ar', 'fr'] },
    { slug: 'tides', langs: ['en', 'ar', 'fr'] },
  ]);
});

it('gives a text the shape of the base language, with null for what is missing', () => {
  expect(papers.text('tides', 'fr').text).toEqual({
    rise: { heading: 'Montée', p1: { s1: null, s2: 'Sel.' } },
    fall: { heading: null, p1: { s1: null } },
  });
});

it('says on a card what a list needs, and nothing of the text', () => {
  const card = papers.card('tides', 'fr');
  expect(card).toMatchObject({ title: 'Tides', present: 2, total: 5, rows: 4, glossed: false });
  expect(card.sections).toEqual([
    { id: 'rise', heading: 'Montée' },
    { id: 'fall', heading: undefined },
  ]);
  expect(card.standing).toEqual({ label: 'original text', lang: 'en' });
  expect(papers.card('cliffs', 'zh-CN').standing).toEqual({ label: '原文', lang: 'zh-Hans' });
  expect(JSON.stringify(card)).not.toContain('Sel.');
});

it('has pinyin for Chinese alone', () => {
  expect(papers.pinyin('tides', 'fr')).toBeUndefined();
  expect(papers.pinyin('cliffs', 'zh-Hans')).toMatchObject({ rise: [[1, 'shēng']] });
});
