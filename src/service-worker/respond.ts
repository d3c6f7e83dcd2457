import { resolveUrl } from '../lib/offline/resolve-url.ts';
import {
  fromCopy,
  MISSING_PAGE,
  otherCaches,
  packOfPage,
  pageOfOtherVersion,
  plain,
  refetch,
  served,
} from './store.ts';

/** Responds to a request from the offline copy, or from the network if the copy does not have the file as published. */
export async function respond(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const resolved = resolveUrl(request.url, served);
  if (resolved && 'redirect' in resolved && request.mode === 'navigate')
    return Response.redirect(resolved.redirect, 301);
  if (resolved && 'file' in resolved) {
    const { file } = resolved;
    const saved = await fromCopy(file);
    if (saved) return saved;
    const pack = packOfPage(file);
    if (pack !== undefined) event.waitUntil(refetch(pack).catch(() => undefined));
    // The file was published, so wait for the network however long it takes.
    return request.mode === 'navigate' ? fetchPage(new Request(file), refetch) : refetch(file);
  }
  if (request.mode === 'navigate') return fetchPage(request);
  return (await fromOtherVersion(request).catch(() => undefined)) ?? fetch(request);
}

/**
 * Fetches a page that is not in the offline copy, however slow the network is: only the server knows whether there is such
 * a page. If there is no network, responds with an older version's copy of the page or with the not-found page.
 */
async function fetchPage(
  request: Request,
  load: (file: string) => Promise<Response> = () => fetch(request),
): Promise<Response> {
  try {
    const response = await load(request.url);
    return response.redirected ? plain(response) : response;
  } catch {
    // A page that was deleted from this copy can still be in an older one, together with everything that it needs.
    const older = served.has(request.url)
      ? await pageOfOtherVersion(request.url).catch(() => undefined)
      : undefined;
    if (older) return older;
    const page = await fromCopy(MISSING_PAGE);
    return new Response(page?.body ?? null, { status: 404, headers: page?.headers ?? {} });
  }
}

/** Returns a script or a style from the cache of another version, for pages that were opened in it and not reloaded. */
async function fromOtherVersion({ url }: Request): Promise<Response | undefined> {
  if (!url.includes('/_app/immutable/')) return undefined;
  for (const cacheName of await otherCaches()) {
    const cached = await caches.match(url, { cacheName, ignoreVary: true });
    if (cached) return cached;
  }
  return undefined;
}
