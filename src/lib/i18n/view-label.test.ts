import { expect, it } from 'vitest';
import { labelDirection, nameDirection } from './view-label.ts';

it('a label of two languages has the direction of the first, as the columns have', () => {
  expect(labelDirection(['ar', 'en'], 'en')).toBe('rtl');
  expect(labelDirection(['en', 'ar'], 'en')).toBeUndefined();
  expect(labelDirection(['en', 'ar'], 'ar')).toBe('ltr');
  expect(labelDirection(['ar', 'he'], 'ar')).toBeUndefined();
  expect(labelDirection(['ar'], 'en')).toBeUndefined();
  // In a bar that has a direction of its own.
  expect(labelDirection(['ar', 'en'], 'ar', 'ltr')).toBe('rtl');
  expect(labelDirection(['en', 'ar'], 'ar', 'ltr')).toBeUndefined();
});

it('each name in it has its own direction where the label has another', () => {
  const names = (langs: string[], parent: string) => langs.map((lang) => nameDirection(lang, langs, parent));
  expect(names(['ar', 'en'], 'en')).toEqual([undefined, 'ltr']);
  expect(names(['en', 'ar'], 'en')).toEqual([undefined, 'rtl']);
  expect(names(['en', 'ar'], 'ar')).toEqual([undefined, 'rtl']);
  expect(names(['ar', 'en'], 'ar')).toEqual([undefined, 'ltr']);
  expect(names(['ar'], 'en')).toEqual(['rtl']);
});
