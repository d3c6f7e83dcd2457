import type { Copy, Report } from '../lib/offline/protocol.ts';
import { failureOf } from './failure.ts';
import {
  bypassHttpCache,
  CACHE,
  controller,
  integrityFor,
  isPage,
  isSound,
  keys,
  otherCaches,
  plain,
  published,
  SAVED,
  tell,
  worker,
} from './store.ts';

const { version } = published;

/** Saves all files of this version and tells the pages whether that worked. Throws if it fails, which ends the install. */
export async function install(event: ExtendableEvent): Promise<void> {
  try {
    // Workbox ends the install of the event that it is given as soon as it fails.
    const attempt = {
      type: event.type,
      waitUntil: (work: Promise<unknown>) => void work.catch(() => undefined),
    };
    await controller.install(attempt as ExtendableEvent).catch(async (error: unknown) => {
      if ((await failureOf(error, worker.registration.scope)) !== 'damaged') throw error;
      bypassHttpCache();
      await controller.install(event);
    });
    await (await caches.open(CACHE)).put(SAVED, new Response(String(Date.now())));
    await tell({ type: 'saved', version });
  } catch (error) {
    await tell({ type: 'failed', version, failure: await failureOf(error, worker.registration.scope) });
    throw error;
  }
}

/**
 * Deletes the caches of other versions. Does nothing while this version is incomplete, another one is being installed or
 * is waiting, or more than one page is open: one of them could still need an older version.
 */
export async function tidy(): Promise<void> {
  const oldCaches = await otherCaches();
  const { installing, waiting } = worker.registration;
  if (installing ?? waiting ?? (await countPages()) > 1) return;
  if ((await describe()).missing) return;
  await Promise.all(oldCaches.map((name) => caches.delete(name)));
}

/** The number of open pages that are of this site: the origin may have others, below the same folder too. */
async function countPages(): Promise<number> {
  const clients = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const isOwn = await Promise.all(clients.map(({ url }) => isPage(url)));
  return isOwn.filter(Boolean).length;
}

/** Returns what is saved of this version, and how many files are missing. */
export async function describe(): Promise<Copy> {
  // Check first: `open` would create the cache.
  const cache = (await caches.has(CACHE)) ? await caches.open(CACHE) : undefined;
  const savedKeys = new Set((await cache?.keys())?.map(({ url }) => url));
  const savedAt = await cache?.match(SAVED);
  return {
    ...published,
    files: keys.size,
    missing: [...keys.values()].filter((key) => !savedKeys.has(key)).length,
    savedAt: savedAt && Number(await savedAt.text()),
  };
}

/** Compares every saved file with its hash, and downloads damaged and missing ones again. Tells the pages the progress. */
export async function check(): Promise<Report> {
  const cache = await caches.open(CACHE);
  const report: Report = { sound: 0, mended: 0, lost: 0 };
  for (const [url, key] of keys) {
    await tell({ type: 'checked', version });
    const integrity = integrityFor(key);
    const saved = await cache.match(key, { ignoreVary: true });
    if (saved && (await isSound(saved, integrity))) report.sound++;
    else {
      try {
        await downloadAgain(cache, url, key, integrity);
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

async function downloadAgain(cache: Cache, url: string, key: string, integrity = ''): Promise<void> {
  try {
    const response = await fetch(
      new Request(url, { integrity, cache: 'reload', credentials: 'same-origin' }),
    );
    await cache.put(key, plain(response));
  } catch (error) {
    // Never serve a damaged file. A missing one is fetched from the network when it is requested.
    await cache.delete(key, { ignoreVary: true });
    throw error;
  }
}
