import type { Failure } from '../lib/offline/protocol.ts';

/** Returns why saving failed, from the error thrown. `scope` is the scope of the service worker, an absolute URL. */
export async function failureOf(error: unknown, scope: string): Promise<Failure> {
  const { name = '', details } = (error ?? {}) as { name?: string; details?: { url?: string } };
  if (name === 'QuotaExceededError') return 'quota';
  // Cache Storage throws a DOMException if the browser does not allow it. `fetch` throws TypeErrors.
  if (error instanceof DOMException) return 'refused';
  // A WorkboxError about a response with an unexpected status.
  if (details?.url) return 'damaged';
  // A lost connection and a wrong hash both throw a TypeError. Tell them apart by asking the server for anything.
  const response = await fetch(scope, { cache: 'no-store' }).catch(() => undefined);
  return response ? 'damaged' : 'network';
}
