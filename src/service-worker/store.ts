import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { cachesOf, type WorkerMessage, type Published } from '../lib/offline/protocol.ts';
import { integrityOf } from '../lib/offline/integrity.ts';

// Nothing is kept in memory: a browser stops a worker whenever it likes.

/** The build writes it here, when all files are there (build/output/offline-list.ts). */
declare const __PUBLISHED: Published;

/** The worker itself, as TypeScript does not know that it is one. */
export const worker = self as unknown as ServiceWorkerGlobalScope;
const { entries, ...rest } = __PUBLISHED;
/** What the build says of this version, its files aside. */
export const published = rest;
const { version } = published;

// Each version has a cache of its own: old or new, never a mixture, and the old one stays until nobody reads in it.
const OWN = cachesOf(worker.registration.scope);
/** The name of the cache of this version. */
export const CACHE = OWN + version;
/** Written last: a copy that has it was complete once. */
export const SAVED = new URL('?saved', worker.registration.scope).href;
/** The page for addresses that lead nowhere. */
export const MISSING_PAGE = new URL('404.html', worker.registration.scope).href;

/** Workbox’s list of all files, and its way to fetch and keep them. */
export const controller = new PrecacheController({
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
/** The key in the cache of each file, by address. */
export const keys = controller.getURLsToCacheKeys();
let done = 0;

/** A file by itself, however it came: no cache takes `Vary: *`, and no page what was redirected. */
export function plain({ body, status, headers }: Response): Response {
  const own = new Headers(headers);
  own.delete('vary');
  return new Response(body, { status, headers: own });
}

const bare = (address: string) => address.replace(/[?#].*/s, '');

/** Tells all pages of the reader, also those that this worker does not control yet. */
export async function tell(news: WorkerMessage): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(news);
}

/** A file of the copy; undefined if it is not there, or the caches cannot be read. Opens, and so makes, no cache. */
export const fromCopy = (file: string): Promise<Response | undefined> =>
  caches.match(keys.get(file) ?? file, { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);

/** Whether a file is what was published, by its hash. */
export const isSound = async (response: Response, integrity: string | undefined) =>
  (await integrityOf(await response.clone().arrayBuffer())) === integrity;

/** The hash of the file that has a key. */
export const integrityFor = (key: string) => controller.getIntegrityForCacheKey(key);

async function reuse({ url: key }: Request): Promise<Response | undefined> {
  for (const name of await otherCaches()) {
    const known = await (await caches.open(name)).match(key, { ignoreVary: true });
    if (!known || !(await isSound(known, integrityFor(key)))) continue;
    await (await caches.open(CACHE)).put(key, known.clone());
    return known;
  }
  return undefined;
}

/** The caches of other versions of this reader, the latest first. */
export const otherCaches = async () =>
  (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== CACHE).reverse();
