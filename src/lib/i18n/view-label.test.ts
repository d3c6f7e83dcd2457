import { expect, it } from 'vitest';
import { labelDirection, nameAttributes } from './view-label.ts';

it('a label of two languages has the direction of the first, as the columns have', () => {
  expect(labelDirection(['ar', 'en'], 'en')).toEqual({ dir: 'rtl' });
  expect(labelDirection(['en', 'ar'], 'en')).toEqual({});
  expect(labelDirection(['en', 'ar'], 'ar')).toEqual({ dir: 'ltr' });
  expect(labelDirection(['ar', 'he'], 'ar')).toEqual({});
  expect(labelDirection(['ar'], 'en')).toEqual({});
  // In a bar that has a direction of its own.
  expect(labelDirection(['ar', 'en'], 'ar', 'ltr')).toEqual({ dir: 'rtl' });
  expect(labelDirection(['en', 'ar'], 'ar', 'ltr')).toEqual({});
});

it('each name in it has its own language, and its own direction where the label has another', () => {
  const names = (langs: string[], parent: string) => langs.map((lang) => nameAttributes(lang, langs, parent));
  expect(names(['ar', 'en'], 'en')).toEqual([{ lang: 'ar' }, { dir: 'ltr' }]);
  expect(names(['en', 'ar'], 'en')).toEqual([{}, { lang: 'ar', dir: 'rtl' }]);
  expect(names(['en', 'ar'], 'ar')).toEqual([{ lang: 'en' }, { dir: 'rtl' }]);
  expect(names(['ar', 'en'], 'ar')).toEqual([{}, { lang: 'en', dir: 'ltr' }]);
  expect(names(['ar'], 'en')).toEqual([{ lang: 'ar', dir: 'rtl' }]);
});
