import type { Page } from '@playwright/test';
import { expect, open, press, test, viewAddress } from '../../support/site.ts';
import { atTop, firstLine, movedBy, PLACES, SIZES } from '../../support/place.ts';
import { t } from '../messages.ts';
import { counterpartOf, swapLink, viewLink, storeSettings } from '../reading-page.ts';
import { openerOf, openMore, option, slider } from '../sheets.ts';
import { expectToStay } from '../../support/wait.ts';

// engines/switching.spec.ts shows, in every engine, that a switch moves no sentence that is being read.

const twoFrames = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

const [PHONE, DESKTOP] = SIZES as [(typeof SIZES)[0], (typeof SIZES)[0]];

for (const [viewport, start] of [
  [PHONE, 'auto'],
  [PHONE, 'stacked'],
  [DESKTOP, 'auto'],
] as const) {
  test(`at ${viewport.width} px, from layout ${start}, no setting moves the sentence at the top: layout, sizes, spacing, line length, reset`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize(viewport);
    if (start !== 'auto') await storeSettings(page, { layout: start });
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    for (const place of PLACES.slice(2, 8)) {
      await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), place);
      await openerOf(page, 'settings').evaluate((button: HTMLElement) => {
        button.focus({ preventScroll: true });
        button.click();
      });
      await page.locator('dialog form').waitFor();
      // Measured once, as the sentence must be on the same pixel after any number of changes.
      const before = await page.evaluate(atTop);
      const check = async (what: string) => {
        await twoFrames(page);
        expect(await page.evaluate(movedBy, before), `${place}: ${what}`).toBeLessThanOrEqual(1);
      };
      for (const layout of ['peek', 'stacked', 'columns', 'auto', start] as const) {
        await option(page, 'layout', layout).check();
        await check(layout);
      }
      for (const name of ['larger', 'smaller'] as const) {
        await page.getByRole('button', { name: t('en', `settings.${name}`), exact: true }).press('Enter');
        await check(name);
      }
      await openMore(page);
      for (const [name, key] of [
        ['latinScale', 'ArrowRight'],
        ['latinLeading', 'ArrowRight'],
        ['latinWord', 'ArrowRight'],
        // Each has an effect in some layouts only, and is not offered in the others.
        ...(viewport === DESKTOP
          ? ([['balance', 'ArrowRight']] as const)
          : ([['measure', 'ArrowLeft']] as const)),
        ['paragraphGap', 'ArrowRight'],
      ] as const) {
        await slider(page, name).focus();
        await page.keyboard.press(key);
        await check(name);
        await expect(slider(page, name)).toBeFocused();
      }
      await page.getByRole('button', { name: t('en', 'settings.reset') }).click();
      await check('reset');
      await option(page, 'layout', start).check();
      await check(`${start} again`);
      await page.keyboard.press('Escape');
      await expect(openerOf(page, 'settings')).toBeFocused();
    }
  });
}

test('a sentence that starts a fraction of a pixel above the edge of the headings counts as visible', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, site + viewAddress(['en']));
  const before = await page.evaluate(() => {
    const [heads, main] = ['.column-heads', 'main'].map((own) => document.querySelector<HTMLElement>(own));
    const sentence = document.querySelector('#background-p2-s4');
    if (!heads || !main || !sentence) throw new Error('the page has another shape');
    // Many text sizes make the headings a fractional height. Put the sentence 0.3 px above their lower edge.
    heads.style.blockSize = '44.55px';
    const { top } = getComputedStyle(heads);
    const goal = parseFloat(top) + 44.55 - 0.3;
    const first = () => sentence.getClientRects()[0]?.top ?? NaN;
    scrollBy({ top: Math.floor(first() - goal), behavior: 'instant' });
    main.style.paddingBlockStart = `${parseFloat(getComputedStyle(main).paddingBlockStart) - (first() - goal)}px`;
    return first() - goal;
  });
  expect(before).toBeCloseTo(0, 1);
  const seen = await page.evaluate(atTop);
  expect(seen.id).toBe('background.p2.s4');
  await press(viewLink(page, '简体中文'));
  await expect(page).toHaveURL(site + viewAddress(['zh-Hans']));
  await twoFrames(page);
  expect(await page.evaluate(movedBy, seen)).toBeLessThanOrEqual(1);
});

test('the shelf offers to continue at the last sentence, in the languages that were shown', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await page.evaluate(() => document.getElementById('background-p2')?.scrollIntoView());
  await expect(page.locator('.contents a[aria-current=location]')).toHaveText(['II. Background', '二、背景']);
  const before = await page.evaluate(atTop);
  await open(page, site);
  const place = { place: 'II. Background', languages: 'English + 简体中文' };
  await page.getByRole('link', { name: t('en', 'shelf.continue', place) }).click();
  await expect(page).toHaveURL(`${site}${viewAddress(['en', 'zh-Hans'])}#${before.id.replaceAll('.', '-')}`);
  await expect(page.locator(`[data-segment="${before.id}"]`).first()).toBeInViewport();
});

test('above the first sentence, a switch keeps the heading at the top in place', async ({ page, site }) => {
  for (const viewport of [...SIZES, { width: 820, height: 1180 }]) {
    await page.setViewportSize(viewport);
    for (const selector of ['h1', '.contents', 'section h2']) {
      await page.goto('about:blank');
      await open(page, site + viewAddress(['zh-Hans', 'en']));
      const top = () => page.locator(`main ${selector}`).first().evaluate(firstLine);
      const edge = viewport.width > 960 ? 140 : 4;
      await page.evaluate((by) => scrollBy(0, by), (await top()) - edge);
      await twoFrames(page);
      const before = await top();
      for (const name of ['English', '简体中文', '简体中文 + English']) {
        await press(viewLink(page, name));
        await expect(viewLink(page, name)).toHaveAttribute('aria-current', 'page');
        await twoFrames(page);
        expect(Math.abs((await top()) - before), `${viewport.width} ${selector} ${name}`).toBeLessThanOrEqual(
          1,
        );
      }
    }
  }
});

test('nothing shifts on its own after a switch, a counterpart or a sheet', async ({ page, site }) => {
  await page.addInitScript(() => localStorage.setItem('duidu:preferences', '{"layout":"peek"}'));
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    // Go to a blank page first: at the same address the browser would restore the scroll position of the other size.
    await page.goto('about:blank');
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    await page.evaluate(() => {
      const root = document.documentElement;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
        })[]) {
          // The browser excuses shifts within half a second of an input: they are expected.
          if (!entry.hadRecentInput) {
            const moved = entry.sources.map(({ node, previousRect, currentRect }) => {
              const name = node instanceof HTMLElement ? node.outerHTML.slice(0, 80) : node?.nodeName;
              return `${name} from ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`;
            });
            root.dataset.shift = `${root.dataset.shift ?? ''}${entry.value} at ${entry.startTime}: ${moved.join()}\n`;
          }
          root.dataset.shifts = String(Number(root.dataset.shifts ?? 0) + 1);
        }
      }).observe({ type: 'layout-shift', buffered: true });
      document.getElementById('policy-p4')?.scrollIntoView();
    });
    await twoFrames(page);
    // A shift is only reported as unexpected when it comes more than half a second after the input.
    const noLateShift = () =>
      expectToStay(
        () => page.evaluate(() => document.documentElement.dataset.shift ?? ''),
        '',
        700,
        `${viewport.width} px`,
      );
    for (const [link, shown] of [
      [viewLink(page, '简体中文'), '简体中文'],
      [viewLink(page, 'English'), 'English'],
      [viewLink(page, 'English + 简体中文'), 'English + 简体中文'],
      [swapLink(page), '简体中文 + English'],
      [swapLink(page, 'zh-Hans'), 'English + 简体中文'],
    ] as const) {
      await link.evaluate((own) => own.focus({ preventScroll: true }));
      await page.keyboard.press('Enter');
      await expect(viewLink(page, shown)).toHaveAttribute('aria-current', 'page');
      await noLateShift();
    }
    for (const isOpen of [true, false]) {
      await page.keyboard.press('f');
      await expect(counterpartOf(page, 'policy-p4-s1')).toBeVisible({ visible: isOpen });
      await noLateShift();
    }
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await noLateShift();
    const { shift = '', shifts = '0' } = await page.evaluate(() => ({
      ...document.documentElement.dataset,
    }));
    expect(Number(shifts), 'the observer has seen shifts').toBeGreaterThan(0);
    expect(shift, `${viewport.width} px`).toBe('');
  }
});

test('switching there and back keeps the place, although the page was opened at a link', async ({
  page,
  site,
}) => {
  await open(page, `${site}${viewAddress(['en'])}#background-list1-i4-s1`);
  await page.evaluate(() => document.getElementById('policy-p5-s1')?.scrollIntoView());
  await twoFrames(page);
  const before = await page.evaluate(atTop);
  await press(viewLink(page, '简体中文'));
  // The sentence that the link has marked stays marked, and the address names it.
  await expect(page).toHaveURL(/zh-Hans\/#background-list1-i4-s1$/);
  await press(viewLink(page, 'English'));
  await expect(page).toHaveURL(/\/en\/#background-list1-i4-s1$/);
  await expect.poll(() => page.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
});

test('a sheet keeps the fragment of the address, and closes after a fragment was typed', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en']));
  await page.evaluate(() => (location.hash = '#practice-p5-s4'));
  for (const leave of [() => page.keyboard.press('Escape'), () => page.goBack()]) {
    await press(openerOf(page, 'settings'));
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page).toHaveURL(/#practice-p5-s4$/);
    await leave();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page).toHaveURL(/#practice-p5-s4$/);
  }
});
