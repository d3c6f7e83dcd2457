import type { Page } from '@playwright/test';
import {
  expect,
  heard,
  listen,
  open,
  openAndAct,
  paperFile,
  ready,
  segmentsOf,
  test,
  viewAddress,
} from '../../support/site.ts';
import { atTop, movedBy } from '../../support/place.ts';
import { t } from '../messages.ts';
import { chooseLayout, compare, counterpartOf, storeSettings, swapLink, viewLink } from '../reading-page.ts';

// Tap to compare: on a phone the page shows one language of two, and a sentence opens its counterpart directly beneath it.

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

const PAIR = viewAddress(['en', 'zh-Hans']);

const textOf = (lang: string, id: string) =>
  segmentsOf(paperFile(lang).text).find((segment) => segment.id.replaceAll('.', '-') === id)?.text ?? '';

/** Puts a sentence in the middle of the window. */
const center = (page: Page, id: string) =>
  page.locator(`#${id}`).evaluate((own) => own.scrollIntoView({ block: 'center', behavior: 'instant' }));

/** Taps a sentence on its last line, beside any term. */
async function tapOn(page: Page, id: string): Promise<void> {
  const { x, y } = await page.locator(`#${id}`).evaluate((own) => {
    for (const { left, right, top, bottom } of [...own.getClientRects()].reverse())
      for (let x = left + 4; x < right; x += 8) {
        const y = (top + bottom) / 2;
        if (document.elementFromPoint(x, y) === own) return { x, y };
      }
    throw new Error(`Nothing of ${own.id} can be tapped.`);
  });
  await page.touchscreen.tap(x, y);
}

/** Asserts that nothing in the window above a sentence, nor the sentence itself, moves while something is done. */
async function expectNothingAboveToMove(page: Page, id: string, act: () => Promise<unknown>): Promise<void> {
  const sentence = page.locator(`#${id}`);
  const seen = await sentence.evaluateHandle((own) =>
    [...document.querySelectorAll('.masthead > *, main :is(h1, h2, p, .contents a, summary, [data-segment])')]
      .filter((one) => one.checkVisibility() && !one.closest('.counterpart, .bar'))
      .filter((one) => one === own || one.compareDocumentPosition(own) & Node.DOCUMENT_POSITION_FOLLOWING)
      .map((one) => ({ one, top: one.getClientRects()[0]?.top ?? NaN }))
      .filter(({ top }) => top >= 0 && top < innerHeight),
  );
  expect(await seen.evaluate((all) => all.length)).toBeGreaterThan(3);
  await act();
  const moved = await seen.evaluate((all) =>
    all
      .map(
        ({ one, top }) => [(one.getClientRects()[0]?.top ?? top) - top, one.outerHTML.slice(0, 60)] as const,
      )
      .filter(([by]) => Math.abs(by) > 1),
  );
  expect(moved, id).toEqual([]);
}

test('a tap opens the counterpart directly beneath its sentence and marks both; a second tap closes it; nothing above moves', async ({
  page,
  site,
}) => {
  await listen(page);
  await open(page, site + PAIR);
  // The first sentence of a paragraph, one in its middle, the last one, and one in a list.
  for (const id of ['background-p2-s1', 'background-p2-s3', 'background-p2-s6', 'background-list1-i3-s1']) {
    await center(page, id);
    const counterpart = counterpartOf(page, id);
    await expect(counterpart).toHaveCount(0);
    await expectNothingAboveToMove(page, id, async () => {
      await tapOn(page, id);
      await expect(counterpart).toBeVisible();
    });
    await expect(counterpart).toHaveText(textOf('zh-Hans', id));
    await expect(counterpart).toHaveAttribute('lang', 'zh-Hans');
    // Directly beneath: below the last line of the sentence, and above the first line of the next one.
    const gaps = await counterpart.evaluate((own) => {
      const { top, bottom } = own.getBoundingClientRect();
      const last = [...(own.previousElementSibling?.getClientRects() ?? [])].at(-1);
      const next = own.nextElementSibling?.getClientRects()[0];
      // The field of a mark reaches into the space between two lines.
      return [top - (last?.bottom ?? NaN), (next?.top ?? Infinity) - bottom];
    });
    expect(gaps[0], id).toBeGreaterThan(-12);
    expect(gaps[0], id).toBeLessThan(24);
    expect(gaps[1], id).toBeGreaterThan(-12);
    await expect(page.locator(`#${id}`)).toHaveAttribute('data-marked');
    await expect(page.locator(`#${id}`)).toHaveAttribute('aria-current', 'true');
    await expect(page).toHaveURL(`${site}${PAIR}#${id}`);
    await expect.poll(() => heard(page)).toEqual([textOf('zh-Hans', id)]);
    await expectNothingAboveToMove(page, id, async () => {
      await compare(page, id);
      await expect(counterpart).toHaveCount(0);
    });
    await expect(page.locator('[data-marked]')).toHaveCount(0);
    await expect(page).toHaveURL(site + PAIR);
    await page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
  }
});

test('two taps in quick succession open and close a counterpart', async ({ page, site }) => {
  await open(page, site + PAIR);
  await center(page, 'background-p2-s3');
  await tapOn(page, 'background-p2-s3');
  await expect(counterpartOf(page, 'background-p2-s3')).toBeVisible();
  await tapOn(page, 'background-p2-s3');
  await expect(counterpartOf(page, 'background-p2-s3')).toHaveCount(0);
  await expect(page.locator('[data-marked]')).toHaveCount(0);
});

test('at the top of the page, the first tap moves nothing above the sentence, although the hint goes', async ({
  page,
  site,
}) => {
  // High enough to show the whole counterpart without scrolling.
  await page.setViewportSize({ width: 390, height: 1200 });
  await open(page, site + PAIR);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(page.locator('.hint')).toBeVisible();
  await expectNothingAboveToMove(page, 'introduction-p1-s1', async () => {
    await tapOn(page, 'introduction-p1-s1');
    await expect(counterpartOf(page, 'introduction-p1-s1')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-compared', 'yes');
  });
});

test('several counterparts can be open, each closes by itself, and the mark is on the last sentence tapped', async ({
  page,
  site,
}) => {
  await open(page, site + PAIR);
  const ids = ['policy-p7-s1', 'policy-p7-s3', 'policy-p8-s1'];
  const marked = () => page.locator('.lead > [data-marked]').evaluateAll((all) => all.map(({ id }) => id));
  for (const id of ids) {
    await compare(page, id);
    await expect(counterpartOf(page, id)).toBeVisible();
    expect(await marked()).toEqual([id]);
  }
  for (const id of ids) await expect(counterpartOf(page, id)).toHaveText(textOf('zh-Hans', id));
  // Closing one that is not marked leaves the mark where it is.
  await compare(page, 'policy-p7-s1');
  await expect(counterpartOf(page, 'policy-p7-s1')).toHaveCount(0);
  expect(await marked()).toEqual(['policy-p8-s1']);
  // A tap on a counterpart closes it, too.
  await counterpartOf(page, 'policy-p8-s1')
    .locator('[data-segment]')
    .tap({ position: { x: 8, y: 8 } });
  await expect(counterpartOf(page, 'policy-p8-s1')).toHaveCount(0);
  expect(await marked()).toEqual([]);
  await expect(page.locator('.counterpart')).toHaveCount(1);
});

test('by keyboard, Enter and f open and close the counterpart of the marked sentence, and the mark stays', async ({
  page,
  site,
}) => {
  await open(page, `${site}${PAIR}#policy-p8`);
  const counterpart = counterpartOf(page, 'policy-p8-s2');
  for (let n = 0; n < 2; n++) await page.keyboard.press('j');
  await expect(page.locator('#policy-p8-s2')).toHaveAttribute('data-marked');
  for (const key of ['Enter', 'f']) {
    await expectNothingAboveToMove(page, 'policy-p8-s2', async () => {
      await page.keyboard.press(key);
      await expect(counterpart).toBeVisible();
    });
    await expect(page.locator('#policy-p8-s2')).toHaveAttribute('data-marked');
    await page.keyboard.press(key);
    await expect(counterpart).toHaveCount(0);
    await expect(page.locator('#policy-p8-s2')).toHaveAttribute('data-marked');
  }
  // Enter with a modifier is the browser's, and Enter on a control is that control's.
  await page.keyboard.press('Control+Enter');
  const number = page.locator('#policy-p8 > .paragraph-actions > summary');
  await number.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#policy-p8 .link')).toBeVisible();
  await expect(page.locator('.counterpart')).toHaveCount(0);
});

test('counterparts stay open through a reload, in the other language after a swap, and after one language was shown alone', async ({
  page,
  site,
}) => {
  await open(page, site + PAIR);
  const ids = ['policy-p7-s1', 'policy-p8-s1'];
  for (const id of ids) await compare(page, id);
  const expectOpen = async (lang: string) => {
    for (const id of ids) {
      await expect(counterpartOf(page, id), lang).toBeVisible();
      await expect(counterpartOf(page, id), lang).toHaveAttribute('lang', lang);
      await expect(counterpartOf(page, id), lang).toHaveText(textOf(lang, id));
    }
    await expect(page.locator('.counterpart'), lang).toHaveCount(ids.length);
  };
  await expectOpen('zh-Hans');
  await page.locator('#policy-p8-s1').evaluate((own) => own.scrollIntoView({ behavior: 'instant' }));
  const before = await page.evaluate(atTop);
  const moved = () => page.evaluate(movedBy, before);
  await page.reload();
  await ready(page);
  await expectOpen('zh-Hans');
  await expect.poll(moved).toBeLessThanOrEqual(1);
  await swapLink(page).click();
  await expect(page).toHaveURL(new RegExp(viewAddress(['zh-Hans', 'en'])));
  await expectOpen('en');
  await expect.poll(moved).toBeLessThanOrEqual(1);
  await viewLink(page, '简体中文').click();
  await expect(page).toHaveURL(new RegExp(`/${viewAddress(['zh-Hans'])}`));
  await expect(page.locator('.counterpart')).toHaveCount(0);
  await viewLink(page, '简体中文 + English').click();
  await expectOpen('en');
  await expect.poll(moved).toBeLessThanOrEqual(1);
});

test('a link to a sentence opens it with its counterpart, marked, in the window', async ({ page, site }) => {
  await open(page, `${site}${PAIR}#practice-p3-s2`);
  const counterpart = counterpartOf(page, 'practice-p3-s2');
  await expect(counterpart).toBeVisible();
  await expect(counterpart).toHaveText(textOf('zh-Hans', 'practice-p3-s2'));
  await expect(page.locator('.counterpart')).toHaveCount(1);
  await expect(page.locator('#practice-p3-s2')).toHaveAttribute('data-marked');
  await expect(page.locator('#practice-p3-s2')).toBeInViewport();
  // Whoever has not opened one by a tap is still told how to.
  await expect(page.locator('html')).not.toHaveAttribute('data-compared');
  // A link to a paragraph opens none.
  await page.goto('about:blank');
  await open(page, `${site}${PAIR}#practice-p3`);
  await expect(page.locator('.counterpart')).toHaveCount(0);
});

test('the hint names the second language, and is shown until a counterpart was opened, on this visit and later ones', async ({
  page,
  site,
}) => {
  await open(page, site + PAIR);
  const hint = page.locator('.hint');
  await expect(hint).toHaveText(t('en', 'views.compare', { language: '简体中文' }));
  await expect(hint).toBeVisible();
  await swapLink(page).click();
  await expect(hint).toHaveText(t('zh-Hans', 'views.compare', { language: 'English' }));
  await viewLink(page, '简体中文').click();
  await expect(hint).toHaveCount(0);
  await viewLink(page, '简体中文 + English').click();
  await expect(hint).toBeVisible();
  // In the other layouts nothing is hidden, so there is nothing to say.
  for (const layout of ['stacked', 'columns']) {
    await chooseLayout(page, layout);
    await expect(hint).toBeHidden();
  }
  await chooseLayout(page, 'peek');
  await expect(hint).toBeVisible();
  await compare(page, 'background-p2-s3');
  await expect(counterpartOf(page, 'background-p2-s3')).toBeVisible();
  await expect(hint).toBeHidden();
  await page.reload();
  await ready(page);
  await expect(hint).toBeHidden();
  await page.goto(site + viewAddress(['zh-Hant', 'en']));
  await expect(hint).toBeHidden();
});

test('in the other layouts a tap marks the sentence in both languages, and opens nothing', async ({
  page,
  site,
}) => {
  await storeSettings(page, { layout: 'stacked' });
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await open(page, site + PAIR);
    if (width === 1280) await chooseLayout(page, 'columns');
    for (const count of [2, 0]) {
      await compare(page, 'background-p2-s3');
      await expect(page.locator('[data-marked]').filter({ visible: true })).toHaveCount(count);
    }
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.keyboard.press('f');
    await page.keyboard.press('j');
    await expect(page.locator('[data-marked]').filter({ visible: true })).toHaveCount(2);
    await expect(page.locator('.counterpart')).toHaveCount(0);
  }
});

test('a term in a sentence or in its counterpart opens its note in that language, and the counterpart still closes', async ({
  page,
  site,
}) => {
  await openAndAct(page, site + PAIR);
  const id = 'practice-p2-s3';
  const counterpart = counterpartOf(page, id);
  await compare(page, id);
  await expect(counterpart).toBeVisible();
  for (const [lang, term] of [
    ['zh-Hans', counterpart.locator('a[href$="#_term-asean"]')],
    ['en', page.locator(`#${id} > a[href$="#_term-asean"]`)],
  ] as const) {
    await expect(term).toHaveAttribute('aria-expanded', 'false');
    await term.tap();
    await expect(page.getByRole('note').filter({ visible: true })).toContainText(
      paperFile(lang).glossary?.asean?.explanation ?? '',
    );
    await expect(term).toHaveAttribute('aria-expanded', 'true');
    if (lang === 'en') continue;
    await page.keyboard.press('Escape');
    await expect(page.getByRole('note')).toHaveCount(0);
  }
  // With the note of the sentence open, the counterpart of that sentence still is its only one.
  await compare(page, id);
  await expect(page.locator('.counterpart')).toHaveCount(0);
  await compare(page, id);
  await expect(page.locator('.counterpart')).toHaveCount(1);
  await expect(page.getByRole('note').filter({ visible: true })).toHaveCount(1);
});

test('the browser’s search can open a paragraph of the second language, and finds what is shown, counterparts too', async ({
  page,
  site,
}) => {
  await open(page, site + PAIR);
  const finds = (text: string) =>
    page.evaluate((words) => {
      getSelection()?.removeAllRanges();
      const { find } = window as unknown as { find: (text: string, ...flags: boolean[]) => boolean };
      const found = find(words, true, false, true);
      const element = getSelection()?.anchorNode?.parentElement;
      return found && element?.checkVisibility() ? element.closest('[lang]')?.getAttribute('lang') : null;
    }, text);
  const [english, chinese] = ['en', 'zh-Hans'].map((lang) => textOf(lang, 'background-p2-s3'));
  expect(await finds(english ?? '')).toBe('en');
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await compare(page, 'background-p2-s3');
  await expect(counterpartOf(page, 'background-p2-s3')).toBeVisible();
  expect(await finds(chinese ?? '')).toBe('zh-Hans');
  // A search by the reader goes through what is hidden until it is found, which no script can start. Where it finds
  // something, the browser sends this event, and then shows the paragraph.
  const seconds = page.locator('main section p.beside');
  await expect(page.locator('main section p.beside[hidden=until-found]')).toHaveCount(24);
  await page.locator('#policy-p3 > .beside').evaluate((own) => {
    own.dispatchEvent(new Event('beforematch', { bubbles: true }));
    own.removeAttribute('hidden');
  });
  await expect(page.locator('#policy-p3 > .beside')).toBeVisible();
  await expect(seconds.filter({ visible: true })).toHaveCount(1);
});

test('in print both languages are side by side, each sentence once, without counterparts or the hint', async ({
  page,
  site,
}) => {
  await open(page, site + PAIR);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.hint')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  for (const id of ['background-p2-s3', 'policy-p1-s1']) await compare(page, id);
  await expect(page.locator('.counterpart').filter({ visible: true })).toHaveCount(2);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await expect(page.locator('.counterpart').filter({ visible: true })).toHaveCount(0);
  const rows = await page.locator('main section .row:has(> p)').evaluateAll((all) =>
    all.map((row) => {
      const [lead, beside] = ['.lead', '.beside'].map((of) => row.querySelector(of)?.getBoundingClientRect());
      return (beside?.left ?? NaN) >= (lead?.right ?? NaN) && (beside?.width ?? NaN) > 100;
    }),
  );
  expect(rows).toEqual(Array(24).fill(true));
  for (const lang of ['en', 'zh-Hans']) {
    const shown = await page
      .locator(`main p:lang(${lang}) [data-segment="background.p2.s3"]`)
      .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
    expect(shown, lang).toBe(1);
  }
});

test('without scripts both languages are shown, one beneath the other, and nothing asks for a tap', async ({
  browser,
  site,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await page.goto(site + PAIR);
  const rows = await page.locator('main section .row:has(> p)').evaluateAll((all) =>
    all.map((row) => {
      const [lead, beside] = ['.lead', '.beside'].map((of) => row.querySelector(of)?.getBoundingClientRect());
      return (beside?.top ?? NaN) >= (lead?.bottom ?? NaN) && (beside?.height ?? 0) > 10;
    }),
  );
  expect(rows).toEqual(Array(24).fill(true));
  await expect(page.locator('.hint')).toBeHidden();
  await page.close();
});
