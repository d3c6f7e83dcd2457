import { atTop, movedBy, PLACES, SIZES } from '../../support/place.ts';
import type { Tab } from '../../support/engines/launch.ts';
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
import { paperFile, segmentsOf } from '../../support/site.ts';
import { t } from '../messages.ts';

// Together these routes go from each language to the other and to the pair it leads, and from each pair to the other pair
// and to English.
const ROUTES = [
  ['en/', 'zh-Hans/', 'zh-Hans/en/'],
  ['zh-Hans/en/', 'en/zh-Hans/', 'en/'],
  ['zh-Hans/', 'en/', 'en/zh-Hans/'],
  ['en/zh-Hans/', 'zh-Hans/en/', 'en/'],
] as const;

/** The place in the bar of the link that has the focus; -1 if none has it. */
const focusedLink = () =>
  [...document.querySelectorAll('.views a')].findIndex((link) => link === document.activeElement);

/** The place in the bar of the link to a view. */
const linkTo = (tab: Tab, langs: string) =>
  tab.evaluate(
    (address) =>
      [...document.querySelectorAll<HTMLAnchorElement>('.views a')].findIndex(
        ({ pathname }) => pathname === address,
      ),
    `/${PAPER}${langs}`,
  );

/** Stores a layout for the pages that are opened from now on, or none. */
const storeLayout = async (tab: Tab, root: string, layout: string | undefined) => {
  await tab.goto(root);
  await tab.evaluate((chosen) => {
    if (chosen) localStorage.setItem('duidu:preferences', JSON.stringify({ layout: chosen }));
    else localStorage.removeItem('duidu:preferences');
  }, layout);
};

// On a phone a pair shows one language of two unless the reader has chosen to see both.
const LAYOUTS = SIZES.flatMap((size) =>
  (size.width < 704 ? [undefined, 'stacked'] : [undefined]).map((layout) => ({ size, layout })),
);

for (const { size, layout } of LAYOUTS) {
  const at = `at ${size.width} px${layout ? `, ${layout}` : ''}`;
  for (const [start, ...steps] of ROUTES) {
    test(`${at}, ${[start, ...steps].join(' to ')}: nothing moves, focus stays, nothing is requested, Back leaves the text`, async ({
      tab,
      site,
    }) => {
      await tab.resize(size);
      await storeLayout(tab, site.url, layout);
      // The page before.
      await open(tab, `${site.url}about/en/`);
      await tab.goto(site.url + PAPER + start);
      await until(tab, () => document.querySelector('#svelte-announcer') !== null);
      await saved(tab, start.split('/')[0]);
      const requested = await networkIdle(site);
      const entries = await tab.evaluate(() => history.length);
      let from: string = start;
      for (const to of steps) {
        for (const place of PLACES) {
          await scrollTo(tab, place);
          const before = await tab.evaluate(atTop);
          for (const [langs, step] of [
            [to, `${place}, ${from} to ${to}`],
            [from, `${place}, ${to} back to ${from}`],
          ] as const) {
            const link = await linkTo(tab, langs);
            await choose(tab, langs);
            await frames(tab);
            expect(await tab.evaluate(movedBy, before), step).toBeLessThanOrEqual(1);
            expect(await tab.evaluate(focusedLink), step).toBe(link);
          }
        }
        await choose(tab, to);
        // In the end everything that was not visible is rendered too: parts, rows and the glossary.
        await until(tab, () => document.querySelector('[data-later]') === null);
        from = to;
      }
      // The browser itself requests the icon again.
      expect(site.requests.slice(requested).filter((url) => !url.endsWith('/icon.svg'))).toEqual([]);
      expect(await tab.evaluate(() => history.length)).toBe(entries);
      await tab.back();
      const path = () => location.pathname === '/about/en/';
      // The page may be gone before it answers.
      await expect.poll(() => tab.evaluate(path).catch(() => false)).toBe(true);
    });
  }

  test(`${at}, a switch at the very top, at the last sentence or within a long paragraph moves nothing`, async ({
    tab,
    site,
  }) => {
    await tab.resize(size);
    await storeLayout(tab, site.url, layout);
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
      // The bar offers the last pair: after it was swapped, in that order.
      for (const langs of [
        ...round,
        'zh-Hans/en/',
        'zh-Hans/',
        'en/',
        'zh-Hans/en/',
        'en/zh-Hans/',
        ...round,
      ]) {
        await choose(tab, langs);
        await frames(tab);
        expect(await tab.evaluate(movedBy, before), langs).toBeLessThanOrEqual(1);
      }
    }
  });

  test(`${at}, layouts, text size, line length and a counterpart move nothing`, async ({ tab, site }) => {
    await tab.resize(size);
    await storeLayout(tab, site.url, layout);
    await open(tab, `${site.url}${PAPER}en/zh-Hans/`);
    await scrollTo(tab, 'policy-p4-s1');
    const before = await tab.evaluate(atTop);
    const moved = () => tab.evaluate(movedBy, before);
    const layoutOf = () => document.documentElement.dataset.layout;
    const last = await tab.evaluate(layoutOf);
    await tab.press('l');
    await until(tab, (one) => document.documentElement.dataset.layout !== one, last);
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
    // The length of a line has no effect in columns, so it is not offered there.
    await tab.evaluate(() => document.querySelector<HTMLInputElement>('input[value=peek]')?.click());
    await until(tab, () => document.querySelector('dialog input[type=range][id$="-measure"]') !== null);
    for (const [choice, value] of [
      ['measure', 24],
      ['latinScale', 1.7],
      ['latinLeading', 2.2],
      // So that a counterpart has room below its sentence, and the page does not scroll to show it.
      ['latinScale', 1],
      ['latinLeading', 1.5],
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
    await tab.press('Escape');
    await until(tab, () => document.querySelector('dialog[open]') === null);
    await frames(tab);
    expect(await moved(), 'closed').toBeLessThanOrEqual(1);
    // The sentence may have been at the top in the language that is folded now.
    const lead = await tab.evaluate(atTop);
    for (const count of [1, 0]) {
      await tab.evaluate((id) => {
        document.querySelector<HTMLElement>(`.lead > [data-segment="${id}"]`)?.click();
      }, lead.id);
      await until(tab, (open) => document.querySelectorAll('.counterpart').length === open, count);
      await frames(tab);
      expect(await tab.evaluate(movedBy, lead), `${count} open`).toBeLessThanOrEqual(1);
    }
  });
}

test('on a phone a sentence opens its counterpart directly beneath it, by tap or key, through a swap and a reload', async ({
  tab,
  site,
}) => {
  await tab.resize(SIZES[0] ?? { width: 390, height: 780 });
  await storeLayout(tab, site.url, undefined);
  await open(tab, `${site.url}${PAPER}en/zh-Hans/`);
  await scrollTo(tab, 'background-p2', -120);
  const before = await tab.evaluate(atTop);
  const textOf = (lang: string, id: string) =>
    segmentsOf(paperFile(lang).text).find((segment) => segment.id === id)?.text ?? '';
  /** The open counterparts: id, language, text, and whether each is directly below its sentence and above the next one. */
  const openOnes = () =>
    [...document.querySelectorAll<HTMLElement>('.counterpart')].map((own) => {
      const sentence = own.previousElementSibling as HTMLElement;
      const lines = [...sentence.getClientRects()];
      const next = own.nextElementSibling?.getClientRects()[0];
      const { top, bottom } = own.getBoundingClientRect();
      const beneath = top >= (lines.at(-1)?.bottom ?? NaN) - 16 && (!next || next.top >= bottom - 16);
      return [sentence.dataset.segment ?? '', own.lang, own.textContent, beneath] as const;
    });
  const expectOpen = async (lang: string, ...ids: string[]) => {
    await expect
      .poll(() => tab.evaluate(openOnes))
      .toEqual(ids.map((id) => [id, lang, textOf(lang, id), true]));
    await frames(tab);
    expect(await tab.evaluate(movedBy, before), ids.join()).toBeLessThanOrEqual(1);
  };
  const tap = (id: string) =>
    tab.evaluate((own) => {
      document.querySelector<HTMLElement>(`.lead > [data-segment="${own}"]`)?.click();
    }, id);
  await tap('background.p2.s2');
  await expectOpen('zh-Hans', 'background.p2.s2');
  await tab.press('j');
  await until(tab, () => location.hash === '#background-p2-s3');
  await tab.press('Enter');
  await expectOpen('zh-Hans', 'background.p2.s2', 'background.p2.s3');
  await tab.press('f');
  await expectOpen('zh-Hans', 'background.p2.s2');
  await choose(tab, 'zh-Hans/en/');
  await expectOpen('en', 'background.p2.s2');
  await tab.evaluate(() => {
    document.documentElement.dataset.old = '';
    setTimeout(() => location.reload());
  });
  const isReloaded = () => document.querySelector('html:not([data-old]) #svelte-announcer') !== null;
  // The page is reloading: for a moment there is none to evaluate in.
  await expect.poll(() => tab.evaluate(isReloaded).catch(() => false)).toBe(true);
  await expectOpen('en', 'background.p2.s2');
  await tap('background.p2.s2');
  await expectOpen('en');
});

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
        // On a phone the counterpart opens below it, marked too.
        const marked = [...document.querySelectorAll<HTMLElement>('.row > p > [data-marked]')];
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
