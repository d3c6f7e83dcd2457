import { describe, expect, it } from 'vitest';
import { findTerms, indexOfForm } from './terms.ts';

const entry = (...forms: string[]) => ({ term: forms[0] ?? '', forms, explanation: 'What it is.' });

describe('indexOfForm', () => {
  it('finds whole words only', () => {
    expect(indexOfForm('A seaport by the sea.', 'sea')).toBe(17);
    expect(indexOfForm('A seaport.', 'sea')).toBe(-1);
    expect(indexOfForm('Of “10+3” and 10+30.', '10+3')).toBe(4);
    expect(indexOfForm('10+30', '10+3')).toBe(-1);
  });

  it('finds terms in scripts without spaces', () => expect(indexOfForm('参与东盟地区论坛', '东盟')).toBe(2));
});

describe('findTerms', () => {
  const text = {
    one: {
      heading: 'The sea',
      p1: { s1: 'No tide.', s2: 'The tide of the sea.' },
      list1: { i1: { s1: 'the sea;' } },
    },
    two: { heading: 'More', p1: { s1: 'The sea again.' } },
  };

  it('finds the first use of each term in every section, but not in headings', () =>
    expect(findTerms(text, { sea: entry('sea'), tide: entry('ebb', 'tide') })).toEqual({
      'one.p1.s1': [[3, 7, 'tide']],
      'one.p1.s2': [[16, 19, 'sea']],
      'two.p1.s1': [[4, 7, 'sea']],
    }));

  it('prefers the longer of two overlapping terms, and finds the shorter one at its next use', () =>
    expect(findTerms(text, { sea: entry('sea'), both: entry('tide of the sea') })).toEqual({
      'one.p1.s2': [[4, 19, 'both']],
      'one.list1.i1.s1': [[4, 7, 'sea']],
      'two.p1.s1': [[4, 7, 'sea']],
    }));

  it('finds nothing without a glossary', () => expect(findTerms(text, {})).toEqual({}));
});
