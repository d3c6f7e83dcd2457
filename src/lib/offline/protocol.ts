/** A file of the offline copy. The URL is relative to the base path; the hash is as in Subresource Integrity. */
export type Entry = { url: string; revision: string | null; integrity: string };

/** What a build publishes for offline reading; it is part of the service worker. */
export type Published = {
  /** Derived from the contents of the files: the same files have the same version. */
  version: string;
  entries: Entry[];
  /** The addresses of the pages that are in packs (page-pack.ts), relative to the base path. */
  pages: string[];
  /** The size of all files, in bytes. */
  bytes: number;
  /** The languages of the texts. */
  langs: string[];
  /** What is new for readers, in each language of the interface. */
  news: Record<string, string>;
  /** A short hash of each section, by paper, language and section: `tides/en/rise`. */
  sections: Record<string, string>;
};

/** A copy as it is in the browser's storage. */
export type Copy = Omit<Published, 'entries' | 'pages'> & {
  files: number;
  /** How many files should be there but are not. */
  missing: number;
  /** When it was complete, in milliseconds since 1970; undefined if that was not recorded. */
  savedAt: number | undefined;
};

/** Why a copy could not be saved: no room, no network, files that do not match their hashes, or no access to caches. */
export type Failure = 'quota' | 'network' | 'damaged' | 'refused';

/** The result of checking a copy: how many files were intact, repaired, and beyond repair, and why the last. */
export type Report = { sound: number; mended: number; lost: number; failure?: Failure };

/** The state of the offline copy, or why there is none. */
export type State =
  | { kind: 'unknown' }
  | { kind: 'saving'; done: number; total: number }
  | { kind: 'saved'; copy: Copy }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'none'; why: 'unsupported' | 'refused' | 'removed' };

/** What the service worker tells all pages while it saves, and for every file that it checks. */
export type WorkerMessage =
  | { type: 'saving'; version: string; done: number; total: number }
  | { type: 'saved'; version: string }
  | { type: 'checked'; version: string }
  | { type: 'failed'; version: string; failure: Failure };

/**
 * The requests from a page to the service worker, each with its response; the response is undefined if the worker
 * cannot answer. `SKIP_WAITING` is part of workbox-window.
 */
export type WorkerRequests = { SKIP_WAITING: undefined; describe: Copy; check: Report; tidy: undefined };

/** The prefix of all cache names for a scope. Other sites on the same origin have caches of their own. */
export const cachesOf = (scope: string) => `duidu ${new URL(scope).pathname} `;

/** Deletes the copies of every version for a scope. Never rejects: caches that cannot be reached count as deleted. */
export async function deleteCopies(scope: string): Promise<void> {
  try {
    const names = (await caches.keys()).filter((name) => name.startsWith(cachesOf(scope)));
    await Promise.all(names.map((name) => caches.delete(name)));
  } catch {
    // Storage is switched off.
  }
}
