import type { Page } from '@playwright/test';
import { expect, open, paperFile, test, viewAddress, VIEWS } from '../../support/site.ts';
import { t } from '../messages.ts';

/** All links in the accessibility tree: each name with the addresses that links of this name lead to. */
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

test('every link name says where it leads, in every paragraph menu too', async ({ page, site }) => {
  for (const langs of VIEWS) {
    await open(page, site + viewAddress(langs));
    await page.evaluate(() => {
      for (const menu of document.querySelectorAll<HTMLDetailsElement>('.paragraph-actions'))
        menu.open = true;
    });
    await expect(page.locator('.paragraph-actions :is(a, button):not(:has(> .hidden))')).toHaveCount(0);
    const links = await linksByName(page);
    expect(links.size).toBeGreaterThan(19);
    // Links of the same name must lead to the same address.
    for (const [name, leads] of links) expect([...leads], name).toHaveLength(1);
    const lang = langs[0];
    const link = t(lang, 'paragraph.address');
    const of = t(lang, 'paragraph.of', { name: t(lang, 'paragraph.name', { number: '2.3' }) });
    // Browsers may put a space between the visible and the hidden part of a name.
    expect([...links.keys()]).toContainEqual(expect.stringMatching(new RegExp(`^"${link} ?${of}"$`)));
    // Nor do two buttons have the same name.
    const buttons = await page
      .locator('.paragraph-actions button')
      .evaluateAll((all) => all.map(({ textContent }) => textContent));
    expect(buttons).toHaveLength(19);
    expect(new Set(buttons).size).toBe(19);
    expect(buttons).toContainEqual(
      expect.stringContaining(t(lang, langs.length > 1 ? 'share.both' : 'share.text') + of),
    );
  }
});

test('the links of a card say which paper they lead to, and its main action that it is for reading', async ({
  browser,
  site,
}) => {
  const of = t('en', 'shelf.of', { title: paperFile('en').title });
  // With scripts, the paper's own address leads to the paper in the language of the browser.
  const page = await browser.newPage({ javaScriptEnabled: false });
  for (const [address, level] of [
    ['', 2],
    ['new-security-concept/', 1],
  ] as const) {
    await page.goto(site + address);
    const card = page.getByRole('article');
    await expect(card.getByRole('heading', { level })).toHaveText(paperFile('en').title);
    await expect(card.locator('.actions a').first()).toHaveAccessibleName(
      `${of}${t('en', 'shelf.read')} English + 简体中文`,
    );
    for (const [n, name] of ['English', '简体中文', '繁體中文'].entries())
      await expect(card.locator('.actions a').nth(n + 1)).toHaveAccessibleName(`${of}${name}`);
    await expect(card.locator('.actions a')).toHaveCount(4);
    await card.locator('details > summary').click();
    const names = await card.locator('.pairs a').evaluateAll((all) => all.map((a) => a.textContent.trim()));
    expect(names).toHaveLength(6);
    expect(names.every((name) => name.startsWith(of))).toBe(true);
    expect(new Set(names).size).toBe(6);
  }
  await page.close();
});

test('every landmark that a page has more than once has a name of its own', async ({ page, site }) => {
  for (const langs of VIEWS) {
    await open(page, site + viewAddress(langs));
    for (const [role, least] of [
      ['navigation', 2],
      ['complementary', 1],
    ] as const) {
      const all = await page.getByRole(role).all();
      expect(all.length).toBeGreaterThanOrEqual(least);
      const names = await Promise.all(all.map((one) => one.getAttribute('aria-label')));
      expect(names.every(Boolean), `${role}: ${names.join()}`).toBe(true);
      expect(new Set(names).size).toBe(all.length);
    }
  }
});
