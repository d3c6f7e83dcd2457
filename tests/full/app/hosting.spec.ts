import { readdirSync, readFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { hosts, type Hosted } from '../../../scripts/host.ts';
import { serve } from '../../../scripts/serve.mjs';
import { REVALIDATE, cacheOf, HEADERS, TYPES } from '../../../src/build/output/hosting.ts';
import { saved } from '../offline/offline.ts';
import { expect, ready, test as base, viewAddress } from '../../support/site.ts';

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
type Ask = (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;

/** Requests a path literally, without the normalisation that `fetch` or a browser would do first. */
const asker =
  (url: string): Ask =>
  (path, headers = {}, method = 'GET') =>
    new Promise((done, fail) => {
      const { hostname, port } = new URL(url);
      const options: RequestOptions = { hostname, port, path, method, headers };
      request(options, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      })
        .on('error', fail)
        .end();
    });

const DECODE: Record<string, (body: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };
const BUILDS = [
  { build: 'build', root: '/', page: 'about/en' },
  { build: 'build-library', root: '/reader/', page: 'harbour/en' },
];
// The server of `npm start` is not meant for the public, so its compression and types may differ from those of hosts.
const SERVERS: Record<string, { own: boolean; start: (folder: string, base: string) => Promise<Hosted> }> = {
  'a host that reads _headers': {
    own: true,
    start: async (folder, base) => {
      const { url, stop } = await serve({ folder, base, port: 0 });
      return { url, stop: async () => void (await stop()) };
    },
  },
  ...Object.fromEntries(Object.entries(hosts()).map(([name, start]) => [name, { own: false, start }])),
};

const filesIn = (build: string) =>
  readdirSync(build, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll('\\', '/').slice(build.length + 1))
    .sort();
const addressOf = (path: string) => path.replace(/(^|\/)index\.html$/, '$1').replaceAll(' ', '%20');
const typeOf = (path: string) => TYPES[path.replace(/.*\./, '')];
const plain = (type = '') => type.replaceAll(' ', '').toLowerCase();

/** Asserts that a response has the headers of every response, and the right cache lifetime. */
function expectHeaders({ headers }: Answer, cache: string, what: string) {
  for (const [name, value] of Object.entries(HEADERS))
    expect(headers[name.toLowerCase()], `${what}: ${name}`).toBe(value);
  expect(headers['cache-control'], what).toBe(cache);
  expect(headers['strict-transport-security'], what).toBeUndefined();
}

for (const [server, { own, start }] of Object.entries(SERVERS)) {
  for (const { build, root, page } of BUILDS) {
    const test = base.extend<object, { host: Hosted; ask: Ask }>({
      host: [
        // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
        async ({}, use) => {
          const host = await start(build, root.slice(0, -1));
          await use(host);
          await host.stop();
        },
        { scope: 'worker' },
      ],
      ask: [async ({ host }, use) => use(asker(host.url)), { scope: 'worker' }],
    });

    test.describe(`${server} with ${build}`, () => {
      const paths = filesIn(build);
      const published = paths.filter((path) => !/\.(br|gz)$|^_headers$/.test(path));
      const missing = readFileSync(`${build}/404.html`);

      test('serves every file complete, with its type, the requested compression and its cache lifetime', async ({
        ask,
      }) => {
        expect(published.length).toBeGreaterThan(60);
        // Hosts send the not-found page for a missing file, and answer a request for the page itself with 404.
        for (const path of published.filter((path) => own || path !== '404.html')) {
          const content = readFileSync(`${build}/${path}`);
          for (const encoding of ['br', 'gzip', 'identity']) {
            const what = `${path} (${encoding})`;
            const answer = await ask(root + addressOf(path), { 'accept-encoding': encoding });
            expect(answer.status, what).toBe(200);
            expectHeaders(answer, cacheOf(path), what);
            const type = plain(answer.headers['content-type']);
            const bare = (full: string) => full.replace(/;.*/, '').replace('application/xml', 'text/xml');
            if (own) expect(bare(type), what).toBe(bare(plain(typeOf(path))));
            else expect(type, what).toBe(plain(typeOf(path)));
            const copy = { br: `${path}.br`, gzip: `${path}.gz`, identity: '' }[encoding];
            const compressed = copy && paths.includes(copy);
            expect(answer.headers['content-encoding'], what).toBe(compressed ? encoding : undefined);
            if (paths.includes(`${path}.br`)) expect(answer.headers.vary, what).toMatch(/accept-encoding/i);
            expect(answer.headers.etag, what).toBeTruthy();
            expect(answer.headers['last-modified'], what).toBeTruthy();
            const body = compressed ? DECODE[encoding]?.(answer.body) : answer.body;
            expect(body?.equals(content), what).toBe(true);
            if (compressed) expect(answer.body.equals(readFileSync(`${build}/${copy}`)), what).toBe(true);
          }
        }
      });

      test('returns 404 with the not-found page, uncached, for a missing file', async ({ ask }) => {
        const absent = [
          ...['nothing/is/here/', 'nothing.js', 'service-worker.jss', 'icon.png', 'about/en/nothing.html'],
          ...[
            '_app/immutable/chunks/nothing.js',
            '_app/immutable/',
            '_app/',
            '_headers',
            '.git/config',
            '.env',
          ],
          ...paths.filter((path) =>
            /^(about\/en|service-worker|icon)[^/]*(\/index\.html)?.*\.(br|gz)$/.test(path),
          ),
          ...(own ? [] : ['404.html']),
        ];
        expect(absent.filter((path) => path.endsWith('.br')).length).toBeGreaterThan(2);
        for (const path of absent) {
          const answer = await ask(root + path);
          expect(answer.status, path).toBe(404);
          expectHeaders(answer, REVALIDATE, path);
          expect(plain(answer.headers['content-type']), path).toBe(plain(TYPES.html));
          expect(answer.body.equals(missing), path).toBe(true);
        }
        if (root !== '/') expect((await ask('/')).status).toBe(404);
      });

      test('answers nothing but GET and HEAD', async ({ ask }) => {
        for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])
          for (const path of ['', `${page}/`, page, 'service-worker.js', 'nothing/is/here/']) {
            const answer = await ask(root + path, {}, method);
            expect(answer.status, `${method} ${path}`).toBe(405);
            expect(answer.headers.allow, `${method} ${path}`).toBe('GET, HEAD');
            expectHeaders(answer, REVALIDATE, `${method} ${path}`);
          }
      });

      test('redirects a page without its slash to the page, on the same host only', async ({ ask }) => {
        const forms = [
          [`${root}${page}`, `${root}${page}/`],
          [`${root}${page}?a=//b&c=%20%3F`, `${root}${page}/`, '?a=//b&c=%20%3F'],
        ];
        // The server of `npm start` knows its base path only exactly as written.
        if (!own) forms.push([`/${root}${page}`, `${root}${page}/`]);
        if (!own && root !== '/') forms.push([root.slice(0, -1), root]);
        for (const [path = '', location = '', query = ''] of forms) {
          const answer = await ask(path);
          expect([301, 308], path).toContain(answer.status);
          expectHeaders(answer, REVALIDATE, path);
          const { pathname, search, host } = new URL(answer.headers.location ?? '', 'http://here');
          expect({ pathname, search, host }, path).toEqual({
            pathname: location,
            search: query,
            host: 'here',
          });
        }
        for (const path of ['//example.org/', '//example.org', '//example.org/%2e%2e/', '/\\example.org/']) {
          const { status, headers } = await ask(path);
          if (headers.location) expect(new URL(headers.location, 'http://here').host, path).toBe('here');
          // nginx normalises `//example.org/..` to `/`, which exists.
          else expect([200, 400, 404], path).toContain(status);
        }
      });

      test('serves nothing outside the build', async ({ ask }) => {
        const here = readFileSync('package.json');
        for (const up of ['../', '%2e%2e/', '..%2f', 'about/../../', '....//', '..%5c']) {
          const { status, body } = await ask(`${root}${up}package.json`);
          expect([400, 403, 404], up).toContain(status);
          expect(body.equals(here), up).toBe(false);
        }
      });

      test('supports HEAD, conditional and range requests, index.html and queries', async ({ ask }) => {
        for (const path of ['', `${page}/`, 'service-worker.js', '_app/version.json', 'icon-512.png']) {
          const [get, head] = [await ask(root + path), await ask(root + path, {}, 'HEAD')];
          expect(head.status, path).toBe(200);
          expect(head.body.length, path).toBe(0);
          for (const name of ['content-type', 'content-length', 'etag', 'cache-control'])
            expect(head.headers[name], `${path}: ${name}`).toBe(get.headers[name]);
          for (const encoding of ['br', 'gzip']) {
            const accepts = { 'accept-encoding': encoding };
            const [got, headed] = [await ask(root + path, accepts), await ask(root + path, accepts, 'HEAD')];
            for (const name of ['content-encoding', 'vary', 'etag'])
              expect(headed.headers[name], `${path}: ${name}`).toBe(got.headers[name]);
          }
          const same = await ask(root + path, { 'if-none-match': String(get.headers.etag) });
          expect(same.status, path).toBe(304);
          expectHeaders(same, REVALIDATE, path);
          const { status } = await ask(root + path, { 'if-none-match': '"another"' });
          expect(status, path).toBe(200);
        }
        const icon = readFileSync(`${build}/icon-512.png`);
        const part = await ask(`${root}icon-512.png`, { range: 'bytes=10-29' });
        expect(part.status).toBe(206);
        expect(part.headers['content-range']).toBe(`bytes 10-29/${icon.length}`);
        expect(part.body.equals(icon.subarray(10, 30))).toBe(true);
        const html = readFileSync(`${build}/${page}/index.html`);
        for (const form of ['/', '/index.html', '/?utm_source=x', '/?a=../../b']) {
          const answer = await ask(`${root}${page}${form}`);
          expect(answer.status, form).toBe(200);
          expectHeaders(answer, REVALIDATE, form);
          expect(answer.body.equals(html), form).toBe(true);
        }
      });
    });

    if (build !== 'build') continue;
    test(`a page from ${server} loads, obeys the headers and is saved for offline`, async ({
      page,
      context,
      host,
    }) => {
      const problems: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(String(error)));
      await page.goto(host.url + viewAddress(['en', 'zh-Hans']));
      await ready(page);
      await saved(page);
      expect(problems).toEqual([]);
      // Only Chromium exposes the permissions policy to scripts.
      const allowed = await page.evaluate(() => {
        const { featurePolicy } = document as unknown as { featurePolicy: { allowedFeatures(): string[] } };
        return featurePolicy.allowedFeatures();
      });
      for (const used of ['clipboard-write', 'fullscreen', 'screen-wake-lock'])
        expect(allowed).toContain(used);
      for (const denied of ['camera', 'microphone', 'geolocation', 'usb'])
        expect(allowed).not.toContain(denied);
      const frame = await context.newPage();
      await frame.setContent(`<iframe src="${host.url}"></iframe>`);
      await expect.poll(() => frame.frames()[1]?.url()).toMatch(/^chrome-error:/);
      await frame.close();
      await host.stop();
      const response = await page.goto(host.url + viewAddress(['zh-Hans', 'en']));
      expect(response?.status()).toBe(200);
      await ready(page);
      await expect(page.locator('h1')).toBeVisible();
    });
  }
}
