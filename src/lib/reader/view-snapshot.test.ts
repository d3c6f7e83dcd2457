import { expect, it } from 'vitest';
import { parseSnapshot, type ViewSnapshot } from './view-snapshot.ts';

const snapshot: ViewSnapshot = {
  place: { segment: 'rise.p1.s1', lang: 'en', top: 12.5 },
  counterparts: ['rise.p1.s1'],
  sheet: 'settings',
};
const roundTrip = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it('restores a snapshot from its JSON', () => {
  expect(parseSnapshot(roundTrip(snapshot))).toEqual(snapshot);
});

it.each([[undefined], [null], ['x'], [1], [[1]], [{}], [{ ...snapshot, counterparts: {} }]])(
  'rejects %j',
  (found) => {
    expect(parseSnapshot(found)).toBeUndefined();
  },
);

it('drops values of the wrong type', () => {
  expect(parseSnapshot({ place: { top: 'x' }, counterparts: [1, 'a'], sheet: 5 })).toEqual({
    place: undefined,
    counterparts: ['a'],
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
])('rejects %j as a place', (place) => {
  expect(parseSnapshot({ ...snapshot, place })).toEqual({ ...snapshot, place: undefined });
});

it('accepts a heading as a place', () => {
  expect(parseSnapshot({ ...snapshot, place: { before: 'h1', top: 5 } })?.place).toEqual({
    before: 'h1',
    top: 5,
  });
});
