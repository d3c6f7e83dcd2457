import { atTop, movedBy, PLACES, SIZES } from '../switching/place.ts';
import { choose, expect, frames, goTo, open, PAPER, quiet, shown, test, until } from './engine.ts';

// Together: from each language to the other and to the pair it leads, from each pair to the other and to English.
const WALKS = [
  ['en/', 'zh-Hans/', 'zh-Hans/en/'],
  ['zh-Hans/en/', 'en/zh-Hans/', 'en/'],
  ['zh-Hans/', 'en/', 'en/zh-Hans/'],
  ['en/zh-Hans/', 'zh-Hans/en/', 'en/'],
] as const;

/** The address of the view whose link has the focus. */
const focusedView = () => document.activeElement?.closest<HTMLAnchorElement>('.views a')?.pathname;

for (const size of SIZES) {
  for (const [start, ...steps] of WALKS) {
    test(`at ${size.width} px, ${[start, ...steps].join(' to ')}: nothing moves, focus stays, no request, Back restores`, async ({
      tab,
      site,
    }) => {
      await tab.resize(size);
      await open(tab, site.url + PAPER + start);
      const asked = await quiet(site);
      let from: string = start;
      for (const to of steps) {
        for (const place of PLACES) {
          const step = `${place}, ${from} to ${to}`;
          await goTo(tab, place);
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
        // Nothing out of sight is put off for good: no part, no row, not the glossary.
        await until(tab, () => document.querySelector('[data-later]') === null);
        from = to;
      }
      // An icon is looked at again by the browser itself.
      expect(site.requests.slice(asked).filter((url) => !url.endsWith('/icon.svg'))).toEqual([]);
    });
  }

  test(`at ${size.width} px, at the very top, the very end and within a long paragraph nothing moves`, async ({
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
    for (const by of [1e6, -1e6]) {
      if (by > 0) await goTo(tab, 'practice', by);
      else await goTo(tab, 'background-p2', 90);
      const before = await tab.evaluate(atTop);
      for (const langs of [...round, 'zh-Hans/en/', ...round]) {
        await choose(tab, langs);
        await frames(tab);
        expect(await tab.evaluate(movedBy, before), langs).toBeLessThanOrEqual(1);
      }
    }
  });

  test(`at ${size.width} px, layouts, size, measure, unfolding move nothing`, async ({ tab, site }) => {
    await tab.resize(size);
    await open(tab, `${site.url}${PAPER}en/zh-Hans/`);
    await goTo(tab, 'policy-p4-s1');
    const before = await tab.evaluate(atTop);
    const moved = () => tab.evaluate(movedBy, before);
    await tab.press('l');
    await until(tab, () => document.documentElement.dataset.layout !== undefined);
    for (let n = 0; n < 3; n++) {
      await tab.press('l');
      await frames(tab);
      expect(await moved(), `layout ${n}`).toBeLessThanOrEqual(1);
    }
    await tab.evaluate(() => {
      const settings = [...document.querySelectorAll<HTMLElement>('.bar > button')].at(-1);
      settings?.focus({ preventScroll: true });
      settings?.click();
    });
    await until(tab, () => document.querySelector('dialog[open] input[type=range]') !== null);
    for (const [n, value] of [
      [0, 24],
      [3, 1.7],
      [4, 2.2],
    ] as const) {
      await tab.evaluate(
        ([at, to]) => {
          const ranges = document.querySelectorAll<HTMLInputElement>('dialog input[type=range]');
          const range = ranges[at];
          if (!range) throw new Error(`no range ${at}`);
          range.value = String(to);
          range.dispatchEvent(new InputEvent('input', { bubbles: true }));
        },
        [n, value] as const,
      );
      await frames(tab);
      expect(await moved(), `range ${n}`).toBeLessThanOrEqual(1);
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

test('turning the phone moves nothing', async ({ tab, site }) => {
  await open(tab, `${site.url}${PAPER}en/zh-Hans/`);
  for (const place of PLACES) {
    await goTo(tab, place);
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

test('while a smooth scroll runs, a switch ends it and keeps what is seen', async ({ tab, site }) => {
  await open(tab, `${site.url}${PAPER}en/`);
  await goTo(tab, 'background-p2');
  await tab.evaluate(() => {
    const root = document.documentElement;
    const seen = () => {
      const all = [...document.querySelectorAll<HTMLElement>('main .lead [data-segment]')];
      const first = all.find((one) => (one.getClientRects()[0]?.top ?? -1) >= -0.5);
      return [first?.dataset.segment ?? '', first?.getClientRects()[0]?.top ?? NaN, scrollY] as const;
    };
    document.getElementById('practice')?.scrollIntoView({ behavior: 'smooth' });
    let frame = 0;
    // The last that was seen in English must stay.
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
  // Long enough to see a scroll that goes on.
  await frames(tab, 30);
  const seen = await tab.evaluate(() => document.documentElement.dataset.seen ?? '');
  const [id = '', top, from] = seen.split(' ');
  expect(Number(from)).toBeGreaterThan(0);
  expect(await tab.evaluate(movedBy, { id, lang: 'en', top: Number(top) })).toBeLessThanOrEqual(1);
});

test('a sentence is marked with its counterpart, and its link opens there, clear of the bars', async ({
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

test('keys step through sentences; sheets close by Back and by Escape', async ({ tab, site }) => {
  await open(tab, `${site.url}${PAPER}en/zh-Hans/`);
  for (let n = 0; n < 9; n++) await tab.press('j');
  await until(tab, () => document.querySelectorAll('[data-marked]').length === 2);
  expect(await tab.url()).toContain('#background-p2-s3');
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
});
