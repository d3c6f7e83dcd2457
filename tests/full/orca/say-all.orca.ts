import { viewAddress, VIEWS as TWO } from '../../support/site.ts';
import { bySentence, footOf, glossaryOf, headOf, labelsOf, paperOf } from './expected.ts';
import { heard, written } from './lines.ts';
import { ENGINES, expect, test } from './test.ts';
import { t } from '../messages.ts';

// Every language alone but one, pairs in both orders, and the third language with the first.
const VIEWS = [...TWO, ['zh-Hant', 'en']] as const;

for (const engine of ENGINES)
  for (const langs of VIEWS)
    test(`${engine} reads ${langs.join(' and ')}: everything once, in order, in its language`, async ({
      reader,
    }) => {
      await reader.open(engine, viewAddress(langs));
      const spoken = await reader.sayAll();
      const expected = [
        ...headOf(langs),
        ...paperOf(langs),
        ...bySentence(glossaryOf(langs)),
        ...footOf(langs),
      ];
      expect(written(heard(spoken, expected, labelsOf(langs)))).toEqual(written(expected));
    });

// After a switch from English to Chinese, text that is not visible is rendered while the browser skips its layout.
for (const engine of ENGINES)
  test(`${engine} reads a text after a switch: everything once, in order, in its language`, async ({
    reader,
  }) => {
    await reader.open(engine, viewAddress(['en', 'zh-Hans']));
    await reader.press('ctrl+Home', 'k', 'k', 'k', 'k');
    const announced = t('zh-Hans', 'views.shown', { languages: '简体中文' });
    await reader.pressUntil('Return', announced);
    const langs = ['zh-Hans'];
    // The announcement stays in the page for some seconds (announcer.svelte.ts). Orca says nothing when it goes.
    const spoken = await reader.sayAllWithout(announced);
    const expected = [
      ...headOf(langs, ['en', 'zh-Hans']),
      ...paperOf(langs),
      ...bySentence(glossaryOf(langs)),
      ...footOf(langs),
    ];
    expect(written(heard(spoken, expected, labelsOf(langs)))).toEqual(written(expected));
  });
