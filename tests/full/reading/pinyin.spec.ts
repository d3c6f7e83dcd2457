import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axe } from '../access/axe.ts';
import { save, test as host } from '../offline/offline.ts';
import { expect, open, paperFile, press, segmentsOf, test, viewAddress } from '../../site.ts';
import { atTop, movedBy, PLACES, SIZES, type Seen } from '../switching/place.ts';

const chinese = new Map(segmentsOf(paperFile('zh-Hans').text).map(({ id, text }) => [id, text]));

/** The files that only pinyin needs: the readings, what draws them, and their style. */
const OWN = readdirSync('build/_app/immutable', { recursive: true, encoding: 'utf8' }).filter(
  (path) =>
    /pinyin\.[\w-]+\.css$/.test(path) ||
    (path.endsWith('.js') &&
      /zh-Latn-pinyin|chàngdǎozhě/.test(readFileSync(`build/_app/immutable/${path}`, 'utf8'))),
);

/** How often the page itself asked for one of them. */
const asked = (page: Page) =>
  page.evaluate((own) => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name);
    return own.map((path) => names.filter((name) => name.endsWith(`/${path}`)).length);
  }, OWN);

const choose = (page: Page, chosen: object) =>
  page.addInitScript((value) => {
    if (!localStorage.length) localStorage.setItem('duidu:preferences', value);
  }, JSON.stringify(chosen));

/** Chooses in the settings, which stay open. */
async function set(page: Page, option: string): Promise<void> {
  if (!(await page.locator('dialog[open]').count())) await press(page.locator('.bar > button >> nth=-1'));
  await page.getByLabel(option, { exact: true }).check();
}

const drawn = (page: Page, is = true) =>
  expect
    .poll(() =>
      page.evaluate(() =>
        [...document.querySelectorAll('main p:lang(zh) > [data-segment]')].map(
          (segment) => !!segment.querySelector('ruby'),
        ),
      ),
    )
    .toEqual(Array.from({ length: chinese.size }, () => is));

/** What is in the text that should not be, without its pinyin and with it. */
const wrong = (page: Page, texts = [...chinese]) =>
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

test('in columns what can be done with a paragraph opens above the pinyin of its first line', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const chosen of [{}, { hanScale: 2, latinScale: 2 }]) {
    await page.goto(site);
    await page.evaluate(
      (value) => localStorage.setItem('duidu:preferences', value),
      JSON.stringify({ pinyin: 'on', ...chosen }),
    );
    await open(page, site + viewAddress(['zh-Hans', 'en']));
    await drawn(page);
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

test('pinyin is off, and nothing of it is asked for, until it is wanted; off again, all is as it was', async ({
  page,
  site,
}) => {
  expect(OWN.length).toBeGreaterThanOrEqual(3);
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  const before = await page.locator('main .text').innerHTML();
  await expect(page.locator('ruby')).toHaveCount(0);
  await set(page, 'Silent');
  expect(await asked(page)).toEqual(OWN.map(() => 0));
  await set(page, 'With the words');
  await drawn(page);
  expect(await wrong(page)).toEqual([]);
  expect(await asked(page)).toEqual(OWN.map(() => 1));
  await set(page, 'No pinyin');
  await drawn(page, false);
  expect(await page.locator('main .text').innerHTML()).toBe(before);
  await set(page, 'With the words');
  await drawn(page);
  expect(await asked(page)).toEqual(OWN.map(() => 1));
});

test('a text that is read in no pinyin asks for none', async ({ page, library }) => {
  await choose(page, { pinyin: 'on' });
  await open(page, `${library}harbour/en/`);
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(names.filter((name) => name.includes('pinyin'))).toEqual([]);
});

test('every Chinese sentence has its pinyin, and its text as it is, in every view and layout', async ({
  page,
  site,
}) => {
  await choose(page, { pinyin: 'on' });
  await open(page, site + viewAddress(['en']));
  await expect(page.locator('ruby')).toHaveCount(0);
  for (const view of [['zh-Hans'], ['zh-Hans', 'en'], ['en', 'zh-Hans']]) {
    await press(page.locator(`.masthead a[href$="/${viewAddress(view)}"]`));
    await drawn(page);
    expect(await wrong(page), view.join()).toEqual([]);
  }
  for (const layout of ['Columns', 'Stacked', 'Peek']) {
    await set(page, layout);
    await drawn(page);
    expect(await wrong(page), layout).toEqual([]);
  }
  // Section headings, too.
  await expect(page.locator('h2 rt').first()).toHaveText('yī');
});

/** The pinyin and the words that assistive technology is given of a sentence. */
async function spoken(page: Page, id: string): Promise<{ words: string; pinyin: string }> {
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

test('assistive technology is given the sentence in one, and the pinyin only on request', async ({
  page,
  site,
}) => {
  await choose(page, { pinyin: 'on' });
  await open(page, site + viewAddress(['zh-Hans']));
  await drawn(page);
  const text = chinese.get('practice.p1.s1') ?? '';
  expect(await spoken(page, 'practice-p1-s1')).toEqual({ words: text, pinyin: '' });
  await expect(page.locator('main').getByText('Zhōngguó').first()).toHaveAttribute('aria-hidden', 'true');
  const rubies = page.locator('ruby');
  await expect(page.locator('ruby[role=none]')).toHaveCount(await rubies.count());
  await set(page, '读出');
  await expect(page.locator('ruby[role=none], rt[aria-hidden]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  const { words, pinyin } = await spoken(page, 'practice-p1-s1');
  expect(words).toBe(text);
  expect(pinyin).toBe('Zhōngguó zhèng jījí jiāng xīn ānquánguān fùzhū shíjiàn');
});

test('what is copied has no pinyin', async ({ page, site }) => {
  await choose(page, { pinyin: 'on' });
  await open(page, site + viewAddress(['zh-Hans']));
  await drawn(page);
  const selected = await page.locator('#policy-p1-s1').evaluate((own) => {
    getSelection()?.selectAllChildren(own);
    return String(getSelection());
  });
  expect(selected).toBe(chinese.get('policy.p1.s1'));
});

/** Looks at each frame from now on, how far a sentence has moved: the function gives the most, in px. */
async function watch(page: Page, seen: Seen): Promise<() => Promise<number>> {
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
  test(`at ${viewport.width} px, pinyin comes and goes and nothing that is read moves`, async ({
    page,
    site,
  }) => {
    await page.addInitScript({ content: `window.movedBy = ${movedBy.toString()}` });
    // As in WebKit: there no scroll anchoring helps.
    await page.addInitScript(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { overflow-anchor: none }');
      document.adoptedStyleSheets = [sheet];
    });
    await page.setViewportSize(viewport);
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    for (const place of PLACES.filter((_, n) => n % 3 === 2)) {
      await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), place);
      await press(page.getByRole('button', { name: 'Settings' }));
      await page.locator('dialog form').waitFor();
      const most = await watch(page, await page.evaluate(atTop));
      for (const option of ['With the words', 'Spoken', 'Silent', 'No pinyin']) {
        await set(page, option);
        await drawn(page, option !== 'No pinyin');
        expect(await most(), `${place}: ${option}`).toBeLessThanOrEqual(1);
        await expect(page.getByLabel(option, { exact: true })).toBeFocused();
      }
      await page.keyboard.press('Escape');
    }
    // Opened again, the text is there first, and its pinyin comes to it.
    await set(page, 'With the words');
    await page.keyboard.press('Escape');
    await drawn(page);
    const before = await page.evaluate(atTop);
    await page.reload();
    await drawn(page);
    expect(await page.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
    // And so it does in another language.
    await press(page.getByRole('link', { name: '中文', exact: true }));
    await drawn(page);
    expect(await page.evaluate(movedBy, before)).toBeLessThanOrEqual(1);
  });
}

test('pinyin that is chosen again while the last choice is still drawn hides and folds nothing', async ({
  page,
  site,
}) => {
  await choose(page, { layout: 'peek' });
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await set(page, 'With the words');
  await drawn(page);
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await page.evaluate(() => document.getElementById('policy-p4')?.scrollIntoView());
  const peek = page.locator('#policy-p4 .peek');
  await press(peek);
  await press(page.getByRole('button', { name: 'Settings' }));
  await page.locator('dialog form').waitFor();
  const later = await page.evaluate(() => {
    const radios = [...document.querySelectorAll<HTMLInputElement>('input[name="pinyin"]')];
    if (radios.length !== 2) throw new Error('There is no choice of pinyin.');
    for (const radio of [...radios, ...radios]) radio.click(); // Off, on, off, on: no frame lies between.
    return document.querySelectorAll('main [data-later]').length;
  });
  expect(later).toBe(0);
  await drawn(page);
  await expect(peek).toHaveAttribute('aria-expanded', 'true');
});

test('a term keeps the focus and its open entry while pinyin comes from another tab', async ({
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
  await drawn(page);
  await expect(term.locator('rt').first()).toHaveText('xīn');
  await expect(term).toBeFocused();
  await press(term);
  await expect(page.getByRole('note')).toHaveCount(0);
});

test('axe finds nothing wrong with pinyin, heard or not, light or dark', async ({ page, library }) => {
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

test('words with pinyin scroll nothing sideways, and neighbours stay apart', async ({ page, site }) => {
  await choose(page, { pinyin: 'on', hanScale: 2 });
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, site + viewAddress(['zh-Hans']));
  await drawn(page);
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

host('without a network, pinyin is there the first time it is wanted', async ({ page, host }) => {
  await save(page, host.url + viewAddress(['en', 'zh-Hans']));
  await host.stop();
  await set(page, 'With the words');
  await drawn(page);
  await page.reload();
  await drawn(page);
  expect(await wrong(page)).toEqual([]);
});
