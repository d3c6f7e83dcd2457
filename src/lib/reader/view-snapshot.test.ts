import { expect, it } from 'vitest';
import { parseSnapshot, type ViewSnapshot } from './view-snapshot.ts';

const left: ViewSnapshot = {
  place: { segment: 'rise.p1.s1', lang: 'en', top: 12.5 },
  unfolded: false,
  peeks: ['rise-p1'],
  sheet: 'settings',
};
const stored = (found: unknown): unknown => JSON.parse(JSON.stringify(found));

it('gives how a page was left', () => {
  expect(parseSnapshot(stored(left))).toEqual(left);
});

it.each([[undefined], [null], ['x'], [1], [[1]], [{}], [{ ...left, peeks: {} }]])(
  'gives nothing for %j',
  (found) => {
    expect(parseSnapshot(found)).toBeUndefined();
  },
);

it('leaves out what is of no use', () => {
  expect(parseSnapshot({ place: { top: 'x' }, peeks: [1, 'a'], sheet: 5, unfolded: 'yes' })).toEqual({
    place: undefined,
    unfolded: false,
    peeks: ['a'],
    sheet: undefined,
  });
});

it.each([
  { top: 1, segment: {}, before: 'h1' },
  { top: 1, segment: 'rise.p1.s1', before: 5 },
  { top: 1, segment: 'rise.p1.s1', lang: {} },
  { top: 1, before: ':::' },
  { top: '1', before: 'h1' },
  { top: 1 },
  5,
  null,
])('takes %j for no place', (place) => {
  expect(parseSnapshot({ ...left, place })).toEqual({ ...left, place: undefined });
});

it('takes a heading for a place', () => {
  expect(parseSnapshot({ ...left, place: { before: 'h1', top: 5 } })?.place).toEqual({
    before: 'h1',
    top: 5,
  });
});
