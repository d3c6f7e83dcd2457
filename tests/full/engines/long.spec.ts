import { atTop, movedBy, SIZES } from '../../support/place.ts';
import { choose, expect, frames, scrollTo, open, PAPER, test, until } from '../../support/engines/engine.ts';

// A paper of 10,148 segments in each language. Rows that are not visible are laid out and rendered later.
for (const size of SIZES) {
  test(`in a long paper, at ${size.width} px, a switch moves nothing, neither at once nor later`, async ({
    tab,
    long,
  }) => {
    await tab.resize(size);
    await open(tab, `${long}${PAPER}en/zh-Hans/`);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    for (const place of ['section20-p50', 'section1-p3', 'section43-p60']) {
      await scrollTo(tab, place);
      const before = await tab.evaluate(atTop);
      for (const langs of ['zh-Hans/en/', 'en/zh-Hans/', 'zh-Hans/', 'en/', 'en/zh-Hans/']) {
        await choose(tab, langs);
        await frames(tab);
        const moved = () => tab.evaluate(movedBy, before);
        expect(await moved(), `${place} ${langs}`).toBeLessThanOrEqual(1);
        await until(tab, () => document.querySelectorAll('.row > .lead').length > 0);
      }
      // In the end every row shows the view, the invisible ones too.
      await until(tab, () => document.querySelectorAll('#section43 .row > .beside').length > 90);
      await until(tab, () => document.querySelector('[data-later]') === null);
      expect(await tab.evaluate(movedBy, before), `${place} later`).toBeLessThanOrEqual(1);
    }
  });
}

test('in a long paper opened from the shelf, parts that get their real height move nothing', async ({
  tab,
  long,
}) => {
  await tab.resize({ width: 390, height: 780 });
  await open(tab, long);
  await tab.evaluate(() => document.querySelector<HTMLElement>('.actions a')?.click());
  // From the shelf the text is rendered in the browser, not prerendered.
  await until(tab, () => document.querySelector('#section43 .row > .beside') !== null);
  await scrollTo(tab, 'section20-p50');
  await frames(tab);
  const before = await tab.evaluate(atTop);
  // With the browser’s scroll anchoring, where it has one, and without it.
  for (const anchor of ['auto', 'none']) {
    // Change the height of a part above, as happens when it becomes visible and its estimated height was wrong.
    await tab.evaluate((how) => {
      document.documentElement.style.setProperty('overflow-anchor', how);
      const parts = [...document.querySelectorAll<HTMLElement>('.part')];
      const above = parts.findLast((part) => part.getBoundingClientRect().bottom < 0);
      if (above) above.style.blockSize = `${above.offsetHeight + 100}px`;
    }, anchor);
    await frames(tab);
    expect(await tab.evaluate(movedBy, before), anchor).toBeLessThanOrEqual(1);
  }
  // Something the reader opens in the same part pushes the sentence down: the page does not scroll.
  const scrolled = await tab.evaluate(() => scrollY);
  await tab.evaluate((id) => {
    const row = document.querySelector<HTMLElement>(`[data-segment="${id}"]`)?.closest<HTMLElement>('.row');
    if (row) row.style.paddingBlockStart = '50px';
  }, before.id);
  await frames(tab);
  expect(await tab.evaluate(() => scrollY)).toBe(scrolled);
});

test('in a long paper, links, stepping and the browser’s search reach text that was never visible', async ({
  tab,
  long,
}) => {
  await open(tab, `${long}${PAPER}en/#section30-p40-s1`);
  const inSight = (id: string) =>
    until(
      tab,
      (one) => {
        const top = document.getElementById(one)?.getClientRects()[0]?.top ?? NaN;
        return top >= 0 && top < innerHeight;
      },
      id,
    );
  await inSight('section30-p40-s1');
  await until(tab, () => document.querySelector('[data-marked]') !== null);
  await tab.press('k');
  await until(tab, () => location.hash === '#section30-p39-s1' || location.hash.startsWith('#section30-p39'));
  await inSight((await tab.url()).split('#')[1] ?? '');
  // Searching backwards from the start finds the last occurrence. The parts that the first search passes get their real
  // height only then, so it may end a screen off; the second search is exact.
  const find = () =>
    tab.evaluate(() => {
      getSelection()?.removeAllRanges();
      const { find } = window as unknown as { find: (text: string, ...flags: boolean[]) => boolean };
      return find('43. China', true, true, true);
    });
  expect(await find()).toBe(true);
  await frames(tab);
  expect(await find()).toBe(true);
  await until(tab, () => {
    const selection = getSelection();
    const { top = NaN } = selection?.rangeCount ? selection.getRangeAt(0).getBoundingClientRect() : {};
    const section = selection?.anchorNode?.parentElement?.closest('section')?.id;
    return section === 'section43' && top >= 0 && top < innerHeight;
  });
});
