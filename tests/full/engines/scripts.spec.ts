import { atTop, movedBy, SIZES } from '../../support/place.ts';
import type { Tab } from '../../support/engines/launch.ts';
import { expect, frames, scrollTo, open, test, until } from '../../support/engines/engine.ts';

// The first typeface in the list for each script, whether this machine has it or not.
const SCRIPTS: Record<string, { face: string; dir: string; joins?: boolean }> = {
  ar: { face: 'Geeza Pro', dir: 'rtl', joins: true },
  he: { face: 'New Peninim MT', dir: 'rtl' },
  ja: { face: 'Hiragino Mincho ProN', dir: 'ltr' },
  hi: { face: 'Devanagari MT', dir: 'ltr', joins: true },
  th: { face: 'Noto Serif Thai', dir: 'ltr' },
  bo: { face: 'Kailasa', dir: 'ltr', joins: true },
};

// Characters that no line may begin with (combining marks, closing punctuation) or end with (opening punctuation).
const NOT_FIRST = /^[\p{M}」）、。！？ーっゃゅょッャュョ।།་ะาำ;:,.!?؛،؟]/u;
const NOT_LAST = /[「（(]$/u;
/** WebKitGTK 2.50 reports the box of a neighbouring character, so line breaks can be seen but not measured there. */
const measuresLines = (engine: string) => engine !== 'webkit';

/** Measures the typesetting of the page. Runs in the page, so it uses nothing from its scope. */
const measurePage = () => {
  const first = (list: string) => list.split(',')[0]?.replaceAll(/["']/g, '') ?? '';
  const paragraphs = [...document.querySelectorAll<HTMLElement>('main section p')].map((p) => {
    const style = getComputedStyle(p);
    const lines: string[] = [];
    let bottom = -Infinity;
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      const range = document.createRange();
      for (let at = 0; at < text.length; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        if (!box || !text[at]?.trim()) continue;
        // A character below everything on the last line starts a new line.
        if ((box.top + box.bottom) / 2 > bottom) lines.push('');
        bottom = Math.max(bottom, box.bottom);
        lines.push((lines.pop() ?? '') + text[at]);
      }
    }
    return {
      lang: p.lang || document.documentElement.lang,
      lines,
      leading: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
      letters: parseFloat(style.letterSpacing) || 0,
      face: first(style.fontFamily),
      over: p.scrollWidth - p.clientWidth,
    };
  });
  const segments = [...document.querySelectorAll<HTMLElement>('[data-segment]')].map((own) => ({
    id: own.dataset.segment,
    lang: own.closest('[lang]')?.getAttribute('lang'),
    dir: getComputedStyle(own).direction,
    gap: own.hasAttribute('data-gap'),
  }));
  const { lang, dir, scrollWidth } = document.documentElement;
  return { lang, dir, wide: scrollWidth - innerWidth, paragraphs, segments };
};

/** Stores settings before a page is opened. */
const storeSettings = async (tab: Tab, site: string, preferences: object) => {
  await tab.goto(site);
  await tab.evaluate((kept) => localStorage.setItem('duidu:preferences', kept), JSON.stringify(preferences));
};

test('each script has its direction, typefaces and line height, and breaks its lines where allowed', async ({
  tab,
  scripts,
  engine,
}) => {
  // Letter spacing for Latin text must not tear joined Arabic letters apart.
  await storeSettings(tab, scripts, { latinLetter: 0.12 });
  for (const [lang, { face, dir, joins }] of Object.entries(SCRIPTS)) {
    for (const langs of [[lang], ['en', lang]]) {
      await tab.goto(`${scripts}tides/${langs.join('/')}/`);
      for (const width of langs.length > 1 ? [320, 1280] : [320, 390, 1280]) {
        await tab.resize({ width, height: 800 });
        // Both languages are shown on a phone, too.
        await tab.evaluate((chosen) => (document.documentElement.dataset.layout = chosen), width < 704 ? 'stacked' : 'columns'); // prettier-ignore
        await frames(tab, 2);
        const found = await tab.evaluate(measurePage);
        const at = `${langs.join(' beside ')}, ${width} px`;
        const ui = langs[0] === 'ar' ? 'ar' : 'en';
        expect([found.lang, found.dir, found.wide <= 0], at).toEqual([ui, ui === 'ar' ? 'rtl' : 'ltr', true]);
        const ids = found.segments.map(({ id }) => id);
        expect(new Set(ids).size * langs.length, at).toBe(ids.length);
        const own = found.segments.filter((segment) => segment.lang === lang);
        expect(own, at).toHaveLength(lang === 'he' ? 7 : 8);
        expect(new Set(own.map((segment) => segment.dir)), at).toEqual(new Set([dir]));
        const gaps = found.segments.filter(({ gap }) => gap);
        expect(
          gaps.map((gap) => [gap.id, gap.lang, gap.dir]),
          at,
        ).toEqual(lang === 'he' ? [['fall.p1.s2', 'en', 'ltr']] : []);
        for (const p of found.paragraphs) {
          expect(p.over, at).toBeLessThanOrEqual(0);
          if (p.lang !== lang) {
            expect(p.letters, at).toBeGreaterThan(1);
            expect(p.face, at).toBe('Iowan Old Style');
            continue;
          }
          expect(p.face, at).toBe(face);
          expect(p.letters > 0, at).toBe(!joins);
          expect(p.leading, at).toBeGreaterThanOrEqual(1.5);
          expect(p.leading, at).toBeLessThanOrEqual(2.2);
          if (!measuresLines(engine)) continue;
          expect(
            p.lines.filter((line) => NOT_FIRST.test(line) || NOT_LAST.test(line)),
            at,
          ).toEqual([]);
        }
        const longest = Math.max(
          ...found.paragraphs.filter((p) => p.lang === lang).map((p) => p.lines.length),
        );
        if (width === 320 && measuresLines(engine))
          expect(longest, at).toBeGreaterThan(lang === 'ar' ? 0 : 1);
      }
    }
  }
});

/** The boxes of the parts of a row, and the borders of the second language. Runs in the page. */
const layout = () => {
  const row = document.querySelector<HTMLElement>('section > .row:not(h2)');
  const place = (element?: Element | null) => {
    const { left = NaN, right = NaN, top = NaN, bottom = NaN } = element?.getBoundingClientRect() ?? {};
    return { left, right, top, bottom };
  };
  const box = (of: string) => place(row?.querySelector(of));
  const [a, b, number] = [box('.lead'), box('.beside'), box('.paragraph-actions > summary')];
  const edgesOf = (of: string) => {
    const element = row?.querySelector(of);
    const { borderLeftWidth, borderRightWidth } = element ? getComputedStyle(element) : {};
    return [borderLeftWidth, borderRightWidth];
  };
  const counterpart = row?.querySelector('.counterpart');
  const { left = '', right = '' } = row ? getComputedStyle(row, '::after') : {};
  return {
    row: place(row),
    a,
    b,
    number,
    line: [parseFloat(left), parseFloat(right)],
    edges: edgesOf('.beside'),
    counterpart: {
      edges: edgesOf('.counterpart'),
      direction: counterpart && getComputedStyle(counterpart).direction,
    },
  };
};

test('side by side, the leading language and the paragraph numbers are where reading begins', async ({
  tab,
  scripts,
}) => {
  for (const langs of ['ar/en/', 'en/ar/', 'he/ja/', 'ja/he/']) {
    // Hebrew has no interface: the page is left to right as English is, its rows right to left.
    const rtl = /^(ar|he)/.test(langs);
    await storeSettings(tab, scripts, {});
    await tab.resize({ width: 1280, height: 800 });
    await tab.goto(`${scripts}tides/${langs}`);
    // WebKit reports that a page has loaded before it has laid it out.
    await until(
      tab,
      () => (document.querySelector('section .beside')?.getBoundingClientRect().width ?? 0) > 0,
    );
    const wide = await tab.evaluate(layout);
    const [first, last] = rtl ? [wide.b, wide.a] : [wide.a, wide.b];
    const gap = last.left - first.right;
    expect(gap, langs).toBeGreaterThan(40);
    // The hairline is in the middle of the gap. WebKit measures from the end of the row, the others from that of the gap.
    const end = wide.line[rtl ? 0 : 1] ?? NaN;
    const within = end > gap ? end - (rtl ? first.right - first.left : last.right - last.left) : end;
    expect(Math.abs(within - gap / 2), langs).toBeLessThanOrEqual(1.5);
    const outside = rtl ? wide.number.left - wide.a.right : wide.a.left - wide.number.right;
    expect(outside, langs).toBeGreaterThan(-16);
    await tab.resize({ width: 390, height: 800 });
    await tab.evaluate(() => (document.documentElement.dataset.layout = 'stacked'));
    await frames(tab);
    const narrow = await tab.evaluate(layout);
    expect(narrow.b.top, langs).toBeGreaterThanOrEqual(narrow.a.bottom);
    // The second language has its rule on the side where its own lines begin.
    const turned = ['ar', 'he'].includes(langs.split('/')[1] ?? '');
    expect(narrow.edges, langs).toEqual(turned ? ['0px', '1px'] : ['1px', '0px']);
    // So has a counterpart, which runs in the direction of its own language within a text in another.
    await tab.evaluate(() => (document.documentElement.dataset.layout = 'peek'));
    await until(tab, () => document.querySelector('#svelte-announcer') !== null);
    await tab.evaluate(() => {
      document.querySelector<HTMLElement>('section > .row .lead > [data-segment]')?.click();
    });
    await until(tab, () => document.querySelector('.counterpart') !== null);
    const { row, number, counterpart } = await tab.evaluate(layout);
    expect(counterpart, langs).toEqual({
      edges: turned ? ['0px', '2px'] : ['2px', '0px'],
      direction: turned ? 'rtl' : 'ltr',
    });
    const start = rtl ? row.right - number.right : number.left - row.left;
    expect(Math.abs(start), langs).toBeLessThan(20);
  }
});

// Routes for each width: each step has a key and the view that it leads to.
const ROUTES = [
  [
    ['en/', 'f ar/', 'f en/'],
    ['he/', 'f en/', 'f he/'],
    ['ja/', 'f en/'],
  ],
  [
    ['en/ar/', 's ar/en/', 's en/ar/'],
    ['he/ja/', 's ja/he/'],
  ],
];

SIZES.forEach((size, n) =>
  test(`in a long paper in four languages, at ${size.width} px, no switch moves anything, and the contents list every section`, async ({
    tab,
    scripts,
  }) => {
    const at = `${scripts}almanac/`;
    const shown = (langs: string) =>
      until(
        tab,
        ([address, lead]) =>
          location.pathname === address &&
          document.querySelector<HTMLElement>('#day17 .row > p.lead')?.lang === lead,
        [new URL(at + langs).pathname, langs.split('/')[0]] as const,
      );
    await tab.resize(size);
    for (const [start = '', ...steps] of ROUTES[n] ?? []) {
      await open(tab, at + start);
      await scrollTo(tab, 'day17-p2-s1');
      const before = await tab.evaluate(atTop);
      expect(before.id).toBe('day17.p2.s1');
      const moved = async (step: string) => {
        await frames(tab);
        expect(await tab.evaluate(movedBy, before), `${start} ${step}`).toBeLessThanOrEqual(1);
      };
      for (const step of steps) {
        const [key = '', langs = ''] = step.split(' ');
        await tab.press(key);
        await shown(langs);
        await moved(step);
      }
    }
    // Go to a section from the contents, in a right-to-left language.
    await open(tab, `${at}ar/`);
    await tab.press('c');
    await until(tab, () => document.querySelectorAll('dialog[open] .contents li').length === 32);
    expect(await tab.evaluate(() => document.querySelectorAll('main .contents li').length)).toBe(32);
    await tab.evaluate(() => document.querySelector<HTMLElement>('dialog[open] a[href="#day17"]')?.click());
    await until(tab, () => {
      const { top = NaN } = document.getElementById('day17')?.getBoundingClientRect() ?? {};
      return location.hash === '#day17' && top >= 0 && top < 200;
    });
  }),
);
