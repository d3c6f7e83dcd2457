import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { cachesOf, type WorkerMessage, type Published } from '../lib/offline/protocol.ts';
import { resolveUrl } from '../lib/offline/resolve-url.ts';
import { integrityOf } from '../lib/offline/integrity.ts';
import { composePage, packOf, type PagePack } from '../lib/offline/page-pack.ts';

// Keep no state in memory that must last: browsers stop a service worker at any time.

/** Replaced by the build with the list of files, after all of them are written (build/output/offline-list.ts). */
declare const __PUBLISHED: Published;

/** The global scope, typed as that of a service worker. */
export const worker = self as unknown as ServiceWorkerGlobalScope;
const { entries, pages, ...rest } = __PUBLISHED;
/** What the build says about this version, without the lists of its files and pages. */
export const published = rest;
const { version } = published;

// Each version has its own cache, so that a page never gets files of two versions. The old cache stays until no page needs
// it.
const CACHE_PREFIX = cachesOf(worker.registration.scope);
/** The name of the cache of this version. */
export const CACHE = CACHE_PREFIX + version;
/** The key of an entry that is written last, with the time: a cache that has it was complete at that time. */
export const SAVED = new URL('?saved', worker.registration.scope).href;
/** The not-found page. */
export const MISSING_PAGE = new URL('404.html', worker.registration.scope).href;

/** The Workbox controller that downloads and stores all files of this version. */
export const controller = new PrecacheController({
  cacheName: CACHE,
  plugins: [
    {
      // Copy files that another version has, byte for byte, instead of downloading them again.
      cachedResponseWillBeUsed: async ({ cachedResponse, request, event }) =>
        cachedResponse ?? (event?.type === 'install' ? copyFromOtherVersion(request) : undefined),
      requestWillFetch: ({ request }) =>
        Promise.resolve(isHttpCacheDamaged ? new Request(request, { cache: 'reload' }) : request),
      // Hosts may serve the not-found page with status 404. Its hash has already been checked.
      cacheWillUpdate: ({ response, request }) =>
        Promise.resolve(response.ok || withoutQuery(request.url) === MISSING_PAGE ? plain(response) : null),
      handlerDidRespond: async ({ event }) => {
        if (event.type === 'install')
          await tell({ type: 'saving', version, done: ++done, total: entries.length });
      },
    },
  ],
});
// Match by key only, whatever `Vary` header a file came with.
controller.strategy.matchOptions = { ignoreVary: true };
controller.addToCacheList(entries);
/** The cache key of each file, by its URL. */
export const keys = controller.getURLsToCacheKeys();
const packedPages = new Set(pages);
/** What the copy serves: its files, and the pages in its packs. By URL, without a query. */
export const served = { has: (url: string) => keys.has(url) || packOfPage(url) !== undefined };
let done = 0;
let isHttpCacheDamaged = false;

/** Makes this worker's install fetch every file past the HTTP cache, which may have kept a file that arrived damaged. */
export function bypassHttpCache(): void {
  isHttpCacheDamaged = true;
  done = 0; // Every file is counted again.
}

/**
 * Copies a response without its `Vary` header and its redirect flag: Cache Storage rejects `Vary: *`, and browsers reject
 * a redirected response to a navigation.
 */
export function plain({ body, status, headers }: Response): Response {
  const copiedHeaders = new Headers(headers);
  copiedHeaders.delete('vary');
  return new Response(body, { status, headers: copiedHeaders });
}

const withoutQuery = (url: string) => url.replace(/[?#].*/s, '');

/** Sends a message to all open pages, including those that this worker does not control yet. */
export async function tell(message: WorkerMessage): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}

/** The address of a URL relative to the base path. */
const relativeTo = (url: string) => `./${url.slice(worker.registration.scope.length)}`;

/** The URL of the pack that has a page of this version; undefined for any other URL. */
export function packOfPage(url: string): string | undefined {
  const page = relativeTo(url);
  return packedPages.has(page) ? new URL(packOf(page), worker.registration.scope).href : undefined;
}

/** Composes a page from a pack, with the headers that the host sent with the pack; undefined if the pack does not have it. */
async function pageFrom(pack: Response, url: string): Promise<Response | undefined> {
  const html = composePage((await pack.json()) as PagePack, relativeTo(url));
  if (html === undefined) return undefined;
  const headers = new Headers(pack.headers);
  headers.set('content-type', 'text/html; charset=utf-8');
  return new Response(html, { headers });
}

/**
 * Returns a file or a page from the cache of this version; undefined if it is not there as it was published, or Cache Storage
 * cannot be read. Does not create the cache.
 */
export async function fromCopy(file: string): Promise<Response | undefined> {
  const pack = packOfPage(file);
  if (pack !== undefined) {
    const saved = await fromCopy(pack);
    return saved && pageFrom(saved, file);
  }
  const key = keys.get(file) ?? file;
  try {
    const saved = await caches.match(key, { cacheName: CACHE, ignoreVary: true });
    // Storage can be damaged. Hashing takes a few milliseconds at most, so no file of this version is served unchecked.
    return saved && (await isSound(saved, integrityFor(key))) ? saved : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Fetches a file of this version that the copy lacks or has damaged, past the HTTP cache, and mends the copy with it. The
 * host may have another version by now: then the copy stays as it is. Rejects if there is no network.
 */
export async function refetch(file: string): Promise<Response> {
  const response = await fetch(new Request(file, { cache: 'reload', credentials: 'same-origin' }));
  const key = keys.get(file) ?? file;
  try {
    // A copy that was removed is not made again.
    if ((await caches.has(CACHE)) && (await isSound(response, integrityFor(key))))
      await (await caches.open(CACHE)).put(key, plain(response.clone()));
  } catch {
    // Without storage the response is all there is.
  }
  return response;
}

/** True if a response has the published hash. */
export const isSound = async (response: Response, integrity: string | undefined) =>
  (await integrityOf(await response.clone().arrayBuffer())) === integrity;

/** Returns the published hash of the file with a cache key, as in Subresource Integrity. */
export const integrityFor = (key: string) => controller.getIntegrityForCacheKey(key);

/** Whether a URL is that of a page of this site, in this version or in another one that is saved. */
export async function isPage(url: string): Promise<boolean> {
  if (!url.startsWith(worker.registration.scope)) return false;
  return !!resolveUrl(url, served) || !!(await pageOfOtherVersion(withoutQuery(url)));
}

/** Returns a page, by its URL without a query, from the newest other version that has it. */
export async function pageOfOtherVersion(url: string): Promise<Response | undefined> {
  const pack = new URL(packOf(relativeTo(url)), worker.registration.scope).href;
  for (const cacheName of await otherCaches()) {
    // The cache keys of pages and packs have a revision in their query string.
    const options = { cacheName, ignoreVary: true, ignoreSearch: true };
    const saved = await caches.match(pack, options);
    const page =
      (saved && (await pageFrom(saved, url).catch(() => undefined))) ?? (await caches.match(url, options));
    if (page) return page;
  }
  return undefined;
}

async function copyFromOtherVersion({ url: key }: Request): Promise<Response | undefined> {
  for (const name of await otherCaches()) {
    const cached = await (await caches.open(name)).match(key, { ignoreVary: true });
    if (!cached || !(await isSound(cached, integrityFor(key)))) continue;
    await (await caches.open(CACHE)).put(key, cached.clone());
    return cached;
  }
  return undefined;
}

/** Returns the names of the caches of other versions at this scope, newest first. */
export const otherCaches = async () =>
  (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE).reverse();
