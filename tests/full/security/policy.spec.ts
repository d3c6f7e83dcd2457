import type { BrowserContext, Page } from '@playwright/test';
import { saved } from '../offline/offline.ts';
import { expect, open, PAGES, press, ready, test, viewAddress, VIEWS, whole } from '../../support/site.ts';
import { compare, counterpartOf, viewLink } from '../reading-page.ts';
import { openerOf, openMore, sheetOf } from '../sheets.ts';

/** Records policy violations, console errors and the origin of every request. */
async function watch(context: BrowserContext) {
  const problems: string[] = [];
  const origins = new Set<string>();
  await context.exposeFunction('refused', (what: string) => problems.push(what));
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      (window as unknown as { refused: (what: string) => void }).refused(`${violatedDirective} ${sample}`),
    ),
  );
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('console', (message) => {
    // The browser reports the 404 of the page that is meant to be missing.
    if (message.type() === 'error' && !message.text().includes('404')) problems.push(message.text());
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:') origins.add(origin);
  });
  return { problems, origins };
}

/** Visits the states of a page with two languages. */
async function visitStates(page: Page, site: string) {
  await open(page, site + viewAddress(['en', 'zh-Hans']));
  await whole(page);
  for (const name of ['contents', 'settings'] as const) {
    await openerOf(page, name).click();
    await expect(sheetOf(page, name)).toBeVisible();
    if (name === 'settings') await openMore(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await press(page.locator('[data-segment] > a').first());
  await expect(page.locator('[role=note]')).toBeVisible();
  await press(page.locator('.paragraph-actions summary').first());
  await press(viewLink(page, '简体中文'));
  // Pages rendered in the browser, one after the other.
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
  await compare(page, 'background-p1-s1');
  await expect(counterpartOf(page, 'background-p1-s1').locator('ruby').first()).toBeVisible();
  await saved(page);
  await press(page.locator('.imprint button'));
  await expect(page.getByRole('dialog')).toBeVisible();
}

test('no page and no state violates the policy or requests another host', async ({ page, context, site }) => {
  const { problems, origins } = await watch(context);
  for (const address of PAGES) {
    await page.goto(site + address);
    await ready(page);
  }
  for (const langs of VIEWS) await open(page, site + viewAddress(langs));
  await visitStates(page, site);
  expect(problems).toEqual([]);
  expect([...origins]).toEqual([new URL(site).origin]);
});

test('the policy refuses foreign and inline scripts, event handlers, eval and strings as HTML', async ({
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
    // In a task of its own: code that the debugger runs directly is exempt from the policy.
    const evaluated = await new Promise((done) => setTimeout(() => done(thrown(() => (0, eval)('1')))));
    const imported = await import('https://example.org/x.js' as string).then(
      () => 'nothing',
      (error: Error) => error.name,
    );
    // A text node appended to a script is code too, although it passes no Trusted Types sink.
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

test('the policy comes before every script of a page', async ({ request, site }) => {
  for (const address of PAGES) {
    const html = await (await request.get(site + address)).text();
    expect(html.indexOf('content-security-policy'), address).toBeGreaterThan(0);
    expect(html.indexOf('content-security-policy'), address).toBeLessThan(html.indexOf('<script'));
  }
});
