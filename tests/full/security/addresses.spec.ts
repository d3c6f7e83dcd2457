import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { saved } from '../offline/offline.ts';
import { expect, open, PAGES, press, ready, test, viewAddress, whole } from '../../support/site.ts';
import { openerOf } from '../sheets.ts';
import { t } from '../messages.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 30);
const seed = Number(process.env.FUZZ_SEED ?? 20_260);

// What may follow the path in a link that an attacker has written.
const part = fc.oneof(
  fc.constantFrom(
    ...['<script>window.ran=1</script>', '"><img src=x onerror=window.ran=1>', 'javascript:window.ran=1'],
    ...['%00', '%E0%A4%A', '%', '%2F..%2F', '//example.org/', '\\example.org', '\u202e', '水', '__proto__'],
    ...[
      'launch',
      'background-p2-s1',
      'background-p2',
      '_glossary',
      '.',
      '#',
      '?',
      '&',
      '=',
      '+',
      ':~:text=China',
    ],
    'a'.repeat(5000),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const tail = fc
  .tuple(fc.constantFrom('#', '?', '?launch#', '?a='), fc.array(part, { minLength: 1, maxLength: 4 }))
  .map(([mark, parts]) => mark + parts.join(''));

test('whatever follows the path of an address, the requested page opens and works, and nothing else happens', async ({
  page,
  site,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => errors.push(message.text()));
  const home = site + viewAddress(['en', 'zh-Hans']);
  for (const given of [...fc.sample(tail, { numRuns: RUNS, seed }), '#%', '#%E0%A4%A', '?%E0%A4%A']) {
    await page.goto('about:blank');
    // Resolve it as a browser resolves the `href` of a link.
    const url = new URL(home + given, home);
    await page.goto(url.href);
    await ready(page);
    expect(new URL(page.url()).pathname, given).toBe(new URL(home).pathname);
    await expect(page.locator('h1'), given).toContainText('New Security Concept');
    expect(await page.evaluate(() => 'ran' in window), given).toBe(false);
    expect(errors, given).toEqual([]);
  }
  // The last page is interactive like any other.
  const link = page.getByRole('link', { name: '简体中文', exact: true });
  await press(link);
  await expect(link).toHaveAttribute('aria-current', 'page');
});

// A path without a page, whether it can be decoded or not.
const path = fc
  .tuple(
    fc.constantFrom('', 'new-security-concept/', 'new-security-concept/en/', 'about/en/'),
    fc.array(fc.oneof(part, fc.constantFrom('%', '%E0%A4%A', '%zz', '%25', '%252', '/')), {
      minLength: 1,
      maxLength: 2,
    }),
  )
  .map(([below, parts]) => `${below}${parts.join('').replaceAll(/[?#]/g, '')}~`);

test('whatever unknown path is requested, the not-found page opens and works', async ({ page, site }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const known = ['%', 'new-security-concept/%', 'new-security-concept/en/%E0%A4%A/', '%25%', 'about/%zz/'];
  for (const given of [...fc.sample(path, { numRuns: RUNS / 2, seed }), ...known]) {
    const answer = await page.goto(new URL(site + given).href);
    expect(answer?.status(), given).toBe(404);
    await ready(page);
    await expect(page.locator('h1'), given).toHaveText(t('en', 'missing.heading'));
    expect(await page.evaluate(() => 'ran' in window), given).toBe(false);
    expect(errors, given).toEqual([]);
  }
  await openerOf(page, 'settings').click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a proxy that records every request sees none for another host', async ({ browser, site }) => {
  const hosts = new Set<string>();
  let seen = 0;
  const proxy = createServer((request, response) => {
    seen++;
    const url = new URL(request.url ?? '', site);
    hosts.add(url.host);
    if (url.host !== new URL(site).host) return response.writeHead(502).end();
    const { method = 'GET', headers } = request;
    ask(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    })
      .on('error', () => response.destroy())
      .end();
  });
  proxy.on('connect', (request, socket) => {
    hosts.add(request.url ?? '?');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  // Use the proxy for one context only: the browser itself may make other requests.
  const server = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const context = await browser.newContext({ proxy: { server, bypass: '<-loopback>' } });
  try {
    const page = await context.newPage();
    for (const address of PAGES) {
      await page.goto(site + address);
      await ready(page);
    }
    await open(page, site + viewAddress(['en', 'zh-Hans']));
    await whole(page);
    await saved(page);
    expect(seen).toBeGreaterThan(PAGES.length);
    expect([...hosts]).toEqual([new URL(site).host]);
    // The proxy does see requests for other hosts.
    await page.goto('http://example.org/').catch(() => undefined);
    expect([...hosts]).toContain('example.org');
  } finally {
    await context.close();
    proxy.closeAllConnections();
    await new Promise((done) => proxy.close(done));
  }
});
