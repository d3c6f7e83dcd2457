import type { Page } from '@playwright/test';

/** The addresses in each cache of the page’s origin, by the name of the cache. */
export const cachedUrls = (page: Page) =>
  page.evaluate(async () => {
    const found: Record<string, string[]> = {};
    for (const name of await caches.keys())
      found[name] = (await (await caches.open(name)).keys()).map(({ url }) => url);
    return found;
  });

/** Which service workers are registered for a page. */
export const workers = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const { active, waiting, installing } = registration ?? {};
    return { active: !!active, waiting: !!waiting, installing: !!installing };
  });

/** Checks for a new version, as browsers do now and then. Ignores the error when the worker cannot be fetched. */
export const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
  });

/** Damages every page and script of the offline copy. Runs in a page; returns how many files it has damaged. */
export const damageCopy = async (how: 'altered' | 'cut' | 'emptied'): Promise<number> => {
  let count = 0;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request, { ignoreVary: true });
      if (!response || !/html|javascript|\/json/.test(response.headers.get('content-type') ?? '')) continue;
      const text = await response.text();
      const damaged = {
        altered: text.replaceAll('e', 'f'),
        cut: text.slice(0, text.length / 2),
        emptied: '',
      };
      await cache.put(request, new Response(damaged[how], { headers: response.headers }));
      count++;
    }
  }
  return count;
};
