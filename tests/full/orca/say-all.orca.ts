import { setTimeout as wait } from 'node:timers/promises';
import { viewAddress, VIEWS as TWO } from '../../site.ts';
import { footOf, glossaryOf, headOf, labelsOf, paperOf } from './expected.ts';
import { heard, written } from './lines.ts';
import { ENGINES, expect, test } from './test.ts';

// One of each script alone, pairs in both orders, and the third language beside the first.
const VIEWS = [...TWO, ['zh-Hant', 'en']] as const;

for (const engine of ENGINES)
  for (const langs of VIEWS)
    test(`${engine} reads ${langs.join(' and ')}: everything once, in order, in its language`, async ({
      reader,
    }) => {
      await reader.open(engine, viewAddress(langs));
      const spoken = await reader.sayAll();
      const expected = [...headOf(langs), ...paperOf(langs), ...glossaryOf(langs), ...footOf(langs)];
      expect(written(heard(spoken, expected, labelsOf(langs)))).toEqual(written(expected));
    });

// The page turns from English to Chinese, and what was out of sight is drawn while the browser does not lay it out.
for (const engine of ENGINES)
  test(`${engine} reads a text that was switched to: everything once, in order, in its language`, async ({
    reader,
  }) => {
    await reader.open(engine, viewAddress(['en', 'zh-Hans']));
    await reader.press('ctrl+Home', 'k', 'k', 'k', 'k');
    await reader.pressUntil('Return', '已显示');
    const langs = ['zh-Hans'];
    // What was announced stands for 8 s, and a voice without sound can be at the end before.
    await wait(8000);
    const spoken = await reader.sayAll();
    const expected = [...headOf(langs), ...paperOf(langs), ...glossaryOf(langs), ...footOf(langs)];
    expect(written(heard(spoken, expected, labelsOf(langs)))).toEqual(written(expected));
  });
