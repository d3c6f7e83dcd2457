import type { Page } from '@playwright/test';
import { LATIN_NAMES } from '../../support/latin-names.ts';
import { builtPages } from '../../support/built.ts';
import { expect, open, press, said, test, viewAddress } from '../../support/site.ts';
import { t, tPattern } from '../messages.ts';
import { compare, counterpartOf } from '../reading-page.ts';
import { openerOf, openMore, openSearch, searchForAny, sheetOf } from '../sheets.ts';

// These tests parse HTML with DOMParser in the page, which the content security policy (Trusted Types) does not allow.
test.use({ bypassCSP: true });

type Run = { file: string; lang: string; run: string; at: string };

const describe = ({ file, lang, run, at }: Run) => `${file}: ${run} in ${lang || 'no language'}, ${at}`;

// Text that cannot be tagged, with the reason.
const UNTAGGED: { at: string; run: RegExp; reason: string }[] = [
  {
    at: 'p.position',
    run: /^[a-f]+$/,
    reason: 'A version is a hexadecimal number, so some of its digits are letters.',
  },
  ...['p.state', 'button.offline-line'].map((at) => ({
    at,
    run: /^[kM]B$/,
    reason: 'Traditional Chinese writes units as symbols, which are words of no language (CLDR).',
  })),
];

/** Runs of letters whose script does not match their language tag: Han, Arabic, or two or more Latin letters. */
const mistagged = (page: Page, pages: { file: string; html: string }[]) =>
  page.evaluate(
    ({ all, names }) => {
      const scripts = new Map<string, string>();
      // Tags tell Simplified from Traditional, but Unicode has one Han script.
      const scriptOf = (lang: string) => {
        const script = new Intl.Locale(lang).maximize().script ?? '';
        if (!scripts.has(lang)) scripts.set(lang, script.replace(/^Han[st]$/, 'Hani'));
        return scripts.get(lang);
      };
      const LETTERS = /(?<Hani>\p{sc=Han}+)|(?<Arab>\p{sc=Arabic}+)|(?<Latn>\p{sc=Latin}{2,})/gu;
      const found: Run[] = [];
      const look = (file: string, element: Element | null, text: string, at = '') => {
        const lang = element?.closest('[lang]')?.getAttribute('lang') ?? '';
        for (const { 0: run, groups = {} } of text.replaceAll(new RegExp(names, 'g'), '').matchAll(LETTERS)) {
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
    },
    { all: pages, names: LATIN_NAMES.source },
  );

test('every run of letters is in an element tagged with a language of its script', async ({ page }) => {
  const pages = builtPages();
  expect(pages.length).toBeGreaterThan(30);
  const found = await mistagged(
    page,
    pages.map(({ file, html }) => ({ file, html })),
  );
  expect(found.map(describe)).toEqual([]);
});

test('the sheets and the offline status are tagged with true languages too', async ({ page, site }) => {
  const found: Run[] = [];
  for (const lang of ['en', 'zh-Hans', 'zh-Hant']) {
    await open(page, site + viewAddress([lang]));
    await expect(page.locator('.offline-line')).toContainText(tPattern(lang, 'offline.saved'));
    for (const name of ['offline', 'contents', 'search', 'settings'] as const) {
      if (name === 'search') await openSearch(page, lang);
      else await press(openerOf(page, name, lang));
      await expect(sheetOf(page, name, lang)).toBeVisible();
      if (name === 'search') await searchForAny(page, lang);
      if (name === 'settings') await openMore(page, lang);
      found.push(...(await mistagged(page, [{ file: `${lang} ${name}`, html: await page.content() }])));
      await page.keyboard.press('Escape');
      await expect(page.locator('dialog[open]')).toHaveCount(0);
    }
    await page.keyboard.press('?');
    await expect(page.locator('dialog[open] .key').first()).toBeVisible();
    found.push(...(await mistagged(page, [{ file: `${lang} keys`, html: await page.content() }])));
  }
  const shouldBeTagged = (own: Run) => !UNTAGGED.some(({ at, run }) => at === own.at && run.test(own.run));
  expect([...new Set(found.filter(shouldBeTagged).map(describe))]).toEqual([]);
});

test('the sheet of the languages of a paper in four languages is tagged with true languages too', async ({
  page,
  library,
}) => {
  const found: Run[] = [];
  for (const lang of ['en', 'zh-Hans', 'ar']) {
    await open(page, `${library}tides/${lang}/`);
    await press(openerOf(page, 'languages', lang));
    await expect(page.locator('dialog[open] .languages')).toBeVisible();
    found.push(...(await mistagged(page, [{ file: lang, html: await page.content() }])));
  }
  expect([...new Set(found.map(describe))]).toEqual([]);
});

test('the hint about counterparts, a counterpart and its announcement are tagged with true languages', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const names: Record<string, string> = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' };
  for (const [lead, beside] of [
    ['en', 'zh-Hans'],
    ['zh-Hans', 'en'],
    ['zh-Hant', 'zh-Hans'],
  ] as const) {
    await page.goto(site);
    await page.evaluate(() => localStorage.clear());
    await open(page, site + viewAddress([lead, beside]));
    const hint = page.locator('.hint');
    await expect(hint).toHaveText(t(lead, 'views.compare', { language: names[beside] ?? '' }));
    await expect(hint.locator('span')).toHaveText(names[beside] ?? '');
    await expect(hint.locator('span')).toHaveAttribute('lang', beside);
    await compare(page, 'background-p1-s1');
    await expect(counterpartOf(page, 'background-p1-s1')).toHaveAttribute('lang', beside);
    await expect(said(page).locator('span')).toHaveAttribute('lang', beside);
    const found = await mistagged(page, [{ file: `${lead}, ${beside}`, html: await page.content() }]);
    const shouldBeTagged = (own: Run) => !UNTAGGED.some(({ at, run }) => at === own.at && run.test(own.run));
    expect(found.filter(shouldBeTagged).map(describe)).toEqual([]);
  }
});

test('the link that continues reading has the heading and each language in its own tag', async ({
  page,
  site,
}) => {
  for (const langs of [
    ['en', 'zh-Hans'],
    ['zh-Hant', 'en'],
  ] as const) {
    await page.goto(site);
    const bookmark = JSON.stringify({ langs, segment: 'background.p1.s1', at: 1 });
    await page.evaluate(
      (stored) => localStorage.setItem('duidu:place:new-security-concept', stored),
      bookmark,
    );
    await page.reload();
    const link = page.getByRole('link', { name: tPattern(langs[0], 'shelf.continue') });
    await expect(link).toHaveAttribute('href', new RegExp(`/${langs.join('/')}/#background-p1-s1$`));
    const html = await page.content();
    const found = await mistagged(page, [{ file: langs.join(), html }]);
    expect(found.map(describe)).toEqual([]);
    // The check above would accept one Chinese tag for another.
    await expect(link.locator(`:lang(${langs[1]})`)).toHaveCount(1);
  }
});

test('the language check reports untagged text, in content and in labels', async ({ page }) => {
  const html = `<html lang="zh-Hans"><p>甲 <b lang="en">tide</b> ebb</p><p lang="en">flow 潮 <i lang="zh-Latn">cháo</i></p>
    <button aria-label="Flow">乙</button><p lang="ar">مدّ <bdi lang="ar">tide</bdi></p></html>`;
  const found = await mistagged(page, [{ file: 'x', html }]);
  expect(found.map(({ run }) => run)).toEqual(['ebb', '潮', 'tide', 'Flow']);
});
