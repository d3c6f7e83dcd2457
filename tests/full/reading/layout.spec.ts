import type { Page } from '@playwright/test';
import {
  ALL_VIEWS,
  expect,
  laidOut,
  open,
  PAGES,
  paperFile,
  press,
  test,
  viewAddress,
  whole,
} from '../../support/site.ts';
import { t } from '../messages.ts';
import { chooseLayout, compare, storeSettings } from '../reading-page.ts';

const WIDTHS = [320, 390, 768, 820, 1280, 1920];

/** The paragraphs of the text. */
const TEXT = 'main section .row:not(.summary *) > p';
/** What stands around the text: the glossary, summaries and notes. */
const AROUND = '.glossary p, .imprint p, .summary .row > *';

/** Metrics of each visible paragraph: language, longest line in characters, leading in em, gap above in lines. */
const paragraphMetrics = (page: Page, selector = TEXT) =>
  page.evaluate((chosen) => {
    const lengths = (paragraph: Element) => {
      const all: [Node, number][] = [];
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (let n = 0; n < (node.textContent ?? '').length; n++) all.push([node, n]);
      const range = document.createRange();
      const bottoms: number[] = [];
      const bottom = (at: number): number => {
        const [node, n] = all[at] ?? [paragraph, 0];
        range.setStart(node, n);
        range.setEnd(node, n + 1);
        // A space at the end of a line has no box.
        return (bottoms[at] ??= range.getClientRects()[0]?.bottom ?? (at ? bottom(at - 1) : 0));
      };
      const found: number[] = [];
      for (let start = 0; start < all.length;) {
        let [low, high] = [start, all.length];
        while (high - low > 1) {
          const middle = (low + high) >> 1;
          if (bottom(middle) < bottom(start) + 8) low = middle;
          else high = middle;
        }
        found.push(high - start);
        start = high;
      }
      return found;
    };
    const facing = getComputedStyle(document.documentElement).getPropertyValue('--layout') === 'columns';
    const before = new Map<string, { end: number; line: number; section: Element | null }>();
    return [...document.querySelectorAll<HTMLElement>(chosen)].flatMap((paragraph) => {
      if (!paragraph.checkVisibility()) return [];
      const style = getComputedStyle(paragraph);
      const line = parseFloat(style.lineHeight);
      const { top, bottom } = paragraph.getBoundingClientRect();
      const section = paragraph.closest('section');
      const column = facing ? paragraph.className : '';
      const last = before.get(column);
      before.set(column, { end: bottom, line, section });
      return {
        lang: paragraph.closest('[lang]')?.getAttribute('lang') ?? '',
        longest: Math.max(...lengths(paragraph)),
        leading: line / parseFloat(style.fontSize),
        // The first paragraph below a heading has no gap to measure.
        gap: last && last.section === section ? (top - last.end) / Math.max(line, last.line) : undefined,
        // Letters and digits are narrower than Han characters, so that more of them fit.
        isMixed: /[a-z\d]{2}/i.test(paragraph.textContent),
        align: style.textAlign,
        size: parseFloat(style.fontSize),
      };
    });
  }, selector);

test('nothing scrolls sideways, on any page at any width, at 100 and 200 % text', async ({ page, site }) => {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of PAGES) {
      await page.goto(site + address);
      for (const size of ['100%', '200%']) {
        await page.evaluate((value) => (document.documentElement.style.fontSize = value), size);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${address} at ${width} px, ${size}`).toBeLessThanOrEqual(width);
      }
    }
  }
});

test('with the browser’s font size doubled nothing scrolls sideways, and the progress line crosses no text', async ({
  page,
  site,
}) => {
  // Unlike a larger font size on the page, this also changes media queries in em.
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of PAGES) {
      await page.goto(site + address);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${address} at ${width} px`).toBeLessThanOrEqual(width);
    }
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    await page.evaluate(() => scrollTo({ top: 1500, behavior: 'instant' }));
    // The progress line is at the top of the window, or at the upper edge of the bar.
    const { line, bar } = await page.evaluate(() => ({
      line: document.querySelector('.progress')?.getBoundingClientRect(),
      bar: document.querySelector('.bar')?.getBoundingClientRect(),
    }));
    expect([0, (bar?.top ?? NaN) - (line?.height ?? NaN)], `${width} px`).toContain(line?.top);
  }
});

/** Sentences whose counterparts are opened to be measured: short and long ones, in a paragraph and in a list. */
const COMPARED = ['introduction-p1-s1', 'background-p2-s1', 'background-list1-i1-s1', 'policy-p1-s1'];

test('lines have at most 80 Latin or 40 Han characters, open leading and no justification, in every layout', async ({
  page,
  site,
}) => {
  for (const langs of [['en'], ['zh-Hans'], ['zh-Hant'], ['en', 'zh-Hans'], ['zh-Hans', 'en']]) {
    await open(page, site + viewAddress(langs));
    for (const layout of langs.length > 1 ? ['columns', 'stacked', 'peek', 'counterparts'] : ['one']) {
      if (langs.length > 1) await chooseLayout(page, layout === 'counterparts' ? 'peek' : layout);
      if (layout === 'counterparts') {
        for (const id of COMPARED) await compare(page, id);
        await expect(page.locator('.counterpart')).toHaveCount(COMPARED.length);
      }
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const all = await paragraphMetrics(page, layout === 'counterparts' ? '.counterpart' : TEXT);
        const at = `${langs.join()}, ${layout}, ${width} px`;
        const count = { columns: 48, stacked: 48, counterparts: COMPARED.length }[layout] ?? 24;
        expect(all, at).toHaveLength(count);
        if (layout === 'counterparts')
          expect(new Set(all.map(({ lang }) => lang)), at).toEqual(new Set([langs[1]]));
        for (const { lang, longest, leading, gap = 1, align, size } of all) {
          const han = lang.startsWith('zh');
          expect(longest, at).toBeLessThanOrEqual(han ? 40 : 80);
          expect(leading, at).toBeGreaterThanOrEqual(han ? 1.7 : 1.5);
          expect(leading, at).toBeLessThanOrEqual(1.9);
          // Half a line between paragraphs: with the leading, 1.5 lines from baseline to baseline (1.4.8).
          expect(gap, at).toBeGreaterThanOrEqual(0.5);
          expect(align, at).toBe('start');
          expect(size, at).toBeGreaterThanOrEqual(17);
          expect(size, at).toBeLessThanOrEqual(20);
        }
      }
    }
  }
});

test('lines around the text have at most 80 Latin or 40 Han characters too, in every layout', async ({
  page,
  site,
}) => {
  for (const langs of [['en'], ['zh-Hans'], ['en', 'zh-Hans']]) {
    await open(page, site + viewAddress(langs));
    await whole(page);
    await page.locator('.summary').evaluateAll((all: HTMLDetailsElement[]) => {
      for (const summary of all) summary.open = true;
    });
    for (const layout of langs.length > 1 ? ['columns', 'stacked', 'peek'] : ['one'])
      for (const width of WIDTHS) {
        await page.evaluate((chosen) => (document.documentElement.dataset.layout = chosen), layout);
        await page.setViewportSize({ width, height: 800 });
        const all = await paragraphMetrics(page, AROUND);
        expect(all.length).toBeGreaterThan(20);
        const plain = all.filter(({ lang, isMixed }) => !(isMixed && lang.startsWith('zh')));
        for (const { lang, longest } of plain)
          expect(longest, `${langs.join()}, ${layout}, ${width} px`).toBeLessThanOrEqual(
            lang.startsWith('zh') ? 40 : 80,
          );
      }
  }
});

for (const langs of [
  ['en', 'zh-Hans'],
  ['zh-Hans', 'en'],
]) {
  test(`${langs.join(' and ')} are in aligned rows in columns, and one beneath the other when stacked`, async ({
    page,
    site,
  }) => {
    const rows = () =>
      page.locator('main section .row').evaluateAll((all) =>
        all.map((row) => {
          const [a, b] = [row.querySelector('.lead'), row.querySelector('.beside')].map((side) =>
            side?.getBoundingClientRect(),
          );
          return { a: a?.toJSON() as DOMRect, b: b?.toJSON() as DOMRect };
        }),
      );
    await page.goto(site + viewAddress(langs));
    await laidOut(page);
    // Columns are the default from 44 em.
    for (const width of [704, 820, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await rows();
      expect(wide, `${width} px`).toHaveLength(4 + 19 + 5);
      for (const { a, b } of wide) {
        expect(b.left, `${width} px`).toBeGreaterThanOrEqual(a.right);
        expect(Math.abs(a.top - b.top), `${width} px`).toBeLessThanOrEqual(6);
      }
      // Every row begins below both cells of the row before it.
      wide.slice(1).forEach(({ a, b }, n) => {
        const before = wide[n];
        expect(Math.min(a.top, b.top), `${width} px`).toBeGreaterThanOrEqual(
          Math.max(before?.a.bottom ?? 0, before?.b.bottom ?? 0) - 1,
        );
      });
    }
    await page.evaluate(() => (document.documentElement.dataset.layout = 'stacked'));
    for (const width of [390, 820, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const { a, b } of await rows()) expect(b.top, `${width} px`).toBeGreaterThanOrEqual(a.bottom);
      // The second language is distinguished by a rule and its indent, not by colour alone.
      const second = page.locator('main section p.beside').first();
      await expect(second).toHaveCSS('border-inline-start-style', 'solid');
      await expect(second).toHaveCSS('padding-inline-start', '16px');
    }
  });
}

test('in a window narrower than 44 em a pair shows only the leading language, until the reader chooses both', async ({
  page,
  site,
}) => {
  const seconds = page.locator('main section p.beside');
  await page.setViewportSize({ width: 703, height: 800 });
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await expect(seconds).toHaveCount(24);
  await expect(seconds.filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('main section p.lead').filter({ visible: true })).toHaveCount(24);
  // Its headings show both.
  await expect(page.locator('main section h2 > .beside').filter({ visible: true })).toHaveCount(4);
  for (const layout of ['stacked', 'columns']) {
    await page.evaluate((chosen) => (document.documentElement.dataset.layout = chosen), layout);
    await expect(seconds.filter({ visible: true })).toHaveCount(24);
  }
});

test('on a phone the first sentence of every view is on the first screen, clear of the bar', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const langs of ALL_VIEWS) {
    await open(page, site + viewAddress(langs));
    const { first, bar } = await page.evaluate(() => ({
      first: document.querySelector('[data-segment]')?.getClientRects()[0]?.bottom ?? NaN,
      bar: document.querySelector('.bar')?.getBoundingClientRect().top ?? NaN,
    }));
    expect(bar, langs.join()).toBeGreaterThan(700);
    expect(first, langs.join()).toBeLessThanOrEqual(bar);
  }
});

for (const layout of ['peek', 'stacked'])
  test(`in layout ${layout} the title page is short: one colophon, and one row of contents per section`, async ({
    page,
    site,
  }) => {
    await storeSettings(page, { layout });
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      for (const langs of [
        ['en', 'zh-Hans'],
        ['zh-Hans', 'en'],
      ]) {
        await open(page, site + viewAddress(langs));
        const at = `${langs.join()}, ${width} px`;
        await expect(page.locator('.colophon > .lead'), at).toContainText(
          paperFile(langs[0] ?? '').about.issuer,
        );
        await expect(page.locator('.colophon > .beside'), at).toBeHidden();
        const contents = await page.locator('main .contents li').evaluateAll((all) =>
          all.map((row) => {
            const [lead, beside] = ['.lead', '.beside'].map((of) =>
              row.querySelector(of)?.getBoundingClientRect(),
            );
            return {
              middles: [lead, beside].map((box) => (box ? (box.top + box.bottom) / 2 : NaN)),
              apart: (beside?.left ?? NaN) - (lead?.right ?? NaN),
              widths: [lead?.width ?? NaN, beside?.width ?? NaN],
            };
          }),
        );
        expect(contents, at).toHaveLength(4);
        for (const { middles, apart, widths } of contents) {
          expect(Math.abs((middles[0] ?? NaN) - (middles[1] ?? NaN)), at).toBeLessThanOrEqual(1);
          expect(apart, at).toBeGreaterThanOrEqual(8);
          for (const wide of widths) expect(wide, at).toBeGreaterThanOrEqual(43.9);
        }
        // Headings of the second language are smaller than those of the leading one.
        for (const heading of ['main h1', 'main section h2']) {
          const [lead = NaN, beside = NaN] = await page
            .locator(heading)
            .first()
            .evaluate((own) =>
              ['.lead', '.beside'].map((of) =>
                parseFloat(getComputedStyle(own.querySelector(of) as Element).fontSize),
              ),
            );
          expect(beside / lead, `${at}, ${heading}`).toBeLessThan(0.95);
        }
      }
    }
  });

test('on a phone a long heading of the second language leaves room in the contents for that of the leading one', async ({
  page,
  site,
}) => {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await open(page, site + viewAddress(['zh-Hans', 'en']));
    const room = await page
      .locator('main .contents li')
      .first()
      .evaluate((row) => {
        const [lead, beside] = ['.lead', '.beside'].map((of) => row.querySelector(of));
        if (beside) beside.textContent = 'The changing conditions of regional and international security';
        return lead?.getBoundingClientRect().width;
      });
    expect(room, `${width} px`).toBeGreaterThanOrEqual(100);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test('the column heads stay visible and name each language in that language', async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${site}new-security-concept/en/zh-Hans/#practice-p5`);
  const columnHeads = page.locator('.column-heads');
  await expect(columnHeads).toBeInViewport();
  const [official, unofficial] = [t('en', 'standing.official'), t('zh-Hans', 'standing.unofficial')];
  await expect(columnHeads.locator('.lead')).toHaveText(new RegExp(`^English\\s*${official}$`));
  await expect(columnHeads.locator('.beside')).toHaveText(new RegExp(`^简体中文\\s*${unofficial}$`));
});

test('in columns on a phone or tablet the paragraph menu is on the line of its number and covers the hairline', async ({
  page,
  site,
}) => {
  for (const width of [320, 390, 820]) {
    await page.setViewportSize({ width, height: 800 });
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    await page.evaluate(() => (document.documentElement.dataset.layout = 'columns'));
    const row = page.locator('#policy-p3');
    await press(row.locator('summary'));
    const middles = await row.locator('summary, .paragraph-actions .link').evaluateAll((all) =>
      all.map((one) => {
        const range = document.createRange();
        if (one.firstChild) range.selectNodeContents(one.firstChild); // Only the visible words.
        const { top, bottom } = range.getBoundingClientRect();
        return (top + bottom) / 2;
      }),
    );
    expect(middles).toHaveLength(2);
    expect(Math.abs((middles[0] ?? NaN) - (middles[1] ?? NaN))).toBeLessThanOrEqual(2);
    // The menu spans the hairline between the columns, so it needs a background.
    const covers = await row.evaluate((own) => {
      const list = own.querySelector('.paragraph-actions > div');
      const { left, width } = own.getBoundingClientRect();
      const { right = NaN } = list?.getBoundingClientRect() ?? {};
      return { over: right > left + width / 2, background: list && getComputedStyle(list).backgroundColor };
    });
    const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    // On a tablet the columns are wide enough for the menu to end before the hairline.
    expect(covers, `${width} px`).toEqual({ over: width < 704, background });
  }
});

test('Chinese has strict line breaks, Han typefaces, no italics and no synthetic faces', async ({
  page,
  site,
}) => {
  await page.goto(`${site}new-security-concept/en/zh-Hans/`);
  const p = page.locator('p[lang="zh-Hans"] [data-segment]').first();
  await expect(p).toHaveCSS('line-break', 'strict');
  await expect(p).toHaveCSS('font-style', 'normal');
  await expect(p).toHaveCSS('font-synthesis', 'none');
  await expect(p).toHaveCSS('text-autospace', 'normal');
  await expect(p).toHaveCSS('font-family', /Songti SC.*Noto Serif CJK SC.*SimSun/);
  await expect(page.locator('p.lead [data-segment]').first()).toHaveCSS(
    'font-family',
    /Iowan Old Style.*Georgia/,
  );
});

test('the text uses no CSS counters, which would make each switch walk the whole page', async ({
  page,
  site,
}) => {
  for (const langs of [['en'], ['en', 'zh-Hans']]) {
    await open(page, site + viewAddress(langs));
    const { count, counting } = await page.locator('.text *').evaluateAll((all) => ({
      count: all.length,
      counting: all
        .filter((one) => getComputedStyle(one).counterIncrement !== 'none')
        .map((one) => one.outerHTML),
    }));
    expect(count).toBeGreaterThan(200);
    expect(counting).toEqual([]);
  }
});

test('in print there are both languages, with pairs kept together, the addresses of their sources, and no controls', async ({
  page,
  site,
}) => {
  await page.goto(`${site}new-security-concept/en/zh-Hans/`);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await expect(page.locator('.masthead')).toBeHidden();
  await expect(page.locator('.contents')).toBeHidden();
  const rows = await page
    .locator('section .row')
    .evaluateAll((all) => all.map((row) => getComputedStyle(row).breakInside));
  expect(new Set(rows)).toEqual(new Set(['avoid']));
  const sides = await page
    .locator('section p')
    .evaluateAll((all) => all.map((p) => p.getBoundingClientRect().width > 100));
  expect(sides).toHaveLength(48);
  expect(sides).not.toContain(false);
  // Only where the text comes from has its address.
  const added = await page.locator('a').evaluateAll((all) =>
    all.map((a) => ({
      isSource: a.closest('.imprint') !== null,
      hasAddress: getComputedStyle(a, '::after').content.includes(a.getAttribute('href') ?? ''),
      has: getComputedStyle(a, '::after').content !== 'none',
    })),
  );
  for (const { isSource, hasAddress, has } of added) expect([hasAddress, has]).toEqual([isSource, isSource]);
  expect(added.filter(({ isSource }) => isSource)).toHaveLength(2);
  // Neither a narrow page nor the notice of a new version reserves space for a bar.
  await page.setViewportSize({ width: 600, height: 1123 });
  await expect(page.locator('.offline-line')).toBeAttached();
  const room = await page.evaluate(() => {
    document.documentElement.toggleAttribute('data-notice', true);
    return getComputedStyle(document.body).paddingBlockEnd;
  });
  expect(room).toBe('0px');
});
