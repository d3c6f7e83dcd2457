import { ALL_VIEWS, expect, open, test, viewAddress, whole } from '../../site.ts';
import { glossaryOf, paperOf } from './expected.ts';
import { written } from './lines.ts';
import { treeOf } from './tree.ts';

// What a screen reader is given, by a means that is always there. What one makes of it: say-all.orca.ts.
for (const langs of ALL_VIEWS)
  test(`the accessibility tree of ${langs.join(' and ')} has everything once, in order, in its language`, async ({
    page,
    site,
  }) => {
    await open(page, site + viewAddress(langs));
    expect(written(await treeOf(page, 'main'))).toEqual(written(paperOf(langs)));
    await whole(page);
    expect(written(await treeOf(page, '#_glossary'))).toEqual(written(glossaryOf(langs)));
  });

test('what is amiss in a page is found in its tree: a language, an order, a label too many', async ({
  page,
  site,
}) => {
  const whole = written(paperOf(['en', 'zh-Hans']));
  const wrongs: [string, (text: Element) => void][] = [
    ['no language', (text) => text.removeAttribute('lang')],
    ['sentences the other way round', (text) => text.append(text.firstElementChild ?? '')],
    ['a label of its own', (text) => text.firstElementChild?.setAttribute('aria-label', 'Sentence 1')],
  ];
  for (const [name, wrong] of wrongs) {
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    expect(written(await treeOf(page, 'main')), name).toEqual(whole);
    await page.locator('#background-p2 p[lang=zh-Hans]').evaluate(wrong);
    expect(written(await treeOf(page, 'main')), name).not.toEqual(whole);
  }
});
