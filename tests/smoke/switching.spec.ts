import type { Page } from '@playwright/test';
import { atTop, movedBy } from '../support/place.ts';
import { expect, open, opener, ready, sheet, test, tides, viewLink } from './test.ts';
import { t } from './messages.ts';

// A few representative cases. tests/browser covers every place, transition and size.

/** Low windows, so that the short fixture paper can be scrolled. */
const WINDOWS = [
  { width: 390, height: 420 },
  { width: 1280, height: 300 },
];

/** Scrolls a paragraph to the top of the reading area. */
async function scrollTo(page: Page, id: string): Promise<void> {
  await page.locator(`#${id}`).evaluate((own) => {
    own.scrollIntoView({ behavior: 'instant' });
    scrollBy({ top: 7, behavior: 'instant' });
  });
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(50);
}

/** Checks that the sentence at the top has moved by one pixel at most. */
const staysAt = (page: Page, place: ReturnType<typeof atTop>) =>
  expect.poll(() => page.evaluate(movedBy, place)).toBeLessThanOrEqual(1);

for (const viewport of WINDOWS)
  test(`a tap before the scripts of a page run opens the same paragraph, at ${viewport.width} px`, async ({
    page,
    library,
  }) => {
    await page.setViewportSize(viewport);
    await page.route('**/*.js', () => undefined); // They never arrive.
    await page.goto(library + tides('en', 'fr'), { waitUntil: 'commit' });
    await scrollTo(page, 'rise-list1-i2');
    // The first paragraph that can be seen, by looking at the window from its top.
    const first = await page.evaluate(() => {
      for (let y = 0; y < innerHeight; y += 2) {
        const row = document.elementFromPoint(innerWidth / 3, y)?.closest('main .row[id]');
        if (row) return row.id;
      }
      return undefined;
    });
    await viewLink(page, 'français').click();
    await expect(page).toHaveURL(`${library}${tides('fr')}#${first}`);
    await expect(page.locator(`#${first}`)).toBeInViewport();
    // At the beginning, there is no place to keep.
    await page.goto(library + tides('en', 'fr'), { waitUntil: 'commit' });
    await viewLink(page, 'français').click();
    await expect(page).toHaveURL(library + tides('fr'));
  });

test('a switch replaces the history entry: Back leaves the text, and Forward returns to its last view and place', async ({
  page,
  library,
}) => {
  await page.setViewportSize({ width: 390, height: 420 });
  await open(page, library);
  await page.getByRole('link', { name: 'On Tides: Read English + العربية', exact: true }).click();
  await expect(page).toHaveURL(library + tides('en', 'ar'));
  await ready(page);
  await scrollTo(page, 'rise-list1-i2');
  const entries = await page.evaluate(() => history.length);
  await viewLink(page, 'العربية').click();
  await expect(page).toHaveURL(library + tides('ar'));
  await viewLink(page, 'English').click();
  await expect(page).toHaveURL(library + tides('en'));
  await viewLink(page, 'English + العربية').click();
  await expect(page).toHaveURL(library + tides('en', 'ar'));
  await viewLink(page, t('en', 'views.swap')).click();
  await expect(page).toHaveURL(library + tides('ar', 'en'));
  expect(await page.evaluate(() => history.length)).toBe(entries);
  const before = await page.evaluate(atTop);
  await page.goBack();
  await expect(page).toHaveURL(library);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goForward();
  await expect(page).toHaveURL(library + tides('ar', 'en'));
  await staysAt(page, before);
  await page.reload();
  await ready(page);
  await expect(page.locator('main section p').first()).toHaveAttribute('lang', 'ar');
});

for (const viewport of WINDOWS)
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport });

    test(`switching the language keeps the place, the focus and every control in the bar, at ${viewport.width} px`, async ({
      page,
      library,
    }) => {
      await open(page, library + tides('en'));
      // The bar offers the two languages in use. Choose French in the sheet to put it there.
      await opener(page, 'languages').press('Enter');
      await sheet(page, 'languages').getByRole('link', { name: 'English + français' }).press('Enter');
      await expect(page).toHaveURL(library + tides('en', 'fr'));
      await expect(sheet(page, 'languages')).toBeHidden();
      await scrollTo(page, 'rise-list1-i2');
      const before = await page.evaluate(atTop);
      const swap = t('en', 'views.swap');
      const controls = () =>
        page
          .locator('.bar')
          .locator('a, button')
          .evaluateAll((all) =>
            all
              .map((own) => own.getBoundingClientRect())
              .map(({ x, y, width }) => [x, y, width].map(Math.round)),
          );
      const places = await controls();
      for (const [name, langs] of [
        ['français', ['fr']],
        ['English', ['en']],
        ['English + français', ['en', 'fr']],
        [swap, ['fr', 'en']],
        [swap, ['en', 'fr']],
      ] as const) {
        const link = viewLink(page, name);
        await link.evaluate((own) => {
          own.focus({ preventScroll: true });
        });
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(library + tides(...langs));
        await expect(page.locator('.views [aria-current=page]')).toHaveAttribute(
          'href',
          `/reader/${tides(...langs)}`,
        );
        await expect(link).toBeFocused();
        if (langs.length > 1) {
          const both = langs.map((lang) => ({ en: 'English', fr: 'français' })[lang]).join(' + ');
          await expect(viewLink(page, both)).toHaveAttribute('aria-current', 'page');
        }
        await staysAt(page, before);
        expect(await controls(), `the bar after ${name}`).toEqual(places);
      }
    });

    test(`a change of the text’s size and of the layout keeps the place, at ${viewport.width} px`, async ({
      page,
      library,
    }) => {
      await open(page, library + tides('en', 'fr'));
      await scrollTo(page, 'rise-list1-i2');
      const before = await page.evaluate(atTop);
      const layout = () => page.evaluate(() => document.documentElement.dataset.layout);
      const layouts = new Set([await layout()]);
      for (let n = 0; n < 3; n++) {
        const last = await layout();
        await page.keyboard.press('l');
        await expect.poll(layout).not.toBe(last);
        await staysAt(page, before);
        layouts.add(await layout());
      }
      expect(layouts.size).toBe(4);
      await opener(page, 'settings').evaluate((own: HTMLElement) => {
        own.focus({ preventScroll: true });
      });
      await page.keyboard.press('Enter');
      const larger = sheet(page, 'settings').getByRole('button', { name: t('en', 'settings.larger') });
      for (let n = 0; n < 5; n++) await larger.press('Enter');
      await expect(sheet(page, 'settings').locator('.steps > span')).toHaveText('150%');
      await page.keyboard.press('Escape');
      await expect(sheet(page, 'settings')).toBeHidden();
      await staysAt(page, before);
    });
  });

test('single keys swap the two languages, and switch to the other one', async ({ page, library }) => {
  await open(page, library + tides('en', 'fr'));
  await page.keyboard.press('s');
  await expect(page).toHaveURL(library + tides('fr', 'en'));
  // The document itself is reordered, so that screen readers follow the order on screen.
  await expect(page.locator('main section p').first()).toHaveAttribute('lang', 'fr');
  await viewLink(page, 'français').click();
  await expect(page).toHaveURL(library + tides('fr'));
  await page.keyboard.press('f');
  await expect(page).toHaveURL(library + tides('en'));
});

test('switching to Arabic makes the page right-to-left, and switching back undoes that', async ({
  page,
  library,
}) => {
  await open(page, library + tides('en'));
  await viewLink(page, 'العربية').click();
  await expect(page).toHaveURL(library + tides('ar'));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await viewLink(page, 'English').click();
  await expect(page).toHaveURL(library + tides('en'));
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
});

test('a link marks its sentence in every language, and stepping continues from there', async ({
  page,
  library,
}) => {
  await page.setViewportSize({ width: 390, height: 420 });
  const marked = () =>
    page
      .locator('[data-marked]')
      .evaluateAll((all) => all.map((own) => (own as HTMLElement).dataset.segment));
  for (const langs of [['en'], ['fr', 'en']]) {
    await open(page, `${library}${tides(...langs)}#fall-p1-s2`);
    await expect(page.locator('#fall-p1-s2')).toBeInViewport();
    await expect.poll(marked).toEqual(langs.map(() => 'fall.p1.s2'));
  }
  await page.keyboard.press('j');
  await expect(page).toHaveURL(`${library}${tides('fr', 'en')}#fall-p1-s3`);
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(page).toHaveURL(`${library}${tides('fr', 'en')}#fall-p1-s1`);
  // The page says so if the paper has no such passage.
  await open(page, `${library}${tides('en')}#nowhere-p9`);
  await expect(page.getByRole('main').getByText(t('en', 'link.missing'))).toBeVisible();
});

test('a reload, and About and Back, restore the place', async ({ page, library }) => {
  await page.setViewportSize({ width: 390, height: 420 });
  await open(page, library + tides('en', 'fr'));
  await scrollTo(page, 'rise-list1-i2');
  const before = await page.evaluate(atTop);
  await page.reload();
  await ready(page);
  await staysAt(page, before);
  await page.getByRole('link', { name: t('en', 'site.about'), exact: true }).evaluate((own: HTMLElement) => {
    own.click();
  });
  await expect(page).toHaveURL(`${library}about/en/`);
  await expect(page.getByRole('heading', { level: 1, name: t('en', 'about.heading') })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(library + tides('en', 'fr'));
  await staysAt(page, before);
});

test('the shelf opens a paper, and offers to continue where the reader left off', async ({
  page,
  library,
}) => {
  await page.setViewportSize({ width: 390, height: 420 });
  await open(page, library);
  await page.getByRole('link', { name: 'On Tides: Read English + العربية', exact: true }).click();
  await expect(page).toHaveURL(library + tides('en', 'ar'));
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await scrollTo(page, 'fall-p1');
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toMatch(/fall\.p1|rise\.p2/);
  await page.getByRole('link', { name: t('en', 'site.shelf') }).evaluate((own: HTMLElement) => {
    own.click();
  });
  await expect(page).toHaveURL(library);
  const go = page.getByRole('link', { name: /^.*English \+ العربية$/ }).and(page.locator('.continue a'));
  const hash = await go.evaluate((own) => (own as HTMLAnchorElement).hash);
  await go.click();
  await expect(page).toHaveURL(`${library}${tides('en', 'ar')}${hash}`);
  await expect(page.locator(hash)).toBeInViewport();
});
