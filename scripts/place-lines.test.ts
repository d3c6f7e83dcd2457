import { describe, expect, it } from 'vitest';
import { placeLines } from './place-lines.ts';

const kept = (n: number) => ({
  at: `rise.p${n}`,
  note: `${n % 7} sentences in en (a.en.txt:${n}), ${n} sentences in fr (a.fr.txt:${n}): kept together as one`,
});

describe('placeLines', () => {
  it('shows the places that concern a whole section first', () => {
    const places = [
      kept(1),
      { at: 'a.txt:1', note: '"layout" was left out: a paper has no such field' },
      {
        at: 'rise',
        note: '3 paragraphs in en (a.en.txt:3), 2 paragraphs in fr (a.fr.txt:3): matched by length, please check',
      },
      { at: 'rise.p9', note: 'nothing in fr: a gap' },
      { at: 'a.txt', note: 'was read as GB18030: check that its letters are right' },
    ];
    expect(placeLines(places).map((line) => line.split(' ')[0])).toEqual([
      'rise',
      'a.txt',
      'rise.p9',
      'a.txt:1',
      'rise.p1',
    ]);
  });

  it('counts those of which there are more than twenty', () => {
    const places = Array.from({ length: 30 }, (_, n) => kept(n + 1));
    const lines = placeLines([
      ...places,
      { at: 'a.txt:1', note: '"layout" was left out: a paper has no such field' },
    ]);
    expect(lines[0]).toContain('layout');
    expect(lines.slice(1, 6).map((line) => line.split(' ')[0])).toEqual([
      'rise.p1',
      'rise.p2',
      'rise.p3',
      'rise.p4',
      'rise.p5',
    ]);
    expect(lines.slice(6)).toEqual([
      '… and 25 more of this kind',
      'To list all, run the command with PLACES=all before it.',
    ]);
    expect(placeLines(places.slice(0, 20))).toHaveLength(20);
    expect(placeLines(places, true)).toHaveLength(30);
  });
});
