import { builtPages, builtScripts, builtStyles } from '../../support/built.ts';
import { expect, open, press, ready, test, viewAddress } from '../../support/site.ts';
import type { Page } from '@playwright/test';
import { t } from '../messages.ts';
import { openerOf, openMore, searchForAny, sheetOf } from '../sheets.ts';

// Eighteen criteria of WCAG 2.2 do not apply because the reader lacks what they are about (docs/accessibility.md). These
// tests fail as soon as someone adds it.

/** The elements that match a selector on any built page, as `page: element`. */
async function found(page: Page, selector: string): Promise<string[]> {
  const pages = builtPages().map(({ file, html }) => ({ file, html }));
  return page.evaluate(
    ([all, wanted]) =>
      all.flatMap(({ file, html }) => {
        const parsed = new DOMParser().parseFromString(html, 'text/html');
        return [...parsed.querySelectorAll(wanted)].map(
          (element) => `${file}: ${element.outerHTML.slice(0, 90)}`,
        );
      }),
    [pages, selector] as const,
  );
}

const MEDIA =
  'audio, video, track, source, object, embed, iframe, frame, canvas, applet, bgsound, marquee, blink, animate, [autoplay], [background]';
const PERSONAL =
  'form:not([method=dialog]), [formaction], input[type=password], input[type=email], input[type=tel], input[type=file], textarea, select, [autocomplete]:not([autocomplete=off])';

test('no page has audio or video, and no script creates any', async ({ page }) => {
  expect(await found(page, MEDIA)).toEqual([]);
  expect(builtScripts()).not.toMatch(
    /new Audio\b|AudioContext|MediaSource|createElement\(["'`](audio|video)/,
  );
  expect((await found(page, 'main')).length).toBeGreaterThan(30);
});

test('no form sends anything or asks for personal data: no login, no account, nothing to enter twice', async ({
  page,
  site,
}) => {
  expect(await found(page, PERSONAL)).toEqual([]);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
  });
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  for (const name of ['contents', 'search', 'settings', 'offline'] as const) {
    await press(openerOf(page, name));
    await expect(sheetOf(page, name)).toBeVisible();
    if (name === 'search') await searchForAny(page);
    expect(await page.locator('dialog').locator(PERSONAL).count(), name).toBe(0);
    if (name === 'settings') {
      await openMore(page);
      expect(await page.locator('dialog').locator(PERSONAL).count(), 'more').toBe(0);
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('en', 'sheets.keys') })
        .click();
      await expect(sheetOf(page, 'keys')).toBeVisible();
      expect(await page.locator('dialog').locator(PERSONAL).count(), 'keys').toBe(0);
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  expect(sent).toEqual([]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('no feature responds to device motion', async ({ page, site }) => {
  expect(builtScripts()).not.toMatch(/devicemotion|deviceorientation|Accelerometer|Gyroscope/i);
  expect(await found(page, '[ondevicemotion], [ondeviceorientation]')).toEqual([]);
  await page.addInitScript(() => {
    const listened: string[] = [];
    Object.assign(window, { listened });
    const own = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (...args: Parameters<typeof own>) {
      listened.push(args[0]);
      return own.apply(this, args);
    };
  });
  await page.goto(site + viewAddress(['en', 'zh-Hans']));
  await ready(page);
  const listened = await page.evaluate(() => (window as unknown as { listened: string[] }).listened);
  expect(listened).toContain('click');
  expect(listened.filter((type) => type.startsWith('device'))).toEqual([]);
});

test('nothing appears on hover or by itself: no tooltips, no refresh, no new windows', async ({ page }) => {
  const forbidden = '[title], [accesskey], [target], meta[http-equiv=refresh i], [popover], [aria-live=assertive], [role=alert]'; // prettier-ignore
  expect(await found(page, forbidden)).toEqual([]);
  expect(builtScripts()).not.toMatch(/window\.open\(/);
});

test('the only images are decorative icons, hidden from screen readers and next to words; none shows text', async ({
  page,
}) => {
  expect(await found(page, 'img, picture, map, area, input[type=image], svg text, svg image')).toEqual([]);
  expect(await found(page, 'svg:not([aria-hidden=true])')).toEqual([]);
  expect(await found(page, 'svg[aria-hidden]:only-child')).toEqual([]);
  expect(builtStyles()).not.toMatch(/(background|list-style|border|mask|content)[\w-]*:[^;}]*url\(/);
});

test('no style animates anything: there are no animations and no transitions', () => {
  const styles = builtStyles();
  expect(styles).toMatch(/background:/);
  const moving = styles.matchAll(
    /(?<![\w-])(@keyframes|animation[\w-]*:|transition[\w-]*:|scroll-behavior:)[^;}]*/g,
  );
  expect([...moving].map(([rule]) => rule)).toEqual([]);
});
