import type { Failure } from '../lib/offline/protocol.ts';

/** Why saving failed, from what was thrown; `scope` is the address of the reader. */
export async function failureOf(error: unknown, scope: string): Promise<Failure> {
  const { name = '', details } = (error ?? {}) as { name?: string; details?: { url?: string } };
  if (name === 'QuotaExceededError') return 'quota';
  // What caches throw that cannot be used; a fetch throws TypeErrors.
  if (error instanceof DOMException) return 'refused';
  // An answer with a wrong status.
  if (details?.url) return 'damaged';
  // A lost network and a wrong hash look the same (TypeError): does the server answer at all?
  const reached = await fetch(scope, { cache: 'no-store' }).catch(() => undefined);
  return reached ? 'damaged' : 'network';
}
