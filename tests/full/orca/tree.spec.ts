import { ALL_VIEWS, expect, openAndAct, test, viewAddress, whole } from '../../support/site.ts';
import { glossaryOf, paperOf } from './expected.ts';
import { written } from './lines.ts';
import { treeOf } from './tree.ts';

// What the browser exposes to screen readers, which can be tested everywhere. say-all.orca.ts tests what Orca says of it.
for (const langs of ALL_VIEWS)
  test(`the accessibility tree of ${langs.join(' and ')} has everything once, in order, in its language`, async ({
    page,
    site,
  }) => {
    await openAndAct(page, site + viewAddress(langs));
    expect(written(await treeOf(page, 'main'))).toEqual(written(paperOf(langs)));
    await whole(page);
    expect(written(await treeOf(page, '#_glossary'))).toEqual(written(glossaryOf(langs)));
  });

test('the accessibility tree shows a missing language, a wrong order and an extra label', async ({
  page,
  site,
}) => {
  const whole = written(paperOf(['en', 'zh-Hans']));
  const faults: [string, (text: Element) => void][] = [
    ['no language', (text) => text.removeAttribute('lang')],
    ['sentences the other way round', (text) => text.append(text.firstElementChild ?? '')],
    ['a label of its own', (text) => text.firstElementChild?.setAttribute('aria-label', 'Sentence 1')],
  ];
  for (const [name, fault] of faults) {
    await openAndAct(page, site + viewAddress(['en', 'zh-Hans']));
    expect(written(await treeOf(page, 'main')), name).toEqual(whole);
    await page.locator('#background-p2 p[lang=zh-Hans]').evaluate(fault);
    expect(written(await treeOf(page, 'main')), name).not.toEqual(whole);
  }
});
