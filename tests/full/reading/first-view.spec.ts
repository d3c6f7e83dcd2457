import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { slowConnection, slowCpu } from '../../../scripts/bench/phone.ts';
import {
  ALL_VIEWS,
  expect,
  PAGES,
  paperFile,
  ready,
  segmentsOf,
  test,
  viewAddress,
} from '../../support/site.ts';

/** The HTML of a page, which is the first thing transferred. */
const html = (address: string) => readFileSync(`build/${address}index.html`, 'utf8');

test('the two-language page has its styles inline and nothing render-blocking', () => {
  for (const langs of ALL_VIEWS) {
    const text = html(viewAddress(langs));
    expect(text).toContain('<style>');
    const blocking = [...text.matchAll(/<link[^>]+rel="?stylesheet[^>]*>/g)].filter(
      ([link]) => !link.includes('disabled') && !link.includes('media="print"'),
    );
    expect(blocking).toEqual([]);
    expect(text).not.toMatch(/<script[^>]+src=(?![^>]*(async|defer|type="?module))/);
  }
});

/** The resources that a page has requested so far, and when. */
const requests = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name, startTime }) => ({ path: new URL(name).pathname, startTime })),
  );

test('until the reader does something the text is transferred once: each sentence in the page, none in a script', async ({
  page,
  site,
}) => {
  await page.goto(`${site}new-security-concept/en/zh-Hans/`);
  // The line of the offline copy comes when the browser is idle.
  await page.locator('.offline-line').waitFor();
  await page.waitForLoadState('networkidle');
  const text = html('new-security-concept/en/zh-Hans/');
  const scripts = (await requests(page))
    .filter(({ path }) => path.endsWith('.js'))
    .map(({ path }) => readFileSync(`build${path}`, 'utf8'));
  expect(scripts.length).toBeGreaterThan(5);
  for (const lang of ['en', 'zh-Hans']) {
    for (const { text: sentence } of segmentsOf(paperFile(lang).text)) {
      expect(text.split(sentence).length - 1, sentence).toBe(1);
      expect(
        scripts.some((script) => script.includes(sentence)),
        sentence,
      ).toBe(false);
    }
  }
});

test('once the reader does something, the languages that the bar offers are loaded, so that a switch needs no network', async ({
  page,
  site,
}) => {
  await page.goto(`${site}new-security-concept/en/`);
  await ready(page);
  await page.keyboard.press('Shift');
  for (const lang of ['en', 'zh-Hans', 'zh-Hant']) {
    const [sentence] = segmentsOf(paperFile(lang).text);
    const holds = ({ path }: { path: string }) =>
      path.endsWith('.js') && readFileSync(`build${path}`, 'utf8').includes(sentence?.text ?? '');
    await expect.poll(async () => (await requests(page)).some(holds), { message: lang }).toBe(true);
  }
});

test('nothing is painted before the text begins, and the first frame lays out only what is visible', async ({
  page,
  site,
}) => {
  const session = await page.context().newCDPSession(page);
  await slowConnection(session);
  await slowCpu(session);
  await page.setViewportSize({ width: 390, height: 780 });
  await page.route('**/*.js', (route) => route.abort());
  await page.addInitScript(() => {
    const found: { begun?: number } = {};
    Object.assign(window, { found });
    new MutationObserver(() => {
      if (document.querySelector('.text > section')) found.begun ??= performance.now();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(site + viewAddress(['en', 'zh-Hans']));
  const { painted, begun, laid } = await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return {
      painted: performance.getEntriesByName('first-paint')[0]?.startTime ?? NaN,
      begun: (window as unknown as { found: { begun?: number } }).found.begun ?? NaN,
      laid: [...document.querySelectorAll('section')].map((section) =>
        section.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }),
      ),
    };
  });
  expect(painted).toBeGreaterThanOrEqual(begun);
  expect([laid.at(0), laid.at(-1)]).toEqual([true, false]);
});

test('a text whose scripts never load is complete', async ({ page, site }) => {
  await page.route('**/*.js', (route) => route.abort());
  await page.setViewportSize({ width: 320, height: 640 });
  for (const langs of [['en'], ['en', 'zh-Hans']]) {
    await page.goto(site + viewAddress(langs));
    await page.getByRole('link', { name: 'IV. Practice' }).click();
    await expect(page.locator('#practice h2 .lead')).toBeInViewport();
    const last = page.locator('#practice .row').last();
    await last.scrollIntoViewIfNeeded();
    await expect(last.locator('.lead')).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});

test('no page makes a third-party request, violates its policy or writes to the console', async ({
  page,
  site,
}) => {
  const requests: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective}`),
    );
  });
  for (const address of PAGES) {
    await page.goto(site + address, { waitUntil: 'networkidle' });
    await expect(page.locator('h1')).toBeVisible();
  }
  expect(requests.length).toBeGreaterThan(PAGES.length);
  for (const url of requests) expect(url).toMatch(new RegExp(`^${site}`));
  // The browser itself reports the 404 of the one page that is meant to be missing.
  expect(problems.filter((text) => !text.includes('404 (Not Found)'))).toEqual([]);
});

test('nothing shifts while a page loads', async ({ page, site }) => {
  for (const [width, height] of [
    [390, 844],
    [820, 1180],
    [844, 390],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(`${site}new-security-concept/en/zh-Hans/`, { waitUntil: 'networkidle' });
    const shifts = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          type Shift = PerformanceEntry & { value: number; sources: { node?: Node | null }[] };
          const seen: string[] = [];
          new PerformanceObserver((list) => {
            for (const { value, sources } of list.getEntries() as Shift[]) {
              seen.push(
                `${value}: ${sources.map(({ node }) => node?.textContent?.slice(0, 40)).join(' | ')}`,
              );
            }
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(seen)));
        }),
    );
    expect(shifts, `${width} by ${height} px`).toEqual([]);
  }
});

test('a page painted when only a part of it has arrived does not move when the rest arrives', async ({
  page,
  site,
}) => {
  await page.route('**/*.js', (route) => route.abort());
  for (const width of [390, 820, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site + viewAddress(['en', 'zh-Hans']));
    // The part that has arrived may end after any node, so remove the last node until none is left.
    const { steps, moved } = await page.locator('#_page').evaluate((root) => {
      for (const section of [...root.querySelectorAll('section')].slice(1)) section.remove();
      const blocks = [...root.querySelectorAll('.masthead, .masthead *, .row > *')];
      const placed = blocks
        .filter((block) => !block.closest('.long, .short, .word'))
        .map((block) => ({ block, at: block.getBoundingClientRect() }));
      const moved = new Set<string>();
      for (let steps = 0; ; steps++) {
        let last: ChildNode = root;
        while (last.lastChild) last = last.lastChild;
        if (last === root) return { steps, moved: [...moved] };
        last.remove();
        for (const { block, at } of placed) {
          const now = block.getBoundingClientRect();
          const seen = now.width * now.height > 0 && getComputedStyle(block).visibility === 'visible';
          // In columns the cells of a row share a baseline: the second cell may push the first some pixels down.
          const down = innerWidth >= 704 && !block.closest('.masthead') ? 0 : now.top - at.top;
          const by = Math.hypot(now.left - at.left, down);
          if (seen && block.textContent && by > 0.5) {
            moved.add(`${block.outerHTML.slice(0, 60)} by ${by} without ${last.nodeName}`);
          }
        }
      }
    });
    expect(steps).toBeGreaterThan(200);
    expect(moved, `${width} px`).toEqual([]);
  }
});

test('until a page is interactive its scripts do not use the browser’s language data (Intl)', async ({
  page,
  site,
}) => {
  // The first use of Intl takes a slow phone 0.1 s, so the build puts what is needed into the page or the scripts.
  await page.addInitScript(() => {
    const used: string[] = [];
    Object.assign(window, { used });
    for (const name of ['DateTimeFormat', 'DisplayNames', 'ListFormat', 'Locale', 'NumberFormat'] as const) {
      const construct = (target: () => object, args: unknown[]) => {
        if (!document.querySelector('#svelte-announcer')) used.push(name);
        return Reflect.construct(target, args) as object;
      };
      Object.defineProperty(Intl, name, {
        value: new Proxy(Intl[name] as unknown as () => object, { construct }),
      });
    }
  });
  for (const langs of ['en/zh-Hans/', 'zh-Hant/']) {
    await page.goto(`${site}new-security-concept/${langs}`);
    await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => (window as unknown as { used: string[] }).used), langs).toEqual([]);
  }
});
