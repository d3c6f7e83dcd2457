import type { BrowserContext, Page } from '@playwright/test';
import { saved } from '../offline/offline.ts';
import { expect, open, PAGES, press, ready, test, viewAddress, VIEWS, whole } from '../../site.ts';

/** Takes down what goes against the policy, what is said in the console, and every host that is asked. */
async function watch(context: BrowserContext) {
  const wrong: string[] = [];
  const origins = new Set<string>();
  await context.exposeFunction('refused', (what: string) => wrong.push(what));
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      (window as unknown as { refused: (what: string) => void }).refused(`${violatedDirective} ${sample}`),
    ),
  );
  context.on('weberror', (error) => wrong.push(String(error.error())));
  context.on('console', (message) => {
    // The page that is not there has status 404, and the browser says so.
    if (message.type() === 'error' && !message.text().includes('404')) wrong.push(message.text());
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:') origins.add(origin);
  });
  return { wrong, origins };
}

/** Goes through the states of a page with two languages. */
async function use(page: Page, site: string) {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await whole(page);
  for (const name of ['Contents', 'Settings']) {
    await page.locator('.bar').getByRole('button', { name }).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await press(page.locator('[data-segment] > a').first());
  await expect(page.locator('[role=note]')).toBeVisible();
  await press(page.locator('.paragraph-actions summary').first());
  await press(page.getByRole('link', { name: '中文', exact: true }).first());
  // Pages that the browser draws itself, one after the other.
  await page.goto(site);
  await ready(page);
  await page
    .locator(`a[href$="/${viewAddress(['en'])}"]`)
    .first()
    .click();
  await expect(page).toHaveURL(site + viewAddress(['en']));
  await expect(page.locator('[data-segment]').first()).toBeVisible();
  await page.locator('a[href*="/about/"]').first().click();
  await expect(page).toHaveURL(/about/);
  await page.goBack();
  await expect(page.locator('[data-segment]').first()).toBeVisible();
  await page.evaluate(() => localStorage.setItem('duidu:preferences', '{"pinyin":"on","layout":"peek"}'));
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await page.locator('ruby').first().waitFor();
  await press(page.locator('.peek').first());
  await saved(page);
  await press(page.locator('.imprint button'));
  await expect(page.getByRole('dialog')).toBeVisible();
}

test('no page and no state goes against the policy, and none asks another host', async ({
  page,
  context,
  site,
}) => {
  const { wrong, origins } = await watch(context);
  for (const address of PAGES) {
    await page.goto(site + address);
    await ready(page);
  }
  for (const langs of VIEWS) await open(page, site + viewAddress(langs));
  await use(page, site);
  expect(wrong).toEqual([]);
  expect([...origins]).toEqual([new URL(site).origin]);
});

test('a script from elsewhere, one in the page, a handler, eval and a string as HTML are refused', async ({
  page,
  site,
}) => {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  const found = await page.evaluate(async () => {
    const refused: string[] = [];
    addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective));
    const thrown = (what: () => unknown) => {
      try {
        what();
        return 'nothing';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const factory = (window as unknown as { trustedTypes: { createPolicy: (...all: unknown[]) => unknown } })
      .trustedTypes;
    const add = (change: (script: HTMLScriptElement) => void) => () => {
      const script = document.createElement('script');
      change(script);
      document.head.append(script);
    };
    const results = {
      html: thrown(() => (document.createElement('p').innerHTML = '<b>x</b>')),
      code: thrown(add((script) => (script.text = 'window.ran = 1'))),
      elsewhere: thrown(add((script) => (script.src = 'https://example.org/x.js'))),
      handler: thrown(() => document.body.setAttribute('onclick', 'window.ran = 1')),
      again: thrown(() => factory.createPolicy('duidu', {})),
      other: thrown(() => factory.createPolicy('other', {})),
    };
    // Not at once: what the debugger runs itself may do more than a page.
    const evaluated = await new Promise((done) => setTimeout(() => done(thrown(() => (0, eval)('1')))));
    const imported = await import('https://example.org/x.js' as string).then(
      () => 'nothing',
      (error: Error) => error.name,
    );
    // Put there without a sink: a text node is a script's code, too.
    add((script) => script.append('window.ran = 1'))();
    document.body.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return {
      results: { ...results, evaluated, imported },
      refused: [...new Set(refused)],
      ran: 'ran' in window,
    };
  });
  expect(found.results).toEqual({
    html: 'TypeError',
    code: 'TypeError',
    elsewhere: 'TypeError',
    handler: 'TypeError',
    again: 'TypeError',
    other: 'TypeError',
    evaluated: 'EvalError',
    imported: 'TypeError',
  });
  expect(found.refused).toEqual(
    expect.arrayContaining(['require-trusted-types-for', 'trusted-types', 'script-src-elem']),
  );
  expect(found.ran).toBe(false);
});

test('the policy stands ahead of every script of a page', async ({ request, site }) => {
  for (const address of PAGES) {
    const html = await (await request.get(site + address)).text();
    expect(html.indexOf('content-security-policy'), address).toBeGreaterThan(0);
    expect(html.indexOf('content-security-policy'), address).toBeLessThan(html.indexOf('<script'));
  }
});
