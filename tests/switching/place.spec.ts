import type { Page } from '@playwright/test';
import { expect, ready, test, viewAddress } from '../site.ts';

/** The segment that a reader sees first, and where its first line is: found by looking at every one of them. */
const atTop = (page: Page) =>
  page.evaluate(() => {
    const heads = document.querySelector<HTMLElement>('.heads');
    const edge =
      heads && getComputedStyle(heads).position === 'sticky' ? heads.getBoundingClientRect().bottom : 0;
    const tops = [...document.querySelectorAll<HTMLElement>('main .a [data-segment]')].map((element) => ({
      id: element.dataset.segment ?? '',
      top: element.getClientRects()[0]?.top ?? NaN,
    }));
    return (
      tops.find(({ top }) => top >= edge - 0.5 && top < innerHeight) ?? tops.findLast(({ top }) => top < edge)
    );
  });

/** Where a segment's first line is now, in the leading language. */
const topOf = (page: Page, id: string) =>
  page.evaluate(
    (segment) =>
      document.querySelector(`main .a [data-segment="${segment}"]`)?.getClientRects()[0]?.top ?? NaN,
    id,
  );

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
        await expect(link).toBeFocused();
        expect(
          Math.abs((await topOf(page, before?.id ?? '')) - (before?.top ?? NaN)),
          place,
        ).toBeLessThanOrEqual(1);
        await page.goBack();
        await expect(page).toHaveURL(site + viewAddress(from));
        expect(
          Math.abs((await topOf(page, before?.id ?? '')) - (before?.top ?? NaN)),
          `back to ${place}`,
        ).toBeLessThanOrEqual(1);
      }
    });
  }
}
