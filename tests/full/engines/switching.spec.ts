import { atTop, movedBy, PLACES, SIZES } from '../../support/place.ts';
import {
  choose,
  expect,
  frames,
  scrollTo,
  open,
  PAPER,
  networkIdle,
  saved,
  shown,
  test,
  until,
} from '../../support/engines/engine.ts';
import { t } from '../messages.ts';

// Together these routes go from each language to the other and to the pair it leads, and from each pair to the other pair
// and to English.
const ROUTES = [
  ['en/', 'zh-Hans/', 'zh-Hans/en/'],
  ['zh-Hans/en/', 'en/zh-Hans/', 'en/'],
  ['zh-Hans/', 'en/', 'en/zh-Hans/'],
  ['en/zh-Hans/', 'zh-Hans/en/', 'en/'],
] as const;

/** The path of the view whose link has the focus. */
const focusedView = () => document.activeElement?.closest<HTMLAnchorElement>('.views a')?.pathname;

for (const size of SIZES) {
  for (const [start, ...steps] of ROUTES) {
    test(`at ${size.width} px, ${[start, ...steps].join(' to ')}: nothing moves, focus stays, nothing is requested, Back restores`, async ({
      tab,
      site,
    }) => {
      await tab.resize(size);
      await open(tab, site.url + PAPER + start);
      await saved(tab, start.split('/')[0]);
      const requested = await networkIdle(site);
      let from: string = start;
      for (const to of steps) {
        for (const place of PLACES) {
          const step = `${place}, ${from} to ${to}`;
          await scrollTo(tab, place);
          const before = await tab.evaluate(atTop);
          await choose(tab, to);
          await frames(tab);
          expect(await tab.evaluate(movedBy, before), step).toBeLessThanOrEqual(1);
          expect(await tab.evaluate(focusedView), step).toBe(`/${PAPER}${to}`);
          await tab.back();
          await shown(tab, from);
          await frames(tab);
          expect(await tab.evaluate(movedBy, before), `${step} and back`).toBeLessThanOrEqual(1);
        }
        await choose(tab, to);
        // In the end everything that was not visible is rendered too: parts, rows and the glossary.
        await until(tab, () => document.querySelector('[data-later]') === null);
        from = to;
      }
      // The browser itself requests the icon again.
      expect(site.requests.slice(requested).filter((url) => !url.endsWith('/icon.svg'))).toEqual([]);
    });
  }

  test(`at ${size.width} px, a switch at the very top, at the last sentence or within a long paragraph moves nothing`, async ({
    tab,
    site,
  }) => {
    await tab.resize(size);
    await open(tab, `${site.url}${PAPER}en/zh-Hans/`);
    const round = ['zh-Hans/', 'en/', 'en/zh-Hans/'];
    for (const langs of round) {
      await choose(tab, langs);
      expect(await tab.evaluate(() => scrollY), langs).toBe(0);
    }
    for (const [id, by] of [
      ['practice-p6-s5', -120],
      ['background-p2', 90],
    ] as const) {
      await scrollTo(tab, id, by);
      const before = await tab.evaluate(atTop);
      for (const langs of [...round, 'zh-Hans/en/', ...round]) {
        await choose(tab, langs);
        await frames(tab);
        expect(await tab.evaluate(movedBy, before), langs).toBeLessThanOrEqual(1);
      }
    }
  });

  test(`at ${size.width} px, layouts, text size, line length and unfolding move nothing`, async ({
    tab,
    site,
  }) => {
    await tab.resize(size);
    await open(tab, `${site.url}${PAPER}en/zh-Hans/`);
    await scrollTo(tab, 'policy-p4-s1');
    const before = await tab.evaluate(atTop);
    const moved = () => tab.evaluate(movedBy, before);
    await tab.press('l');
    await until(tab, () => document.documentElement.dataset.layout !== undefined);
    for (let n = 0; n < 3; n++) {
      await tab.press('l');
      await frames(tab);
      expect(await moved(), `layout ${n}`).toBeLessThanOrEqual(1);
    }
    await tab.evaluate(
      (name) => {
        const buttons = [...document.querySelectorAll<HTMLElement>('.bar > button')];
        const settings = buttons.find(({ textContent }) => textContent.includes(name));
        settings?.focus({ preventScroll: true });
        settings?.click();
      },
      t('en', 'sheets.settings'),
    );
    await until(tab, () => document.querySelector('dialog[open] input[type=range]') !== null);
    for (const [choice, value] of [
      ['measure', 24],
      ['latinScale', 1.7],
      ['latinLeading', 2.2],
    ] as const) {
      await tab.evaluate(
        ([name, to]) => {
          const range = document.querySelector<HTMLInputElement>(`dialog input[type=range][id$="-${name}"]`);
          if (!range) throw new Error(`There is no slider for ${name}.`);
          range.value = String(to);
          range.dispatchEvent(new InputEvent('input', { bubbles: true }));
        },
        [choice, value] as const,
      );
      await frames(tab);
      expect(await moved(), choice).toBeLessThanOrEqual(1);
    }
    await tab.evaluate(() => document.querySelector<HTMLInputElement>('input[value=peek]')?.click());
    await tab.press('Escape');
    await until(tab, () => document.querySelector('dialog[open]') === null);
    await frames(tab);
    expect(await moved(), 'closed').toBeLessThanOrEqual(1);
    for (const selector of ['#policy-p4 .peek', '.peek-all button', '.peek-all button']) {
      await tab.evaluate((control) => document.querySelector<HTMLElement>(control)?.click(), selector);
      await frames(tab);
      expect(await moved(), selector).toBeLessThanOrEqual(1);
    }
  });
}

test('rotating the phone moves nothing', async ({ tab, site }) => {
  await open(tab, `${site.url}${PAPER}en/zh-Hans/`);
  for (const place of PLACES) {
    await scrollTo(tab, place);
    const before = await tab.evaluate(atTop);
    for (const size of [
      { width: 780, height: 390 },
      { width: 390, height: 780 },
    ]) {
      await tab.resize(size);
      await frames(tab);
      expect(await tab.evaluate(movedBy, before), `${place}, ${size.width} px`).toBeLessThanOrEqual(1);
    }
  }
});

test('a switch during a smooth scroll stops it and keeps the visible sentence in place', async ({
  tab,
  site,
}) => {
  await open(tab, `${site.url}${PAPER}en/`);
  await scrollTo(tab, 'background-p2');
  await tab.evaluate(() => {
    const root = document.documentElement;
    const seen = () => {
      const all = [...document.querySelectorAll<HTMLElement>('main .lead [data-segment]')];
      const first = all.find((one) => (one.getClientRects()[0]?.top ?? -1) >= -0.5);
      return [first?.dataset.segment ?? '', first?.getClientRects()[0]?.top ?? NaN, scrollY] as const;
    };
    document.getElementById('practice')?.scrollIntoView({ behavior: 'smooth' });
    let frame = 0;
    // The first visible sentence of the last English frame must stay where it is.
    let last: readonly [string, number, number] = ['', NaN, 0];
    const look = () => {
      if (frame++ === 12) document.querySelector<HTMLElement>('.views a[hreflang="zh-Hans"]')?.click();
      if (root.lang === 'en') {
        last = seen();
        requestAnimationFrame(look);
      } else root.dataset.seen = last.join(' ');
    };
    look();
  });
  await until(tab, () => document.documentElement.dataset.seen !== undefined);
  await shown(tab, 'zh-Hans/');
  // Enough frames to notice a scroll that continues.
  await frames(tab, 30);
  const seen = await tab.evaluate(() => document.documentElement.dataset.seen ?? '');
  const [id = '', top, from] = seen.split(' ');
  expect(Number(from)).toBeGreaterThan(0);
  expect(await tab.evaluate(movedBy, { id, lang: 'en', top: Number(top) })).toBeLessThanOrEqual(1);
});

test('a link opens at its sentence, clear of the bars, and marks it and its counterpart', async ({
  tab,
  site,
}) => {
  for (const size of SIZES) {
    await tab.resize(size);
    for (const langs of ['en/', 'zh-Hans/en/']) {
      await open(tab, `${site.url}${PAPER}${langs}#practice-p3-s2`);
      await until(tab, () => document.querySelector('[data-marked]') !== null);
      await frames(tab);
      const found = await tab.evaluate(() => {
        const marked = [...document.querySelectorAll<HTMLElement>('[data-marked]')];
        const line = marked[0]?.getClientRects()[0] ?? new DOMRect();
        return {
          marked: marked.map(
            (one) => `${one.dataset.segment} ${one.closest('[lang]')?.getAttribute('lang')}`,
          ),
          clear: document.elementFromPoint(line.left + 4, line.top + 8) === marked[0],
        };
      });
      expect(found.marked).toEqual(
        langs
          .split('/')
          .filter(Boolean)
          .map((lang) => `practice.p3.s2 ${lang}`),
      );
      expect(found.clear, `${langs} ${size.width}`).toBe(true);
    }
  }
});

test('keyboard shortcuts step through sentences; Back and Escape close sheets', async ({ tab, site }) => {
  await open(tab, `${site.url}${PAPER}en/zh-Hans/`);
  for (let n = 0; n < 9; n++) await tab.press('j');
  // What steps is loaded with the first key, and the address follows.
  await expect.poll(() => tab.url()).toContain('#background-p2-s3');
  for (const [key, leave] of [
    ['c', 'Back'],
    ['?', 'Escape'],
    ['c', 'Escape'],
  ] as const) {
    await tab.press(key);
    await until(tab, () => document.querySelector('dialog[open]') !== null);
    await (leave === 'Back' ? tab.back() : tab.press('Escape'));
    await until(tab, () => document.querySelector('dialog[open]') === null);
  }
  expect(await tab.url()).toContain('#background-p2-s3');
  expect(await tab.evaluate(() => document.querySelectorAll('[data-marked]').length)).toBe(2);
});
