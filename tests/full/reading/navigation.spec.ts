import type { Page } from '@playwright/test';
import { expect, openAndAct, paperFile, press, ready, test, viewAddress, VIEWS } from '../../support/site.ts';
import { t } from '../messages.ts';
import { swapLink, viewLink } from '../reading-page.ts';
import { expectToStay } from '../../support/wait.ts';

/** The contents of a page as a list of names, attributes and texts, without what differs after hydration. */
const outline = (page: Page) =>
  page.evaluate(() => {
    const write = (node: Node): string[] => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent?.trim() ? [node.textContent.trim()] : [];
      if (!(node instanceof Element) || ['SCRIPT', 'svelte-announcer'].includes(node.nodeName)) return [];
      // The offline line is added later, by scripts only.
      if (node.matches('.offline-line')) return [];
      // Pages in two languages load summaries and glossary on demand, by scripts only.
      if (node.matches('.summary > .row, .glossary')) return [];
      if (node.matches('[data-segment]')) return [node.id, node.textContent];
      const attributes = [...node.attributes]
        .map(({ name, value }) => `${name}=${value}`)
        // Svelte sets it as a property, which leaves an attribute without effect where there is none.
        .filter((attribute) => attribute !== 'dir=')
        // Scripts set these attributes to move the focus, to mark sentences, and to let the browser search what is folded.
        .filter(
          (attribute) => !/^(tabindex=-1|data-attended=|data-pointed=|hidden=until-found)/.test(attribute),
        )
        .sort();
      return [`<${node.nodeName} ${attributes.join(' ')}>`, ...[...node.childNodes].flatMap(write), '</>'];
    };
    return [...document.querySelectorAll('.skip, .masthead, main, .imprint')].flatMap(write);
  });

test('switching views in the browser shows the same page as the server', async ({ page, browser, site }) => {
  const bare = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(site);
  await ready(page);
  const card = t('en', 'shelf.of', { title: paperFile('en').title });
  const steps = [
    [page.getByRole('link', { name: `${card}简体中文`, exact: true }), ['zh-Hans']],
    [viewLink(page, '简体中文 + English'), ['zh-Hans', 'en']],
    [page.locator('.views a').last(), ['en', 'zh-Hans']],
    [viewLink(page, 'English'), ['en']],
    [viewLink(page, 'English + 简体中文'), ['en', 'zh-Hans']],
    [page.locator('.views a').last(), ['zh-Hans', 'en']],
  ] as const;
  for (const [n, [link, langs]] of steps.entries()) {
    await link.click();
    await expect(page).toHaveURL(site + viewAddress(langs));
    await bare.goto(site + viewAddress(langs));
    await expect(page).toHaveTitle(await bare.title());
    await expect(page.locator('html')).toHaveAttribute('lang', langs[0]);
    expect(await outline(page)).toEqual(await outline(bare));
    await expect(page.locator('link[rel=canonical]')).toHaveCount(1);
    // A new page moves the focus to its heading; a switch of language keeps it on the control.
    await expect(n ? link : page.locator('h1')).toBeFocused();
  }
  await bare.close();
});

test('Back leaves the text after a switch, and Forward returns to the last view', async ({ page, site }) => {
  await page.goto(`${site}about/en/`);
  await page.goto(site + viewAddress(VIEWS[0]));
  await ready(page);
  await viewLink(page, '简体中文').click();
  await expect(page).toHaveURL(site + viewAddress(['zh-Hans']));
  await page.goBack();
  await expect(page).toHaveURL(`${site}about/en/`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('h1')).toHaveText(t('en', 'about.heading'));
  await page.goForward();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.locator('h1')).toContainText('立场文件');
});

test('once the reader has done something, neither a switch nor Back to the text requests anything', async ({
  page,
  site,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => {
    // The browser itself requests the icon again at every new address.
    if (!request.url().endsWith('/icon.svg')) requests.push(request.url());
  });
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await openAndAct(page, site + viewAddress(['en']));
    requests.length = 0;
    const follow = async (link: ReturnType<typeof viewLink>, shown: string) => {
      const address = (await link.getAttribute('href')) ?? '';
      await link.click();
      await expect(viewLink(page, shown)).toHaveAttribute('aria-current', 'page');
      // The view is rendered first and the address changes after the paint; Back works from then on.
      await expect(page).toHaveURL(new URL(address, site).href);
    };
    for (const name of ['简体中文', '简体中文 + English']) await follow(viewLink(page, name), name);
    await follow(swapLink(page, 'zh-Hans'), 'English + 简体中文');
    for (const name of ['English', 'English + 简体中文']) await follow(viewLink(page, name), name);
    await follow(swapLink(page), '简体中文 + English');
    for (const name of ['English', '繁體中文', '简体中文', 'English'])
      await follow(viewLink(page, name), name);
    expect(requests, `${width} px`).toEqual([]);
    await press(page.getByRole('link', { name: t('en', 'site.about'), exact: true }));
    await expect(page).toHaveURL(`${site}about/en/`);
    // The About page loads its section on the offline copy when the browser is idle.
    await page.locator('main .offline .position').waitFor();
    requests.length = 0;
    await page.goBack();
    await expect(page).toHaveURL(site + viewAddress(['en']));
    await expect(page.locator('main [data-segment]').first()).toBeVisible();
    expect(requests, `${width} px, Back`).toEqual([]);
  }
});

test('a link to a sentence or paragraph opens there, below the column heads', async ({ page, site }) => {
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

test('a link opens below the column heads in every layout', async ({ page, site }) => {
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

test('when the code of another page cannot be loaded, the whole page is requested from the server', async ({
  page,
  site,
}) => {
  await page.goto(site + viewAddress(['en']));
  await ready(page);
  await page.route('**/*.js', (route) => route.fulfill({ status: 404, body: 'gone' }));
  await page.getByRole('link', { name: t('en', 'site.about'), exact: true }).click();
  await expect(page).toHaveURL(`${site}about/en/`);
  await expect(page.locator('h1')).toHaveText(t('en', 'about.heading'));
  // That page gets none of its scripts, and works without them.
  await page.getByRole('link', { name: '简体中文', exact: true }).click();
  await expect(page.locator('h1')).toHaveText(t('zh-Hans', 'about.heading'));
});

test('when any one script cannot be loaded, the page stays as it was opened', async ({ page, site }) => {
  const html = await (await page.request.get(site + viewAddress(['en']))).text();
  const scripts = [...html.matchAll(/<link href="([^"]+\.js)" rel="modulepreload">/g)].map(
    ([, path]) => path ?? '',
  );
  expect(scripts.length).toBeGreaterThan(5);
  for (const script of scripts) {
    await page.route(`**${script}`, (route) => route.abort());
    await page.goto(site + viewAddress(['en']), { waitUntil: 'load' });
    await expect(page.locator('h1'), script).toContainText('Position Paper');
    // A failing script would replace the page some frames later; no event marks that it did not.
    const heading = async () =>
      (await page.locator('h1').allTextContents()).join().includes('Position Paper');
    await expectToStay(heading, true, 150, script);
    await page.unroute(`**${script}`);
  }
});

test('linked data is removed with the view it describes, and no announcement is assertive', async ({
  page,
  site,
}) => {
  await page.goto(site + viewAddress(['en']));
  await ready(page);
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(1);
  await expect(page.locator('[aria-live="assertive"]')).toBeHidden();
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  await viewLink(page, '简体中文').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(0);
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
    'href',
    canonical?.replace('/en/', '/zh-Hans/') ?? '',
  );
});
