import { version } from '$app/environment';
import { asset } from '$app/paths';

/**
 * Why something could not be loaded: no connection, a newer version on the server, a server that does not send it, or
 * `incomplete`: the server has this version, and the browser has kept that a file of it did not arrive until the page is
 * reloaded.
 */
export type LoadFailure = 'offline' | 'updated' | 'refused' | 'incomplete';

let failure = $state<LoadFailure>();
// Counts what was reported and cleared, so that an answer of the server that comes late is ignored.
let changes = 0;

/** Why the last request of the reader failed, so that the page stayed as it was; undefined if it succeeded. */
export const loadFailure = (): LoadFailure | undefined => failure;

/** Records that what the reader asked for last is there, or is no longer wanted. In browsers only. */
export function clearLoadFailure(): void {
  changes++;
  failure = undefined;
}

/** Asks the server why something that the reader asked for could not be loaded, and says so. In browsers only. */
export async function reportLoadFailure(): Promise<void> {
  const id = ++changes;
  const reason = await askServer();
  if (id === changes) failure = reason;
}

/**
 * Asks the server which version it has, and returns why something could not be loaded. `refused` means that it does not
 * have this site at the moment: an error, or the login page of a network.
 */
export async function askServer(own: string = version, request: typeof fetch = fetch): Promise<LoadFailure> {
  const response = await request(asset('/_app/version.json'), { cache: 'no-store' }).catch(() => undefined);
  if (!response) return 'offline';
  const published = (await response.json().catch(() => null)) as { version?: unknown } | null;
  if (!response.ok || !published?.version) return 'refused';
  return published.version === own ? 'incomplete' : 'updated';
}
