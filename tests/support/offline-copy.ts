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
