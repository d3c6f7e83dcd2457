import { describe, expect, it } from 'vitest';
import { actionFor, KEYS, parseKeys } from './keyboard-shortcuts.ts';

const press = (key: string, more: object = {}) =>
  ({
    key,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    defaultPrevented: false,
    isComposing: false,
    target: null,
    ...more,
  }) as KeyboardEvent;

describe('parseKeys replaces stored keys that are not valid', () => {
  it.each([
    [null, KEYS],
    ['{', KEYS],
    ['{"next":"x"}', { ...KEYS, next: 'x' }],
    // What the reader has chosen stays, also when a later version has an action with that key.
    ['{"next":"n","previous":"p"}', { ...KEYS, next: 'n', previous: 'p', nextHit: '' }],
    ['{"next":""}', { ...KEYS, next: '' }],
    ['{"next":"nn","previous":5,"constructor":"x"}', KEYS],
    ['{"next":" "}', KEYS],
    // Two actions with one key: it would not be clear which is meant.
    ['{"next":"k","previous":"k"}', KEYS],
    ['{"next":"你"}', { ...KEYS, next: '你' }],
  ])('%s', (stored, expected) => expect(parseKeys(stored)).toEqual(expected));
});

it('finds the action of a key, but not with a modifier, while composing, or in a field', () => {
  expect(actionFor(press('j'), KEYS)).toBe('next');
  expect(actionFor(press('x'), KEYS)).toBeUndefined();
  for (const more of [
    { ctrlKey: true },
    { altKey: true },
    { metaKey: true },
    { isComposing: true },
    { defaultPrevented: true },
  ]) {
    expect(actionFor(press('j', more), KEYS)).toBeUndefined();
  }
  expect(actionFor(press('j', { target: { closest: () => ({}) } }), KEYS)).toBeUndefined();
  expect(actionFor(press('ArrowDown', { altKey: true }), KEYS)).toBe('next');
  expect(actionFor(press('ArrowUp', { altKey: true }), KEYS)).toBe('previous');
  expect(actionFor(press('ArrowDown'), KEYS)).toBeUndefined();
  expect(actionFor(press('ArrowDown', { altKey: true, ctrlKey: true }), KEYS)).toBeUndefined();
  expect(actionFor(press(''), { ...KEYS, next: '' })).toBeUndefined();
});
