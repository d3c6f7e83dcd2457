import { viewAddress, VIEWS as TWO } from '../site.ts';
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

// What was out of sight at the switch was drawn while the browser did not lay it out. In Firefox Orca goes on to take what
// has no tag of its own for the language that the page had before: there it is not what is written that could be compared.
test('chromium reads a text that was switched to: everything once, in order, in its language', async ({
  reader,
}) => {
  await reader.open('chromium', viewAddress(['en', 'zh-Hans']));
  await reader.press('ctrl+Home', 'k', 'k', 'k', 'k', 'Return');
  const langs = ['zh-Hans'];
  const spoken = await reader.sayAll();
  const expected = [...headOf(langs), ...paperOf(langs), ...glossaryOf(langs), ...footOf(langs)];
  expect(written(heard(spoken, expected, labelsOf(langs)))).toEqual(written(expected));
});
