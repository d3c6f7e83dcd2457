import { serve } from '../../../scripts/serve.mjs';
import { expect, open, press, test as base, whole } from '../../support/site.ts';
import { tPattern } from '../messages.ts';
import { line } from '../offline/offline.ts';
import { compare, swapLink, viewLink } from '../reading-page.ts';
import { NAME, SENTENCES, WORD } from './hostile.ts';

const test = base.extend<object, { hostile: string }>({
  hostile: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
    async ({}, use) => {
      const served = await serve({ folder: 'build-hostile', port: 0 });
      await use(served.url);
      await served.stop();
    },
    { scope: 'worker' },
  ],
});

test('a hostile paper is shown literally: none of it runs, makes requests, navigates or hides anything', async ({
  page,
  hostile,
}) => {
  const problems: string[] = [];
  const origins = new Set<string>();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    // Chromium also notes, below the level of a warning, that rows were measured before they are rendered: ignore that.
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('dialog', (dialog) => problems.push(dialog.message()));
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  const expectHarmless = async (address: string) => {
    expect(await page.evaluate(() => 'ran' in window), address).toBe(false);
    expect(problems, address).toEqual([]);
    expect([...origins], address).toEqual([new URL(hostile).origin]);
    expect(new URL(page.url()).origin, address).toBe(new URL(hostile).origin);
  };
  const texts = (lang: string) =>
    page
      .locator(`main [lang="${lang}"] [data-segment^="storm.p1."]`)
      .evaluateAll((all) => all.map((one) => one.textContent));
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ['', 'about/en/', 'storm/en/', 'storm/zh-Hans/']) {
    await open(page, hostile + address);
    await expectHarmless(address);
  }
  await open(page, `${hostile}storm/en/zh-Hans/`);
  await whole(page);
  await expectHarmless('the pair');
  expect(await page.title()).toContain(NAME);
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', await page.title());
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('h1')).toContainText(NAME);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 640 });
    // The first view is prerendered, the others are rendered in the browser.
    for (const [link, view] of [
      [viewLink(page, '简体中文'), '简体中文'],
      [viewLink(page, 'English + 简体中文'), 'English + 简体中文'],
      [swapLink(page), '简体中文 + English'],
      [swapLink(page, 'zh-Hans'), 'English + 简体中文'],
      [viewLink(page, 'English'), 'English'],
      [viewLink(page, 'English + 简体中文'), 'English + 简体中文'],
    ] as const) {
      await press(link);
      await expect(viewLink(page, view)).toHaveAttribute('aria-current', 'page');
      if (view !== '简体中文') expect(await texts('en'), view).toEqual(SENTENCES);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBe(width);
    }
    await expectHarmless(`${width} px`);
  }
  // A counterpart is a copy of the sentence in the other language.
  await page.setViewportSize({ width: 320, height: 640 });
  await press(swapLink(page));
  await expect(viewLink(page, '简体中文 + English')).toHaveAttribute('aria-current', 'page');
  for (const n of SENTENCES.keys()) await compare(page, `storm-p1-s${n + 1}`);
  const copies = page.locator('.counterpart[lang=en]');
  await expect(copies).toHaveCount(SENTENCES.length);
  expect(await copies.evaluateAll((all) => all.map((one) => one.textContent))).toEqual(SENTENCES);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await expectHarmless('counterparts');
  await expect(line(page)).toContainText(tPattern('zh-Hans', 'offline.saved'));
  await expectHarmless('saved');
});

test('direction overrides in one sentence do not affect another', async ({ page, hostile }) => {
  await open(page, `${hostile}storm/en/`);
  const lefts = await page.locator('[data-segment="storm.p1.s7"]').evaluate((sentence) => {
    const text = sentence.firstChild;
    return [...(text?.textContent ?? '')].map((_, n) => {
      const range = document.createRange();
      range.setStart(text as Text, n);
      range.setEnd(text as Text, n + 1);
      const { left, top } = range.getBoundingClientRect();
      return { left, top };
    });
  });
  expect(lefts.length).toBe('Plain words follow'.length);
  for (const [n, { left, top }] of lefts.slice(1).entries()) {
    const before = lefts[n];
    expect(top > (before?.top ?? NaN) || left > (before?.left ?? NaN), `letter ${n}`).toBe(true);
  }
});

test('a word of 100 kB is complete, and stepping and links work past it', async ({ page, hostile }) => {
  await open(page, `${hostile}storm/en/#storm-p1-s8`);
  for (const key of ['j', 'j']) await page.keyboard.press(key);
  await expect(page).toHaveURL(/#storm-p1-s10$/);
  await expect(page.locator('[data-segment="storm.p1.s10"]')).toBeInViewport();
  expect(await page.locator('[data-segment="storm.p1.s9"]').textContent()).toBe(WORD);
});
