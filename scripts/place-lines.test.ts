import { describe, expect, it } from 'vitest';
import { placeLines } from './place-lines.ts';

const doubtful = (n: number) => ({
  at: `rise.p${n}`,
  note: `${n % 7} sentences and ${n} in fr (a.fr.txt:${n}): ${50 - n} % sure`,
  doubt: 0.5 + n / 100,
});

describe('placeLines', () => {
  it('shows what concerns a whole text first, and pairs last, in order of doubt', () => {
    const places = [
      doubtful(1),
      doubtful(2),
      { at: 'a.txt:1', note: '"layout" was left out: a paper has no such field' },
      { at: 'b.txt', note: 'does not look like the same text as the base language: check it' },
      { at: 'rise.p9', note: 'nothing in fr: a gap' },
      { at: 'a.txt', note: 'was read as GB18030: check that its letters are right' },
    ];
    expect(placeLines(places).map((line) => line.split(' ')[0])).toEqual([
      'b.txt',
      'a.txt',
      'rise.p9',
      'a.txt:1',
      'rise.p2',
      'rise.p1',
    ]);
  });

  it('counts those of which there are more than twenty', () => {
    const places = Array.from({ length: 30 }, (_, n) => doubtful(30 - n));
    const lines = placeLines([
      ...places,
      { at: 'a.txt:1', note: '"layout" was left out: a paper has no such field' },
    ]);
    expect(lines[0]).toContain('layout');
    expect(lines.slice(1, 6).map((line) => line.split(' ')[0])).toEqual([
      'rise.p30',
      'rise.p29',
      'rise.p28',
      'rise.p27',
      'rise.p26',
    ]);
    expect(lines.slice(6)).toEqual([
      '… and 25 more of this kind',
      'To list all, run the command with PLACES=all before it.',
    ]);
    expect(placeLines(places.slice(0, 20))).toHaveLength(20);
    expect(placeLines(places, true)).toHaveLength(30);
  });
});
