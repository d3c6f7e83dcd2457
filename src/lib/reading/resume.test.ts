import { expect, it } from 'vitest';
import { keepResume, takeResume, type Resume } from './resume.ts';

const visit = (type: string) => ({ getEntriesByType: () => [{ type }] }) as unknown as Performance;
function storage(text?: string) {
  const kept = new Map<string, string>(text === undefined ? [] : [['duidu:resume', text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
const left: Resume = {
  address: '/tides/en/',
  place: { segment: 'rise.p1.s1', lang: 'en', top: 12.5 },
  unfolded: false,
  peeks: ['rise-p1'],
  sheet: 'settings',
};

it('gives how the page was left, once, when it is opened anew', () => {
  const store = storage();
  keepResume(left, () => store);
  expect(takeResume('/tides/en/', () => store, visit('reload'))).toEqual(left);
  expect(takeResume('/tides/en/', () => store, visit('reload'))).toBeUndefined();
});

it.each([
  ['another page', '/tides/fr/', 'reload', JSON.stringify(left)],
  ['a page that was opened, not opened anew', '/tides/en/', 'navigate', JSON.stringify(left)],
  ['nothing', '/tides/en/', 'reload', undefined],
  ['no JSON', '/tides/en/', 'reload', '{'],
  ['another thing', '/tides/en/', 'reload', '[1]'],
])('gives nothing for %s', (_, address, type, text) => {
  expect(takeResume(address, () => storage(text), visit(type))).toBeUndefined();
});

it('leaves out what is of no use', () => {
  const text = JSON.stringify({ ...left, place: { top: 'x' }, peeks: [1, 'a'], sheet: 5, unfolded: 'yes' });
  expect(takeResume('/tides/en/', () => storage(text), visit('reload'))).toEqual({
    address: '/tides/en/',
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
  const text = JSON.stringify({ ...left, place });
  expect(takeResume('/tides/en/', () => storage(text), visit('reload'))).toEqual({
    ...left,
    place: undefined,
  });
});

it('takes a heading for a place', () => {
  const text = JSON.stringify({ ...left, place: { before: 'h1', top: 5 } });
  expect(takeResume('/tides/en/', () => storage(text), visit('reload'))?.place).toEqual({
    before: 'h1',
    top: 5,
  });
});

it('does not throw where storage does', () => {
  const refusing = () => {
    throw new DOMException('no', 'SecurityError');
  };
  keepResume(left, refusing);
  expect(takeResume('/tides/en/', refusing, visit('reload'))).toBeUndefined();
});
