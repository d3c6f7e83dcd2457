import { expect, open, test, viewAddress } from '../../support/site.ts';
import { t } from '../messages.ts';
import { openerOf } from '../sheets.ts';

test('an opening quotation mark is set half-width after another sentence', async ({ page, site }) => {
  await open(page, site + viewAddress(['zh-Hans']));
  const widths = await page.locator('[data-segment]').evaluateAll((all) =>
    all
      .filter(
        ({ textContent, previousElementSibling }) => textContent.startsWith('“') && previousElementSibling,
      )
      .map((own) => {
        const range = document.createRange();
        const text = document.createTreeWalker(own, NodeFilter.SHOW_TEXT).nextNode() as Text;
        range.setStart(text, 0);
        range.setEnd(text, 1);
        return range.getBoundingClientRect().width / parseFloat(getComputedStyle(own).fontSize);
      }),
  );
  expect(widths.length).toBeGreaterThan(1);
  // Half of its full width, which it has elsewhere.
  for (const width of widths) expect(width).toBeLessThan(0.6);
});

test('in print the text fits the page, hairlines stay within their rows, and empty parts are hidden', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 643, height: 900 });
  for (const langs of [['en'], ['en', 'zh-Hans']]) {
    await page.goto(site + viewAddress(langs));
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(643);
    await expect(page.locator('.summary:not([open]):visible')).toHaveCount(0);
    const free = await page
      .locator('.pair .row')
      .evaluateAll((all) => all.filter((row) => getComputedStyle(row).position === 'static').length);
    expect(free, 'hairlines not positioned within their row').toBe(0);
    const glossary = page.locator('#_glossary');
    if (!(await glossary.locator('.row').count())) await expect(glossary).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  }
});

test('headings grow with the size of their text, and the title is the largest', async ({ page, site }) => {
  await page.addInitScript(() => localStorage.setItem('duidu:preferences', window.name || '{}'));
  const sizes = async (langs: string[], preferences: object) => {
    await page.evaluate((stored) => (window.name = stored), JSON.stringify(preferences));
    await open(page, site + viewAddress(langs));
    return page.evaluate(() =>
      ['h1', 'section h2', 'section p.lead'].map((own) =>
        parseFloat(getComputedStyle(document.querySelector(own) as Element).fontSize),
      ),
    );
  };
  await page.goto(site);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const [langs, own, other] of [
      [['zh-Hans'], 'hanScale', 'latinScale'],
      [['en'], 'latinScale', 'hanScale'],
    ] as const) {
      const [, heading = 0, text = 0] = await sizes([...langs], {});
      const [title = 0, larger = 0, grown = 0] = await sizes([...langs], { [own]: 1.6 });
      expect(grown / text, `${langs.join()} ${width}`).toBeCloseTo(1.6, 1);
      expect(larger / heading, `${langs.join()} ${width}`).toBeCloseTo(1.6, 1);
      expect(title).toBeGreaterThan(larger);
      expect((await sizes([...langs], { [other]: 1.6 })).slice(1)).toEqual([heading, text]);
    }
  }
});

test('the paragraph number is on the baseline of the first line, at any size and line height', async ({
  page,
  site,
  scripts,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const address of [site + viewAddress(['en']), site + viewAddress(['zh-Hans']), `${scripts}tides/ar/`])
    for (const preferences of [
      {},
      { latinScale: 0.8, hanScale: 0.8 },
      { latinScale: 2, hanScale: 2 },
      { latinScale: 1.4, latinLeading: 2.4, hanScale: 1.4, hanLeading: 2.6 },
    ]) {
      await page.goto(address);
      await page.evaluate(
        (stored) => localStorage.setItem('duidu:preferences', stored),
        JSON.stringify(preferences),
      );
      await open(page, address);
      const apart = await page
        .locator('.row:has(.paragraph-actions)')
        .first()
        .evaluate((row) => {
          const baseline = (selector: string) => {
            const probe = document.createElement('span');
            probe.style.display = 'inline-block';
            const place = row.querySelector(selector) as Element;
            // The number has a box of its own, so put the probe on its line, not below it.
            const line = document.createElement('span');
            line.append(probe, ...place.childNodes);
            place.append(line);
            return probe.getBoundingClientRect().bottom;
          };
          return Math.abs(baseline('summary') - baseline('[data-segment]'));
        });
      expect(apart, `${address} ${JSON.stringify(preferences)}`).toBeLessThan(2.5);
    }
});

test('each value starts on the line of its name, on the About page and in the keyboard shortcuts', async ({
  page,
  site,
}) => {
  await open(page, `${site}about/en/`);
  const apart = await page.locator('dt').evaluateAll((all) =>
    all.map((name) => {
      const value = name.nextElementSibling as Element;
      const range = document.createRange();
      range.selectNodeContents(value);
      return Math.abs((range.getClientRects()[0]?.top ?? NaN) - name.getBoundingClientRect().top);
    }),
  );
  expect(apart.length).toBeGreaterThan(10);
  expect(Math.max(...apart)).toBeLessThan(12);
  await open(page, site + viewAddress(['en']));
  await openerOf(page, 'settings').click();
  await page.getByRole('button', { name: t('en', 'sheets.keys') }).click();
  await expect(page.locator('.key label').first()).toBeVisible();
  const lefts = await page.locator('.key label').evaluateAll((all) =>
    all.map((label) => {
      const range = document.createRange();
      range.selectNodeContents(label);
      return Math.round(
        range.getBoundingClientRect().left - (label.closest('.key')?.getBoundingClientRect().left ?? 0),
      );
    }),
  );
  expect(lefts.length).toBeGreaterThan(5);
  expect(new Set(lefts)).toEqual(new Set([0]));
});

test('in wide windows no paragraph number shows beside the column heads, in either direction', async ({
  page,
  site,
  library,
}) => {
  await page.setViewportSize({ width: 1280, height: 400 });
  for (const address of [site + viewAddress(['en']), `${library}tides/ar/`]) {
    await open(page, address);
    // Compare the column heads with their margins when a number is behind them, and when none is.
    const beside = async (by: number) => {
      const [x, y, width, height] = await page.evaluate((more) => {
        const of = (own: string) => document.querySelector(own)?.getBoundingClientRect() ?? new DOMRect();
        const number = of('section .paragraph-actions');
        const heads = of('.column-heads');
        scrollBy({ top: number.top - 62 - more, behavior: 'instant' });
        return [heads.left - 56, 62, heads.width + 112, heads.height - 6];
      }, by);
      return page.screenshot({ clip: { x, y, width, height } });
    };
    const empty = await beside(40);
    expect((await beside(0)).equals(empty), address).toBe(true);
  }
});
