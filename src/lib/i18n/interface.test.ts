import { expect, it, vi } from 'vitest';
import { formatNumber } from './format.ts';
import { interfaceFor, interfaceLanguage } from './interface.ts';

// A spy, so that the test can format numbers as a language with other digits would.
vi.mock('./format.ts', { spy: true });

it('formats every number in a message for its language, and leaves text values alone', async () => {
  const { t, lang } = await interfaceFor('en');
  expect(t('section.number', { number: 1234 })).toBe('Section 1,234');
  vi.mocked(formatNumber).mockImplementation((tag, number) => `${tag} ${['٠', '١', '٢', '٣'][number]}`);
  expect(t('sheets.section', { number: 2, total: 3 })).toBe('Section en ٢ of en ٣');
  expect(t('offline.version', { version: '12' })).toBe('Version 12');
  expect(t('shelf.of', { title: '{{number}} $t(site.about)', number: 1 })).not.toContain('١');
  expect(lang).toBe('en');
});

it('speaks Chinese to readers of Chinese, whatever the tag of their text, and is tagged as what it is', async () => {
  const langs = ['zh', 'zh-CN', 'zh-SG', 'zh-TW', 'zh-HK', 'zh-Hant-MO', 'en-GB', 'sr-Latn', 'fr'];
  expect(langs.map(interfaceLanguage)).toEqual([
    ...['zh-Hans', 'zh-Hans', 'zh-Hans', 'zh-Hant', 'zh-Hant', 'zh-Hant'],
    ...['en', 'en', 'en'],
  ]);
  expect((await interfaceFor('zh-TW')).lang).toBe('zh-Hant');
});
