import { describe, expect, it } from 'vitest';
import type { RenderContext, Row } from '../render/context.ts';
import { estimateRowHeight, rowsAround } from './visible-rows.ts';

const row = (texts: (string | undefined)[]): Row => ({
  kind: 'paragraph',
  id: 'rise.p1',
  section: 1,
  number: 1,
  passage: { id: 'rise.p1', segments: [{ id: 'rise.p1.s1', texts }] },
});
const context = (langs: string[]) => ({ view: { langs } }) as unknown as RenderContext;

describe('estimateRowHeight', () => {
  const [en, zh] = ['Water rises twice a day in most of the harbours.', '多数港口的水一天涨两次。'];

  it('counts both languages when stacked, the longer one in columns, only the first in tap to compare', () => {
    const pair = (layout: string) => estimateRowHeight(row([en, zh]), context(['en', 'zh-Hans']), layout);
    const alone = estimateRowHeight(row([en]), context(['en']), 'stacked');
    expect(pair('peek')).toBe(alone);
    expect(pair('stacked')).toBeGreaterThan(alone);
    expect(pair('columns')).toBeGreaterThan(alone);
    expect(pair('columns')).toBeLessThan(pair('stacked'));
  });

  it('is more than zero without any text', () => {
    expect(estimateRowHeight(row([undefined]), context(['en']), 'stacked')).toBeGreaterThan(0);
    expect(
      estimateRowHeight({ kind: 'summary', id: 'x', section: 'rise' }, context(['en']), 'columns'),
    ).toBeGreaterThan(0);
  });
});

describe('rowsAround', () => {
  const around = (at: number, above: number, below: number, count = 20) =>
    rowsAround(() => 100, count, at, above, below);

  it('fills the space above and below the row being read', () => {
    expect(around(10, 0, 250)).toEqual([10, 13]);
    expect(around(10, 150, 100)).toEqual([8, 11]);
  });

  it('always includes the row being read, and only rows that exist', () => {
    expect(around(10, -50, 0)).toEqual([10, 11]);
    expect(around(0, 500, 100)).toEqual([0, 1]);
    expect(around(19, 0, 500)).toEqual([19, 20]);
    expect(around(0, 100, 100, 0)).toEqual([0, 0]);
  });
});
