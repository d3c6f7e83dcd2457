import type { Page } from '@playwright/test';
import { expect, press, ready, test, viewAddress } from '../site.ts';

type Seen = { id: string; lang: string; top: number };

/**
 * The sentence that a reader sees first, and where its first line is: found by looking at every one of them, in every
 * language where they stand one below the other, in the leading one where they face each other.
 */
const atTop = (page: Page): Promise<Seen | undefined> =>
  page.evaluate(() => {
    const bars = [...document.querySelectorAll<HTMLElement>('.heads, .masthead')].filter((bar) =>
      ['sticky', 'fixed'].includes(getComputedStyle(bar).position),
    );
    const edge = Math.max(0, ...bars.map((bar) => bar.getBoundingClientRect().bottom));
    const facing = getComputedStyle(document.documentElement).getPropertyValue('--layout') === 'columns';
    const all = [
      ...document.querySelectorAll<HTMLElement>(`main ${facing ? '.a ' : ''}[data-segment]`),
    ].filter((element) => element.checkVisibility());
    const tops = all.map((element) => ({
      id: element.dataset.segment ?? '',
      lang: element.parentElement?.lang ?? '',
      top: element.getClientRects()[0]?.top ?? NaN,
    }));
    return (
      tops.find(({ top }) => top >= edge - 0.5 && top < innerHeight) ?? tops.findLast(({ top }) => top < edge)
    );
  });

/** Where a sentence's first line is now: in the language it was read in, if that is shown, else in the leading one. */
const topOf = (page: Page, seen: Seen | undefined) =>
  page.evaluate(
    ({ id, lang }) => {
      const all = [...document.querySelectorAll<HTMLElement>(`main [data-segment="${id}"]`)].filter(
        (element) => element.checkVisibility(),
      );
      const own = all.find(({ parentElement }) => parentElement?.lang === lang) ?? all[0];
      return own?.getClientRects()[0]?.top ?? NaN;
    },
    seen ?? { id: '', lang: '' },
  );

/** Waits until a view is shown and the address names it: the page changes first. */
const shown = async (page: Page, langs: string[]) => {
  await expect(page.locator('.views a[aria-current=page]')).toHaveAttribute('href', `/${viewAddress(langs)}`);
  await page.waitForURL((url) => url.pathname === `/${viewAddress(langs)}`, { waitUntil: 'commit' });
};

const PLACES = [
  'introduction-p1-s3',
  'background-p1',
  'background-p2-s2',
  'background-p2-s5',
  'background-list1-i3-s1',
  'policy',
  'policy-p4-s1',
  'policy-p8-s3',
  'practice-p3-s3',
  'practice-p5-s2',
];

const SIZES = [
  { width: 390, height: 780 },
  { width: 1280, height: 800 },
];

const SWITCHES: [from: string[], link: string, to: string[]][] = [
  [['en'], '中文', ['zh-Hans']],
  [['zh-Hans'], 'English', ['en']],
  [['en'], 'English + 中文', ['en', 'zh-Hans']],
  [['en', 'zh-Hans'], '中文 + English', ['zh-Hans', 'en']],
  [['zh-Hans', 'en'], 'English', ['en']],
];

for (const viewport of SIZES) {
  for (const [from, name, to] of SWITCHES) {
    test(`at ${viewport.width} px, from ${from.join('+')} to ${to.join('+')} nothing moves, from ten places`, async ({
      page,
      site,
    }) => {
      await page.setViewportSize(viewport);
      await page.goto(site + viewAddress(from), { waitUntil: 'networkidle' });
      await ready(page);
      const requests: string[] = [];
      page.on('request', (request) => {
        // The browser looks at the icon again at every new address, by itself.
        if (!request.url().endsWith('/icon.svg')) requests.push(request.url());
      });
      for (const place of PLACES) {
        await page.evaluate((id) => {
          document.getElementById(id)?.scrollIntoView();
          scrollBy(0, 13);
        }, place);
        const before = await atTop(page);
        expect(before, place).toBeDefined();
        const link = page.getByRole('link', { name, exact: true });
        await link.evaluate((element) => element.focus({ preventScroll: true }));
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(site + viewAddress(to));
        await shown(page, to);
        await expect(link).toBeFocused();
        expect(Math.abs((await topOf(page, before)) - (before?.top ?? NaN)), place).toBeLessThanOrEqual(1);
        await page.goBack();
        await expect(page).toHaveURL(site + viewAddress(from));
        await shown(page, from);
        expect(
          Math.abs((await topOf(page, before)) - (before?.top ?? NaN)),
          `back to ${place}`,
        ).toBeLessThanOrEqual(1);
      }
      expect(requests).toEqual([]);
    });
  }
}

const settle = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

test('at the very top the page stays where it is; at the very end the sentence does', async ({
  page,
  site,
}) => {
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    await page.goto(site + viewAddress(['en', 'zh-Hans']), { waitUntil: 'networkidle' });
    await ready(page);
    await page.getByRole('link', { name: '中文', exact: true }).click();
    await shown(page, ['zh-Hans']);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await shown(page, ['en', 'zh-Hans']);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const before = await atTop(page);
    await page.getByRole('link', { name: '中文', exact: true }).evaluate((link: HTMLElement) => link.click());
    await shown(page, ['zh-Hans']);
    expect(Math.abs((await topOf(page, before)) - (before?.top ?? NaN))).toBeLessThanOrEqual(1);
  }
});

test('while a smooth scroll runs, a switch ends it and keeps the sentence', async ({ page, site }) => {
  await page.setViewportSize(SIZES[0] ?? { width: 390, height: 780 });
  await page.goto(site + viewAddress(['en']), { waitUntil: 'networkidle' });
  await ready(page);
  const moved = await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const all = () => [...document.querySelectorAll<HTMLElement>('main .a [data-segment]')];
    const topOf = (element: HTMLElement | undefined) => element?.getClientRects()[0]?.top ?? NaN;
    document.getElementById('background-p2')?.scrollIntoView({ behavior: 'instant' });
    await frame();
    document.getElementById('practice')?.scrollIntoView({ behavior: 'smooth' });
    for (let n = 0; n < 12; n++) await frame();
    document.querySelector<HTMLElement>('.views a[href$="/zh-Hans/"]')?.click();
    // The last that was seen in English must stay.
    let before: { id: string | undefined; top: number; scrollY: number } | undefined;
    while (document.documentElement.lang === 'en') {
      const element = all().find((one) => topOf(one) >= -0.5);
      before = { id: element?.dataset.segment, top: topOf(element), scrollY };
      await frame();
    }
    for (let n = 0; n < 30; n++) await frame();
    const after = topOf(all().find((one) => one.dataset.segment === before?.id));
    return { by: Math.abs(after - (before?.top ?? NaN)), from: before?.scrollY ?? 0 };
  });
  expect(moved.from).toBeGreaterThan(0);
  expect(moved.by).toBeLessThanOrEqual(1);
});

for (const viewport of SIZES) {
  test(`at ${viewport.width} px, settings move nothing: layout, sizes, spacing, measure, reset`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize(viewport);
    await page.goto(site + viewAddress(['en', 'zh-Hans']), { waitUntil: 'networkidle' });
    await ready(page);
    for (const place of PLACES.slice(2, 8)) {
      await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), place);
      await page.getByRole('button', { name: 'Settings' }).evaluate((button: HTMLElement) => {
        button.focus({ preventScroll: true });
        button.click();
      });
      await page.locator('dialog form').waitFor();
      // Once for all: any number of changes comes back to the same pixel.
      const before = await atTop(page);
      const check = async (what: string) => {
        await settle(page);
        expect(
          Math.abs((await topOf(page, before)) - (before?.top ?? NaN)),
          `${place}: ${what}`,
        ).toBeLessThanOrEqual(1);
      };
      for (const layout of ['Peek', 'Stacked', 'Columns', 'By width']) {
        await page.getByLabel(layout, { exact: true }).check();
        await check(layout);
      }
      for (const [name, key] of [
        ['Text size', 'ArrowRight'],
        ['Line height', 'ArrowRight'],
        ['Word spacing', 'ArrowRight'],
        ['Line length', 'ArrowLeft'],
        ['Space between paragraphs', 'ArrowRight'],
        ['Width of the first column', 'ArrowRight'],
      ] as const) {
        const slider = page.getByLabel(name).first();
        await slider.focus();
        await page.keyboard.press(key);
        await check(name);
        await expect(slider).toBeFocused();
      }
      await page.getByRole('button', { name: 'Back to the defaults' }).click();
      await check('reset');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('button', { name: 'Settings' })).toBeFocused();
    }
  });
}

test('turning the phone keeps the sentence', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await page.goto(site + viewAddress(['en', 'zh-Hans']), { waitUntil: 'networkidle' });
  await ready(page);
  for (const place of PLACES) {
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), place);
    await settle(page);
    const before = await atTop(page);
    await page.setViewportSize({ width: 780, height: 390 });
    await settle(page);
    expect(Math.abs((await topOf(page, before)) - (before?.top ?? NaN)), place).toBeLessThanOrEqual(1);
    await page.setViewportSize({ width: 390, height: 780 });
    await settle(page);
    expect(Math.abs((await topOf(page, before)) - (before?.top ?? NaN)), `${place} back`).toBeLessThanOrEqual(
      1,
    );
  }
});

test('peek: a paragraph’s counterpart unfolds beneath it, all unfold and fold, and nothing above moves', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => localStorage.setItem('duidu:preferences', '{"layout":"peek"}'));
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    await page.goto(site + viewAddress(['en', 'zh-Hans']), { waitUntil: 'networkidle' });
    await ready(page);
    const counterpart = page.locator('#background-p2 > .b');
    await expect(counterpart).toBeHidden();
    const button = page.locator('#background-p2 > button');
    await button.scrollIntoViewIfNeeded();
    const top = async () => (await page.locator('#background-p2-s1').boundingBox())?.y ?? NaN;
    const before = await top();
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(counterpart).toBeVisible();
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await expect(button).toBeFocused();
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
    await expect(page.locator('#background-p3 > .b')).toBeHidden();
    await page.keyboard.press('Enter');
    await expect(counterpart).toBeHidden();
    await page.getByRole('button', { name: 'Unfold all' }).evaluate((all: HTMLElement) => all.click());
    await expect(page.locator('section .row > .b:visible')).toHaveCount(4 + 19 + 5);
    await page.getByRole('button', { name: 'Fold all' }).evaluate((all: HTMLElement) => all.click());
    await expect(page.locator('section p.b:visible')).toHaveCount(0);
  }
});

test('the shelf offers to go on at the sentence, in the languages that were read', async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(site + viewAddress(['en', 'zh-Hans']), { waitUntil: 'networkidle' });
  await ready(page);
  await page.evaluate(() => document.getElementById('background-p2')?.scrollIntoView());
  await expect(page.locator('.contents a[aria-current=location]')).toHaveText(['II. Background', '二、背景']);
  const before = await atTop(page);
  await page.goto(site, { waitUntil: 'networkidle' });
  await ready(page);
  await page.getByRole('link', { name: 'Continue: II. Background, English + 中文' }).click();
  await expect(page).toHaveURL(`${site}${viewAddress(['en', 'zh-Hans'])}#${before?.id.replaceAll('.', '-')}`);
  await expect(page.locator(`[data-segment="${before?.id}"]`).first()).toBeInViewport();
});

test('in the title, before the first sentence is at the top, what is at the top stays', async ({
  page,
  site,
}) => {
  for (const viewport of [...SIZES, { width: 820, height: 1180 }]) {
    await page.setViewportSize(viewport);
    for (const selector of ['h1', '.contents', 'section h2']) {
      await page.goto('about:blank');
      await page.goto(site + viewAddress(['zh-Hans', 'en']), { waitUntil: 'networkidle' });
      await ready(page);
      const top = () =>
        page
          .locator(`main ${selector}`)
          .first()
          .evaluate((own) => own.getClientRects()[0]?.top ?? NaN);
      const edge = viewport.width > 960 ? 140 : 4;
      await page.evaluate((by) => scrollBy(0, by), (await top()) - edge);
      await settle(page);
      const before = await top();
      for (const name of ['English', '中文', '中文 + English']) {
        await press(page.getByRole('link', { name, exact: true }));
        await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
        await settle(page);
        expect(Math.abs((await top()) - before), `${viewport.width} ${selector} ${name}`).toBeLessThanOrEqual(
          1,
        );
      }
    }
  }
});

test('nothing shifts by itself: what a switch, a sheet or an unfolding moves, it moves at once', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => localStorage.setItem('duidu:preferences', '{"layout":"peek"}'));
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    await page.goto(site + viewAddress(['en', 'zh-Hans']), { waitUntil: 'networkidle' });
    await ready(page);
    await page.evaluate(() => {
      const root = document.documentElement;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        })[]) {
          // What follows a press within half a second was asked for; the browser knows which that is.
          if (!entry.hadRecentInput)
            root.dataset.shift = String(Number(root.dataset.shift ?? 0) + entry.value);
          root.dataset.shifts = String(Number(root.dataset.shifts ?? 0) + 1);
        }
      }).observe({ type: 'layout-shift', buffered: true });
      document.getElementById('policy-p4')?.scrollIntoView();
    });
    await settle(page);
    for (const name of ['中文', 'English', 'English + 中文', '中文 + English', 'English + 中文']) {
      await page
        .getByRole('link', { name, exact: true })
        .evaluate((link) => link.focus({ preventScroll: true }));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
      await page.waitForTimeout(700); // Past the half second: nothing may come late.
    }
    await page
      .locator('#policy-p4 .peek')
      .evaluate((peek: HTMLElement) => peek.focus({ preventScroll: true }));
    await page.keyboard.press('Enter');
    await page.waitForTimeout(700);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(700);
    const { shift = '0', shifts = '0' } = await page.evaluate(() => ({
      ...document.documentElement.dataset,
    }));
    expect(Number(shifts), 'the observer sees something').toBeGreaterThan(0);
    expect(Number(shift), `${viewport.width} px`).toBe(0);
  }
});
