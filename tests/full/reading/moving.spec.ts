import type { Page } from '@playwright/test';
import { expect, open, ready, test, viewAddress, VIEWS } from '../../site.ts';

/** What a page holds, element by element: name, attributes, text. How it came to be leaves no trace. */
const outline = (page: Page) =>
  page.evaluate(() => {
    const write = (node: Node): string[] => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent?.trim() ? [node.textContent.trim()] : [];
      if (!(node instanceof Element) || ['SCRIPT', 'svelte-announcer'].includes(node.nodeName)) return [];
      // What there is offline is said later, and by scripts alone.
      if (node.matches('.offline-line')) return [];
      // What explains the text comes when it is wanted: to the page of two languages by scripts alone.
      if (node.matches('.summary > .row, .glossary')) return [];
      if (node.matches('[data-segment]')) return [node.id, node.textContent];
      const attributes = [...node.attributes]
        .map(({ name, value }) => `${name}=${value}`)
        // With these focus is moved and sentences are marked.
        .filter((attribute) => !/^(tabindex=-1|data-attended=|data-pointed=)/.test(attribute))
        .sort();
      return [`<${node.nodeName} ${attributes.join(' ')}>`, ...[...node.childNodes].flatMap(write), '</>'];
    };
    return [...document.querySelectorAll('.skip, .masthead, main, .imprint')].flatMap(write);
  });

test('going from view to view in the browser shows what the server would', async ({
  page,
  browser,
  site,
}) => {
  const bare = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(site);
  await ready(page);
  const steps = [
    ['中方关于新安全观的立场文件', ['zh-Hans']],
    ['中文 + English', ['zh-Hans', 'en']],
    ['English + 中文', ['en', 'zh-Hans']],
    ['English', ['en']],
    ['English + 中文', ['en', 'zh-Hans']],
  ] as const;
  for (const [n, [link, langs]] of steps.entries()) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await expect(page).toHaveURL(site + viewAddress(langs));
    await bare.goto(site + viewAddress(langs));
    await expect(page).toHaveTitle(await bare.title());
    await expect(page.locator('html')).toHaveAttribute('lang', langs[0]);
    expect(await outline(page)).toEqual(await outline(bare));
    await expect(page.locator('link[rel=canonical]')).toHaveCount(1);
    // A new page is read from its heading; a switch of languages leaves the focus on the control.
    await expect(n ? page.getByRole('link', { name: link, exact: true }) : page.locator('h1')).toBeFocused();
  }
  await bare.close();
});

test('Back and Forward return', async ({ page, site }) => {
  await page.goto(site + viewAddress(VIEWS[0]));
  await ready(page);
  await page.getByRole('link', { name: '中文', exact: true }).click();
  await expect(page).toHaveURL(site + viewAddress(['zh-Hans']));
  await page.goBack();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('h1')).toContainText('Position Paper');
  await page.goForward();
  await expect(page.locator('h1')).toContainText('立场文件');
});

test('once the browser was idle, no other view asks anything of the network or of a cache, nor does Back', async ({
  page,
  site,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => {
    // The browser looks at the icon again at every new address, by itself.
    if (!request.url().endsWith('/icon.svg')) requests.push(request.url());
  });
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await open(page, site + viewAddress(['en']));
    requests.length = 0;
    const walk = ['中文', '中文 + English', 'English + 中文', 'English', 'English + 中文', '中文 + English', 'English', '中文', 'English']; // prettier-ignore
    for (const name of walk) {
      const link = page.getByRole('link', { name, exact: true });
      await link.click();
      await expect(link).toHaveAttribute('aria-current', 'page');
      // The view is drawn first, the address follows it after the paint: from then on Back undoes it.
      await expect(page).toHaveURL(new URL((await link.getAttribute('href')) ?? '', site).href);
    }
    for (const name of ['English', ...walk].slice(0, -1).reverse()) {
      await page.goBack();
      await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
    }
    expect(requests, `${width} px`).toEqual([]);
  }
});

test('a link to a sentence or paragraph opens there, below the headings of the columns', async ({
  page,
  site,
}) => {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const langs of VIEWS) {
      for (const id of ['policy', 'background-p3', 'background-p2-s5', 'practice-p3-s1']) {
        await page.goto('about:blank');
        await page.goto(`${site}${viewAddress(langs)}#${id}`);
        await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
        const { top, bar } = await page.evaluate((target) => {
          const heads = document.querySelector('.column-heads');
          const sticky = heads && getComputedStyle(heads).position === 'sticky';
          return {
            top: document.getElementById(target)?.getBoundingClientRect().top ?? NaN,
            bar: sticky ? heads.getBoundingClientRect().bottom : 0,
          };
        }, id);
        expect(top, `${langs.join('+')} ${id}`).toBeGreaterThanOrEqual(bar);
      }
    }
  }
});

test('a link opens below the headings of the languages in every layout', async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const layout of ['stacked', 'peek']) {
    await page.goto(site);
    await page.evaluate(
      (chosen) => localStorage.setItem('duidu:preferences', JSON.stringify({ layout: chosen })),
      layout,
    );
    for (const id of ['policy', 'policy-p1', 'practice-p3']) {
      await page.goto('about:blank');
      await page.goto(`${site}${viewAddress(['zh-Hant', 'en'])}#${id}`);
      await expect(page.locator('html')).toHaveAttribute('data-layout', layout);
      await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
      const covered = await page.evaluate((target) => {
        const top = document.getElementById(target)?.getBoundingClientRect().top ?? NaN;
        return (document.querySelector('.column-heads')?.getBoundingClientRect().bottom ?? NaN) - top;
      }, id);
      expect(covered, `${layout} ${id}`).toBeLessThanOrEqual(0);
    }
  }
});

test('when a part of another page cannot be loaded, the server is asked for the whole page; nothing goes blank', async ({
  page,
  site,
}) => {
  await page.goto(site + viewAddress(['en']));
  await ready(page);
  await page.route('**/*.js', (route) => route.fulfill({ status: 404, body: 'gone' }));
  await page.getByRole('link', { name: 'About' }).click();
  await expect(page).toHaveURL(`${site}about/en/`);
  await expect(page.locator('h1')).toHaveText('About Duidu');
  // That page has no scripts at all, and is whole.
  await page.getByRole('link', { name: '中文', exact: true }).click();
  await expect(page.locator('h1')).toHaveText('关于对读');
});

test('when scripts cannot be loaded in part, the page that was opened stays', async ({ page, site }) => {
  const html = await (await page.request.get(site + viewAddress(['en']))).text();
  const scripts = [...html.matchAll(/import\("([^"]+\.js)"\)/g)].map(([, path]) => path ?? '');
  expect(scripts.length).toBeGreaterThan(5);
  for (const script of scripts) {
    await page.route(`**${script}`, (route) => route.abort());
    await page.goto(site + viewAddress(['en']), { waitUntil: 'load' });
    await page.waitForTimeout(150); // There is no event for "nothing happens".
    await expect(page.locator('h1'), script).toContainText('Position Paper');
    await page.unroute(`**${script}`);
  }
});

test('linked data leaves with the view that it describes, and nothing is announced rudely', async ({
  page,
  site,
}) => {
  await page.goto(site + viewAddress(['en']));
  await ready(page);
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(1);
  await expect(page.locator('[aria-live="assertive"]')).toBeHidden();
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  await page.getByRole('link', { name: '中文', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(0);
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
    'href',
    canonical?.replace('/en/', '/zh-Hans/') ?? '',
  );
});
