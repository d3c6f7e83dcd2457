import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { cachesOf, type WorkerMessage, type Published } from '../lib/offline/protocol.ts';
import { integrityOf } from '../lib/offline/integrity.ts';

// Keep no state in memory that must last: browsers stop a service worker at any time.

/** Replaced by the build with the list of files, after all of them are written (build/output/offline-list.ts). */
declare const __PUBLISHED: Published;

/** The global scope, typed as that of a service worker. */
export const worker = self as unknown as ServiceWorkerGlobalScope;
const { entries, ...rest } = __PUBLISHED;
/** What the build says about this version, without the list of its files. */
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
let done = 0;

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

/**
 * Returns a file from the cache of this version; undefined if it is not there or Cache Storage cannot be read. Does not
 * create the cache.
 */
export const fromCopy = (file: string): Promise<Response | undefined> =>
  caches.match(keys.get(file) ?? file, { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);

/** True if a response has the published hash. */
export const isSound = async (response: Response, integrity: string | undefined) =>
  (await integrityOf(await response.clone().arrayBuffer())) === integrity;

/** Returns the published hash of the file with a cache key, as in Subresource Integrity. */
export const integrityFor = (key: string) => controller.getIntegrityForCacheKey(key);

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
