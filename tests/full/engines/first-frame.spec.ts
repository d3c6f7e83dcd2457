import { atTop, movedBy, SIZES } from '../../support/place.ts';
import { expect, frames, scrollTo, open, PAPER, test, until } from '../../support/engines/engine.ts';
import type { Tab } from '../../support/engines/launch.ts';

// The first frame of a page lays out only what is visible. Nothing may move when the rest is laid out.
const laidOut = (tab: Tab) => until(tab, () => !('fresh' in document.documentElement.dataset));

const SENTENCE = 'practice-p3-s2';

for (const size of SIZES) {
  test(`at ${size.width} px a link opens at its sentence, and stays there when the text above is laid out`, async ({
    tab,
    site,
  }) => {
    await tab.resize(size);
    await open(tab, `${site.url}${PAPER}en/zh-Hans/#${SENTENCE}`);
    await laidOut(tab);
    await frames(tab);
    const topOf = (id: string) => document.getElementById(id)?.getClientRects()[0]?.top ?? NaN;
    const opened = await tab.evaluate(topOf, SENTENCE);
    await tab.evaluate((id) => {
      document.getElementById(id)?.scrollIntoView({ behavior: 'instant' });
    }, SENTENCE);
    expect(Math.abs(opened - (await tab.evaluate(topOf, SENTENCE)))).toBeLessThanOrEqual(1);
  });

  test(`at ${size.width} px the laid-out text has its final height, and going back restores the place`, async ({
    tab,
    site,
  }) => {
    await tab.resize(size);
    await open(tab, `${site.url}${PAPER}en/zh-Hans/`);
    await laidOut(tab);
    const [laid, whole] = await tab.evaluate(() => {
      const { documentElement: root } = document;
      const found = root.scrollHeight;
      for (const part of document.querySelectorAll<HTMLElement>('.part'))
        part.style.contentVisibility = 'visible';
      return [found, root.scrollHeight];
    });
    expect(laid).toBe(whole);
    await scrollTo(tab, SENTENCE);
    const before = await tab.evaluate(atTop);
    await tab.goto(`${site.url}about/en/`);
    await tab.back();
    const back = () => document.querySelector('.row') !== null && scrollY > 0;
    // The page may be gone before it answers.
    await expect.poll(() => tab.evaluate(back).catch(() => false)).toBe(true);
    await until(tab, () => document.querySelector('#svelte-announcer') !== null);
    await frames(tab);
    expect(await tab.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
  });
}
