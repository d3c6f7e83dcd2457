/** A file of the offline copy. The address is relative to the reader's own; the hash as in Subresource Integrity. */
export type Entry = { url: string; revision: string | null; integrity: string };

/** What a build publishes for offline reading; the worker carries it. */
export type Published = {
  /** Made from what is in the files: the same files are the same version. */
  version: string;
  entries: Entry[];
  /** The size of all files, in bytes. */
  bytes: number;
  /** The languages of the texts. */
  langs: string[];
  /** What is new for readers, in each language of the interface. */
  news: Record<string, string>;
  /** A short hash of each section, by paper, language and section: `tides/en/rise`. */
  sections: Record<string, string>;
};

/** A copy as it lies in the browser. */
export type Copy = Omit<Published, 'entries'> & {
  files: number;
  /** How many files are not there, though they should be. */
  missing: number;
  /** When it was complete, in milliseconds since 1970; undefined if that is not written down. */
  savedAt: number | undefined;
};

/** Why a copy could not be saved: no room, no network, files that are not as published, or a browser without caches. */
export type Failure = 'quota' | 'network' | 'damaged' | 'refused';

/** What checking a copy has found: how many files were as published, mended, and could not be mended, and why. */
export type Report = { sound: number; mended: number; lost: number; failure?: Failure };

/** What there is for offline reading, or why there is nothing. */
export type State =
  | { kind: 'unknown' }
  | { kind: 'saving'; done: number; total: number }
  | { kind: 'saved'; copy: Copy }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'none'; why: 'unsupported' | 'refused' | 'removed' };

/** What the worker tells all pages while it saves, and of every file that it checks. */
export type WorkerMessage =
  | { type: 'saving'; version: string; done: number; total: number }
  | { type: 'saved'; version: string }
  | { type: 'checked'; version: string }
  | { type: 'failed'; version: string; failure: Failure };

/** What a page asks of a worker, and what it gets; undefined if the worker cannot. `SKIP_WAITING` is workbox-window's. */
export type WorkerRequests = { SKIP_WAITING: undefined; describe: Copy; check: Report; tidy: undefined };

/** The names of all caches of the reader at this address begin so: other things may live on the same host. */
export const cachesOf = (scope: string) => `duidu ${new URL(scope).pathname} `;

/** Deletes all copies of the reader at an address, of every version; what cannot be reached is not there either. */
export async function deleteCopies(scope: string): Promise<void> {
  try {
    const names = (await caches.keys()).filter((name) => name.startsWith(cachesOf(scope)));
    await Promise.all(names.map((name) => caches.delete(name)));
  } catch {
    // Storage is switched off.
  }
}
