import type { Copy, Report } from '../lib/offline/protocol.ts';
import { failureOf } from './failure.ts';
import {
  CACHE,
  controller,
  integrityFor,
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

/** Saves this version, all of it or nothing, and tells the pages. Throws if that fails. */
export async function install(event: ExtendableEvent): Promise<void> {
  try {
    await controller.install(event);
    await (await caches.open(CACHE)).put(SAVED, new Response(String(Date.now())));
    await tell({ type: 'saved', version });
  } catch (error) {
    await tell({ type: 'failed', version, failure: await failureOf(error, worker.registration.scope) });
    throw error;
  }
}

/** Removes the copies of other versions: when this one is whole, none is on its way and no page may still need them. */
export async function tidy(): Promise<void> {
  const others = await otherCaches();
  const { installing, waiting } = worker.registration;
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (installing ?? waiting ?? pages.length > 1) return;
  if ((await describe()).missing) return;
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** Says what there is of this version. */
export async function describe(): Promise<Copy> {
  // Opening a cache would make it.
  const cache = (await caches.has(CACHE)) ? await caches.open(CACHE) : undefined;
  const there = new Set((await cache?.keys())?.map(({ url }) => url));
  const savedAt = await cache?.match(SAVED);
  return {
    ...published,
    files: keys.size,
    missing: [...keys.values()].filter((key) => !there.has(key)).length,
    savedAt: savedAt && Number(await savedAt.text()),
  };
}

/** Compares every file of the copy with its hash, and fetches again what is damaged or gone. */
export async function check(): Promise<Report> {
  const cache = await caches.open(CACHE);
  const report: Report = { sound: 0, mended: 0, lost: 0 };
  for (const [url, key] of keys) {
    await tell({ type: 'checked', version });
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
