import { resolveUrl } from '../lib/offline/resolve-url.ts';
import { fromCopy, keys, MISSING_PAGE, otherCaches, plain } from './store.ts';

const PATIENCE = 5000;

/** The answer to a request of a page: from the copy if it is there, else from the network. */
export async function answer(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const found = resolveUrl(request.url, keys);
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
    // A page that is gone from this copy may be there in an older one, whole with all that it needs.
    const older = keys.has(request.url) ? await fromOtherVersion(request).catch(() => undefined) : undefined;
    if (older) return older;
    const page = await fromCopy(MISSING_PAGE);
    return new Response(page?.body ?? null, { status: 404, headers: page?.headers ?? {} });
  }
}

const afterPatience = () =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), PATIENCE));

/** Files of an older version: for a page that was opened in it and has not been reloaded, or that this one has lost. */
async function fromOtherVersion({ url }: Request): Promise<Response | undefined> {
  const isPage = keys.has(url);
  if (!isPage && !url.includes('/_app/immutable/')) return undefined;
  for (const name of await otherCaches()) {
    // A page has its revision in its key.
    const known = await (await caches.open(name)).match(url, { ignoreVary: true, ignoreSearch: isPage });
    if (known) return known;
  }
  return undefined;
}
