import type { Page } from '@playwright/test';
import { builtPages } from '../../built.ts';
import { expect, open, press, test, viewAddress } from '../../site.ts';

// What reads the pages here makes documents of text, which the policy does not allow.
test.use({ bypassCSP: true });

type Run = { file: string; lang: string; run: string; at: string };

const inWords = ({ file, lang, run, at }: Run) => `${file}: ${run} in ${lang || 'no language'}, ${at}`;

// What cannot be marked, with the reason.
const UNMARKED: { at: string; run: RegExp; reason: string }[] = [
  {
    at: 'p.where',
    run: /^[a-f]+$/,
    reason: 'The name of a version is a number, of which some digits are letters.',
  },
  ...['p.state', 'button.offline-line'].map((at) => ({
    at,
    run: /^[kM]B$/,
    reason: 'In Traditional Chinese a unit is written by its sign, which is no word of any language (CLDR).',
  })),
];

/** Runs of letters in another script than that of the language they are marked as: Han, Arabic, or two Latin ones. */
const strangers = (page: Page, pages: { file: string; html: string }[]) =>
  page.evaluate((all) => {
    const scripts = new Map<string, string>();
    // Characters of one script, though Simplified and Traditional are told apart in tags.
    const scriptOf = (lang: string) => {
      const script = new Intl.Locale(lang).maximize().script ?? '';
      if (!scripts.has(lang)) scripts.set(lang, script.replace(/^Han[st]$/, 'Hani'));
      return scripts.get(lang);
    };
    const LETTERS = /(?<Hani>\p{sc=Han}+)|(?<Arab>\p{sc=Arabic}+)|(?<Latn>\p{sc=Latin}{2,})/gu;
    const found: Run[] = [];
    const look = (file: string, element: Element | null, text: string, at = '') => {
      const lang = element?.closest('[lang]')?.getAttribute('lang') ?? '';
      for (const { 0: run, groups = {} } of text.matchAll(LETTERS)) {
        const script = Object.keys(groups).find((name) => groups[name] !== undefined);
        if (lang && scriptOf(lang) === script) continue;
        const own = [element?.localName, element?.className].filter(Boolean).join('.');
        found.push({ file, lang, run, at: own + at });
      }
    };
    for (const { file, html } of all) {
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      const walker = parsed.createTreeWalker(parsed, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const { parentElement } = node;
        if (parentElement?.closest('script, style')) continue;
        look(file, parentElement, node.textContent ?? '');
      }
      for (const name of ['aria-label', 'aria-description', 'alt', 'title', 'placeholder'])
        for (const element of parsed.querySelectorAll(`[${name}]`))
          look(file, element, element.getAttribute(name) ?? '', `@${name}`);
    }
    return found;
  }, pages);

test('every run of letters stands in an element that is marked with a language of its script', async ({
  page,
}) => {
  const pages = builtPages();
  expect(pages.length).toBeGreaterThan(30);
  const found = await strangers(
    page,
    pages.map(({ file, html }) => ({ file, html })),
  );
  expect(found.map(inWords)).toEqual([]);
});

test('so it is in the sheets, and in what is said of the offline copy', async ({ page, site }) => {
  const found: Run[] = [];
  for (const lang of ['en', 'zh-Hans', 'zh-Hant']) {
    await open(page, site + viewAddress([lang]));
    await expect(page.locator('.offline-line')).toContainText(/Saved|已保存|已儲存/);
    for (const show of ['.offline-line', ...[0, 1, 2].map((n) => `.bar > button >> nth=${n}`)]) {
      await press(page.locator(show));
      await expect(page.locator('dialog[open]')).toBeVisible();
      found.push(...(await strangers(page, [{ file: `${lang} ${show}`, html: await page.content() }])));
      await page.keyboard.press('Escape');
      await expect(page.locator('dialog[open]')).toHaveCount(0);
    }
    await page.keyboard.press('?');
    await expect(page.locator('dialog[open] .key').first()).toBeVisible();
    found.push(...(await strangers(page, [{ file: `${lang} keys`, html: await page.content() }])));
  }
  const marked = (own: Run) => !UNMARKED.some(({ at, run }) => at === own.at && run.test(own.run));
  expect([...new Set(found.filter(marked).map(inWords))]).toEqual([]);
});

test('a run that is not marked is found, in texts and in labels', async ({ page }) => {
  const html = `<html lang="zh-Hans"><p>甲 <b lang="en">tide</b> ebb</p><p lang="en">flow 潮 <i lang="zh-Latn">cháo</i></p>
    <button aria-label="Flow">乙</button><p lang="ar">مدّ <bdi lang="ar">tide</bdi></p></html>`;
  const found = await strangers(page, [{ file: 'x', html }]);
  expect(found.map(({ run }) => run)).toEqual(['ebb', '潮', 'tide', 'Flow']);
});
