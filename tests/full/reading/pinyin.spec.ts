import { readdirSync, readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { axe } from '../../support/axe.ts';
import { save, test as testWithHost } from '../offline/offline.ts';
import {
  expect,
  open,
  openAndAct,
  paperFile,
  press,
  segmentsOf,
  test,
  viewAddress,
} from '../../support/site.ts';
import { atTop, movedBy, PLACES, SIZES, type Seen } from '../../support/place.ts';
import { compare, counterpartOf, storeSettings, viewLink } from '../reading-page.ts';
import { openerOf, openMore, option } from '../sheets.ts';

const chinese = new Map(segmentsOf(paperFile('zh-Hans').text).map(({ id, text }) => [id, text]));

/** The files that only pinyin needs: the readings, the code that renders them, and their styles. */
const PINYIN_FILES = readdirSync('build/_app/immutable', { recursive: true, encoding: 'utf8' }).filter(
  (path) =>
    /pinyin\.[\w-]+\.css$/.test(path) ||
    (path.endsWith('.js') &&
      /zh-Latn-pinyin|chàngdǎozhě/.test(readFileSync(`build/_app/immutable/${path}`, 'utf8'))),
);

/** How often the page requested each of them. */
const requestCounts = (page: Page) =>
  page.evaluate((own) => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name);
    return own.map((path) => names.filter((name) => name.endsWith(`/${path}`)).length);
  }, PINYIN_FILES);

/** Chooses an option in the settings sheet, and leaves the sheet open. */
async function choose(page: Page, radio: Locator, lang = 'en'): Promise<void> {
  if (!(await page.locator('dialog[open]').count())) await press(openerOf(page, 'settings', lang));
  await openMore(page, lang);
  await radio.check();
}

/** Waits until every Chinese sentence has pinyin, or none has. */
const expectPinyin = (page: Page, shown = true) =>
  expect
    .poll(() =>
      page.evaluate(() =>
        [...document.querySelectorAll('main p:lang(zh) > [data-segment]')].map(
          (segment) => !!segment.querySelector('ruby'),
        ),
      ),
    )
    .toEqual(Array.from({ length: chinese.size }, () => shown));

/** The ids of sentences whose text or `<ruby>` markup is not what it should be. */
const faultySentences = (page: Page, texts = [...chinese]) =>
  page.evaluate((all) => {
    const expected = new Map(all);
    return [...document.querySelectorAll<HTMLElement>('main p:lang(zh) > [data-segment]')].flatMap((own) => {
      const copy = own.cloneNode(true) as HTMLElement;
      for (const pinyin of copy.querySelectorAll('rt, rp')) pinyin.remove();
      const text = expected.get(own.dataset.segment ?? '');
      for (const ruby of copy.querySelectorAll('ruby')) ruby.remove();
      const left = /\p{Script=Han}/u.test(copy.textContent);
      const rubies = [...own.querySelectorAll('ruby')].filter(
        (ruby) =>
          [...ruby.childNodes].map(({ nodeName }) => nodeName).join() !== '#text,RP,RT,RP' ||
          ruby.querySelector('rt')?.lang !== 'zh-Latn-pinyin',
      );
      const plain = own.cloneNode(true) as HTMLElement;
      for (const pinyin of plain.querySelectorAll('rt, rp')) pinyin.remove();
      return plain.textContent === text && !left && !rubies.length ? [] : [own.id];
    });
  }, texts);

test('in columns a paragraph menu opens above the pinyin of the first line', async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const chosen of [{}, { hanScale: 2, latinScale: 2 }]) {
    await page.goto(site);
    await page.evaluate(
      (value) => localStorage.setItem('duidu:preferences', value),
      JSON.stringify({ pinyin: 'on', ...chosen }),
    );
    await open(page, site + viewAddress(['zh-Hans', 'en']));
    await expectPinyin(page);
    const row = page.locator('#background-p3');
    await press(row.locator('summary'));
    await expect(row.locator('.paragraph-actions .link')).toBeVisible();
    const covered = await row.evaluate((own) => {
      const pinyin = own.querySelector('rt')?.getBoundingClientRect().top ?? NaN;
      return (own.querySelector('.paragraph-actions > div')?.getBoundingClientRect().bottom ?? NaN) - pinyin;
    });
    expect(covered, JSON.stringify(chosen)).toBeLessThanOrEqual(2);
  }
});

test('pinyin is off and not loaded until it is chosen; switching it off restores the text', async ({
  page,
  site,
}) => {
  expect(PINYIN_FILES.length).toBeGreaterThanOrEqual(3);
  await openAndAct(page, site + viewAddress(['en', 'zh-Hans']));
  const before = await page.locator('main .text').innerHTML();
  await expect(page.locator('ruby')).toHaveCount(0);
  await choose(page, option(page, 'pinyinHeard', 'off'));
  expect(await requestCounts(page)).toEqual(PINYIN_FILES.map(() => 0));
  await choose(page, option(page, 'pinyin', 'on'));
  await expectPinyin(page);
  expect(await faultySentences(page)).toEqual([]);
  expect(await requestCounts(page)).toEqual(PINYIN_FILES.map(() => 1));
  await choose(page, option(page, 'pinyin', 'off'));
  await expectPinyin(page, false);
  expect(await page.locator('main .text').innerHTML()).toBe(before);
  await choose(page, option(page, 'pinyin', 'on'));
  await expectPinyin(page);
  expect(await requestCounts(page)).toEqual(PINYIN_FILES.map(() => 1));
});

test('a text without Chinese loads no pinyin', async ({ page, library }) => {
  await storeSettings(page, { pinyin: 'on' });
  await open(page, `${library}harbour/en/`);
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(names.filter((name) => name.includes('pinyin'))).toEqual([]);
});

test('every Chinese sentence has pinyin and keeps its text, in every view and layout', async ({
  page,
  site,
}) => {
  await storeSettings(page, { pinyin: 'on' });
  await open(page, site + viewAddress(['en']));
  await expect(page.locator('ruby')).toHaveCount(0);
  for (const view of [['zh-Hans'], ['zh-Hans', 'en'], ['en', 'zh-Hans']]) {
    await press(page.locator(`.masthead a[href$="/${viewAddress(view)}"]`));
    await expectPinyin(page);
    expect(await faultySentences(page), view.join()).toEqual([]);
  }
  for (const layout of ['columns', 'stacked', 'peek'] as const) {
    await choose(page, option(page, 'layout', layout));
    await expectPinyin(page);
    expect(await faultySentences(page), layout).toEqual([]);
  }
  // Section headings have pinyin too.
  await expect(page.locator('h2 rt').first()).toHaveText('yī');
});

/** The text and the pinyin of a sentence in the accessibility tree. */
async function accessibleText(page: Page, id: string): Promise<{ words: string; pinyin: string }> {
  type Node = {
    nodeId: string;
    ignored: boolean;
    backendDOMNodeId?: number;
    childIds?: string[];
    role?: { value: string };
    name?: { value: string };
    description?: { value: string };
  };
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: `#${id}` });
  const { node } = await session.send('DOM.describeNode', { nodeId });
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  const byId = new Map(nodes.map((own) => [own.nodeId, own]));
  const within = (own: Node | undefined): Node[] =>
    own ? [own, ...(own.childIds ?? []).flatMap((child) => within(byId.get(child)))] : [];
  const all = within(nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId));
  const shown = all.filter(({ ignored }) => !ignored);
  await session.detach();
  return {
    words: shown.map(({ role, name }) => (role?.value === 'StaticText' ? name?.value : '')).join(''),
    pinyin: shown.flatMap(({ description }) => description?.value ?? []).join(' '),
  };
}

test('screen readers get each sentence in one piece, and pinyin only on request', async ({ page, site }) => {
  await storeSettings(page, { pinyin: 'on' });
  await open(page, site + viewAddress(['zh-Hans']));
  await expectPinyin(page);
  const text = chinese.get('practice.p1.s1') ?? '';
  expect(await accessibleText(page, 'practice-p1-s1')).toEqual({ words: text, pinyin: '' });
  await expect(page.locator('main').getByText('Zhōngguó').first()).toHaveAttribute('aria-hidden', 'true');
  const rubies = page.locator('ruby');
  await expect(page.locator('ruby[role=none]')).toHaveCount(await rubies.count());
  await choose(page, option(page, 'pinyinHeard', 'on', 'zh-Hans'), 'zh-Hans');
  await expect(page.locator('ruby[role=none], rt[aria-hidden]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  const { words, pinyin } = await accessibleText(page, 'practice-p1-s1');
  expect(words).toBe(text);
  expect(pinyin).toBe('Zhōngguó zhèng jījí jiāng xīn ānquánguān fùzhū shíjiàn');
});

test('copied text contains no pinyin', async ({ page, site }) => {
  await storeSettings(page, { pinyin: 'on' });
  await open(page, site + viewAddress(['zh-Hans']));
  await expectPinyin(page);
  const selected = await page.locator('#policy-p1-s1').evaluate((own) => {
    getSelection()?.selectAllChildren(own);
    return String(getSelection());
  });
  expect(selected).toBe(chinese.get('policy.p1.s1'));
});

/** Measures in every frame how far a sentence has moved. Returns a function that reads the largest distance, in px. */
async function watchMovement(page: Page, seen: Seen): Promise<() => Promise<number>> {
  type Watched = Window & { movedBy: typeof movedBy; from: Seen; most: number };
  await page.evaluate((from) => {
    const own = window as unknown as Watched;
    own.from = from;
    own.most = 0;
    const look = () => {
      if (own.from !== from) return;
      own.most = Math.max(own.most, own.movedBy(from));
      requestAnimationFrame(look);
    };
    look();
  }, seen);
  return () => page.evaluate(() => (window as unknown as Watched).most);
}

for (const viewport of SIZES) {
  test(`at ${viewport.width} px, showing and hiding pinyin moves no sentence that is being read`, async ({
    page,
    site,
  }) => {
    await page.addInitScript({ content: `window.movedBy = ${movedBy.toString()}` });
    // Switch scroll anchoring off: WebKit has none.
    await page.addInitScript(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { overflow-anchor: none }');
      document.adoptedStyleSheets = [sheet];
    });
    await page.setViewportSize(viewport);
    // On a phone too, both languages are shown.
    if (viewport.width < 704) await storeSettings(page, { layout: 'stacked' });
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    for (const place of PLACES.filter((_, n) => n % 3 === 2)) {
      await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), place);
      await press(openerOf(page, 'settings'));
      await page.locator('dialog form').waitFor();
      const most = await watchMovement(page, await page.evaluate(atTop));
      for (const [choice, value] of [
        ['pinyin', 'on'],
        ['pinyinHeard', 'on'],
        ['pinyinHeard', 'off'],
        ['pinyin', 'off'],
      ] as const) {
        const radio = option(page, choice, value);
        await choose(page, radio);
        await expectPinyin(page, choice !== 'pinyin' || value === 'on');
        expect(await most(), `${place}: ${choice} ${value}`).toBeLessThanOrEqual(1);
        await expect(radio).toBeFocused();
      }
      await page.keyboard.press('Escape');
    }
    // On a reload the text is there first, and the pinyin is added to it.
    await choose(page, option(page, 'pinyin', 'on'));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expectPinyin(page);
    const before = await page.evaluate(atTop);
    await page.reload();
    await expectPinyin(page);
    expect(await page.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
    // The same holds after a switch of language.
    await press(viewLink(page, '简体中文'));
    await expectPinyin(page);
    expect(await page.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
  });
}

test('toggling pinyin quickly hides nothing, and an open counterpart stays open and has pinyin too', async ({
  page,
  site,
}) => {
  await storeSettings(page, { layout: 'peek' });
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await choose(page, option(page, 'pinyin', 'on'));
  await expectPinyin(page);
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await page.evaluate(() => document.getElementById('policy-p4')?.scrollIntoView());
  const counterpart = counterpartOf(page, 'policy-p4-s1');
  await compare(page, 'policy-p4-s1');
  await expect(counterpart.locator('rt').first()).toBeVisible();
  await press(openerOf(page, 'settings'));
  await page.locator('dialog form').waitFor();
  const later = await page.evaluate(() => {
    const radios = [...document.querySelectorAll<HTMLInputElement>('input[name="pinyin"]')];
    if (radios.length !== 2) throw new Error('The settings have no choice of pinyin.');
    for (const radio of [...radios, ...radios]) radio.click(); // Off, on, off, on, all within one frame.
    return document.querySelectorAll('main [data-later]').length;
  });
  expect(later).toBe(0);
  await expectPinyin(page);
  await expect(counterpart.locator('rt').first()).toBeVisible();
  await choose(page, option(page, 'pinyin', 'off'));
  await expectPinyin(page, false);
  await expect(counterpart).toHaveText(chinese.get('policy.p4.s1') ?? '');
});

test('a term keeps the focus and its open note when another tab switches pinyin on', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['zh-Hans']));
  const term = page.locator('#policy-p1-s1 > a').first();
  await press(term);
  await expect(page.getByRole('note')).toContainText('本文件阐述的主张');
  await page.evaluate(() => {
    localStorage.setItem('duidu:preferences', '{"pinyin":"on"}');
    dispatchEvent(new StorageEvent('storage', { key: 'duidu:preferences' }));
  });
  await expectPinyin(page);
  await expect(term.locator('rt').first()).toHaveText('xīn');
  await expect(term).toBeFocused();
  await press(term);
  await expect(page.getByRole('note')).toHaveCount(0);
});

test('axe passes pinyin, spoken or silent, light or dark', async ({ page, library }) => {
  for (const [theme, pinyinHeard] of [
    ['light', 'on'],
    ['dark', 'off'],
  ]) {
    await page.addInitScript(
      (value) => localStorage.setItem('duidu:preferences', value),
      JSON.stringify({ theme, pinyin: 'on', pinyinHeard }),
    );
    await open(page, `${library}tides/zh-Hans/`);
    await expect(page.locator('main p rt').first()).toBeVisible();
    expect(await axe(page), `${theme}, heard: ${pinyinHeard}`).toEqual([]);
  }
});

test('with pinyin nothing scrolls sideways, and the readings of neighbouring words do not touch', async ({
  page,
  site,
}) => {
  await storeSettings(page, { pinyin: 'on', hanScale: 2 });
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, site + viewAddress(['zh-Hans']));
  await expectPinyin(page);
  const found = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('rt')].map((rt) => rt.getBoundingClientRect());
    const touching = boxes.filter((box, n) => {
      const last = boxes[n - 1];
      return last && Math.abs(box.top - last.top) < 2 && box.left < last.right - 0.5;
    });
    const small = [...document.querySelectorAll('ruby')].filter((ruby) => ruby.getClientRects().length > 1);
    return [touching.length, small.length, document.documentElement.scrollWidth];
  });
  expect(found).toEqual([0, 0, 320]);
});

testWithHost('pinyin can be chosen for the first time offline', async ({ page, host }) => {
  await save(page, host.url + viewAddress(['en', 'zh-Hans']));
  await host.stop();
  await choose(page, option(page, 'pinyin', 'on'));
  await expectPinyin(page);
  await page.reload();
  await expectPinyin(page);
  expect(await faultySentences(page)).toEqual([]);
});
