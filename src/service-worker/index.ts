import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import {
  cachesOf,
  type Answers,
  type Copy,
  type News,
  type Published,
  type Report,
} from '../lib/offline/copy.ts';
import { find } from '../lib/offline/find.ts';
import { integrityOf } from '../lib/offline/integrity.ts';
import { failureOf } from './failure.ts';

// Nothing is kept in memory: a browser stops a worker whenever it likes.
/** The build writes it here, when all files are there (lib/offline/publish.ts). */
declare const __PUBLISHED: Published;

const worker = self as unknown as ServiceWorkerGlobalScope;
const { entries, ...published } = __PUBLISHED;
const { version } = published;

// Each version has a cache of its own: old or new, never a mixture, and the old one stays until nobody reads in it.
const OWN = cachesOf(worker.registration.scope);
const CACHE = OWN + version;
// Written last: a copy that has it was complete once.
const SAVED = new URL('?saved', worker.registration.scope).href;
const MISSING_PAGE = new URL('404.html', worker.registration.scope).href;
const PATIENCE = 5000;

const controller = new PrecacheController({
  cacheName: CACHE,
  plugins: [
    {
      // What another version has, byte for byte, need not cross the network again.
      cachedResponseWillBeUsed: async ({ cachedResponse, request, event }) =>
        cachedResponse ?? (event?.type === 'install' ? reuse(request) : undefined),
      // Hosts may answer 404 for the page that says so. What it is was made sure of by its hash.
      cacheWillUpdate: ({ response, request }) =>
        Promise.resolve(response.ok || bare(request.url) === MISSING_PAGE ? plain(response) : null),
      handlerDidRespond: async ({ event }) => {
        if (event.type === 'install')
          await tell({ type: 'saving', version, done: ++done, total: entries.length });
      },
    },
  ],
});
// The cache's own keys, whatever headers (`Vary`) a file came with.
controller.strategy.matchOptions = { ignoreVary: true };
controller.addToCacheList(entries);
const keys = controller.getURLsToCacheKeys();
let done = 0;

/** A file by itself, however it came: no cache takes `Vary: *`, and no page what was redirected. */
function plain({ body, status, headers }: Response): Response {
  const own = new Headers(headers);
  own.delete('vary');
  return new Response(body, { status, headers: own });
}

const bare = (address: string) => address.replace(/[?#].*/s, '');

/** Tells all pages of the reader, also those that this worker does not control yet. */
async function tell(news: News): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(news);
}

/** A file of the copy; undefined if it is not there, or the caches cannot be read. Opens, and so makes, no cache. */
const fromCopy = (file: string): Promise<Response | undefined> =>
  caches.match(keys.get(file) ?? file, { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);

const isSound = async (response: Response, integrity: string | undefined) =>
  (await integrityOf(await response.clone().arrayBuffer())) === integrity;

const integrityFor = (key: string) => controller.getIntegrityForCacheKey(key);

async function reuse({ url: key }: Request): Promise<Response | undefined> {
  for (const name of await otherCaches()) {
    const known = await (await caches.open(name)).match(key, { ignoreVary: true });
    if (!known || !(await isSound(known, integrityFor(key)))) continue;
    await (await caches.open(CACHE)).put(key, known.clone());
    return known;
  }
  return undefined;
}

const otherCaches = async () =>
  (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== CACHE).reverse();

async function install(event: ExtendableEvent): Promise<void> {
  try {
    await controller.install(event);
    await (await caches.open(CACHE)).put(SAVED, new Response(String(Date.now())));
    await tell({ type: 'saved', version });
  } catch (error) {
    await tell({ type: 'failed', version, failure: await failureOf(error, worker.registration.scope) });
    throw error;
  }
}

/** Removes the copies of other versions, when no other version is on its way and no page may still need them. */
async function tidy(): Promise<void> {
  const others = await otherCaches();
  const { installing, waiting } = worker.registration;
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (installing ?? waiting ?? pages.length > 1) return;
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function describe(): Promise<Copy> {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const savedAt = await cache.match(SAVED);
  return {
    ...published,
    files: entries.length,
    missing: [...keys.values()].filter((key) => !there.has(key)).length,
    savedAt: savedAt && Number(await savedAt.text()),
  };
}

/** Compares every file of the copy with its hash, and fetches again what is damaged or gone. */
async function check(): Promise<Report> {
  const cache = await caches.open(CACHE);
  const report: Report = { sound: 0, mended: 0, lost: 0 };
  for (const [url, key] of keys) {
    const integrity = integrityFor(key);
    const kept = await cache.match(key, { ignoreVary: true });
    if (kept && (await isSound(kept, integrity))) report.sound++;
    else {
      try {
        await fetchAgain(cache, url, key, integrity);
        report.mended++;
      } catch (error) {
        report.lost++;
        report.failure ??= await failureOf(error, worker.registration.scope);
      }
    }
  }
  if (report.lost === 0 && !(await cache.match(SAVED))) {
    await cache.put(SAVED, new Response(String(Date.now())));
  }
  return report;
}

async function fetchAgain(cache: Cache, url: string, key: string, integrity = ''): Promise<void> {
  try {
    const response = await fetch(
      new Request(url, { integrity, cache: 'reload', credentials: 'same-origin' }),
    );
    await cache.put(key, plain(response));
  } catch (error) {
    // It must not be served as it is; a page that is gone is fetched when it is wanted.
    await cache.delete(key, { ignoreVary: true });
    throw error;
  }
}

/** The answer to a request of a page: from the copy if it is there, else from the network. */
async function answer(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const found = find(request.url, keys);
  if (found && 'redirect' in found && request.mode === 'navigate')
    return Response.redirect(found.redirect, 301);
  if (found && 'file' in found) {
    const file = await fromCopy(found.file);
    if (file) return file;
    // Whatever the network has, however long it takes: it is known to be there.
    return request.mode === 'navigate' ? elsewhere(new Request(found.file)) : fetch(request);
  }
  if (request.mode === 'navigate') return elsewhere(request, afterPatience());
  return (await fromOtherVersion(request).catch(() => undefined)) ?? fetch(request);
}

/** A page that is not in the copy: what the host says; without it, the page that says so. */
async function elsewhere(request: Request, ...limit: Promise<never>[]): Promise<Response> {
  try {
    const response = await Promise.race([fetch(request), ...limit]);
    return response.redirected ? plain(response) : response;
  } catch {
    const page = await fromCopy(MISSING_PAGE);
    return new Response(page?.body ?? null, { status: 404, headers: page?.headers ?? {} });
  }
}

const afterPatience = () =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), PATIENCE));

/** Files of an older version, for a page that was opened in it and has not been reloaded. */
async function fromOtherVersion({ url }: Request): Promise<Response | undefined> {
  if (!url.includes('/_app/immutable/')) return undefined;
  for (const name of await otherCaches()) {
    const known = await (await caches.open(name)).match(url, { ignoreVary: true });
    if (known) return known;
  }
  return undefined;
}

worker.addEventListener('install', (event) => event.waitUntil(install(event)));
// The first page that a reader opens can do everything offline as well, not only the next.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(worker.registration.scope)) event.respondWith(answer(event));
});
worker.addEventListener('message', (event) => {
  const { type } = event.data as { type: keyof Answers };
  const asked = {
    SKIP_WAITING: () => worker.skipWaiting(),
    describe,
    check,
    tidy,
  }[type];
  // Who asks must not wait for ever, whatever the caches throw.
  const done = asked().catch(() => undefined);
  event.waitUntil(done.then((given) => event.ports[0]?.postMessage(given)));
});
