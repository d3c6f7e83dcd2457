import type { Page } from '@playwright/test';
import { expect, open, test, viewAddress, VIEWS } from '../../site.ts';

/** Every link that is there for assistive technology, by its name: where those of that name lead. */
async function linksByName(page: Page): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const tree = await page.locator('body').ariaSnapshot();
  let name = '';
  for (const line of tree.split('\n')) {
    name = /- '?link ("(?:[^"\\]|\\.)*")/.exec(line)?.[1] ?? name;
    const url = /- \/url: "?([^"]*)"?$/.exec(line)?.[1];
    if (url !== undefined) found.set(name, (found.get(name) ?? new Set()).add(new URL(url, page.url()).href));
  }
  return found;
}

test('every link says by itself where it leads, those of every paragraph too', async ({ page, site }) => {
  for (const langs of VIEWS) {
    await open(page, site + viewAddress(langs));
    await page.evaluate(() => {
      for (const acts of document.querySelectorAll<HTMLDetailsElement>('.paragraph-actions'))
        acts.open = true;
    });
    await expect(page.locator('.paragraph-actions a:not(:has(> .hidden))')).toHaveCount(0);
    const links = await linksByName(page);
    expect(links.size).toBeGreaterThan(19 * 3);
    // One and the same name may lead to one and the same place only.
    for (const [name, leads] of links) expect([...leads], name).toHaveLength(1);
    expect([...links.keys()].join('\n')).toMatch(
      langs[0] === 'en' ? /^"Link ?: Section 2, Paragraph 3"$/m : /^"链接 ?：第2节第3段"$/m,
    );
  }
});
