import { trustedWorkerUrl } from '../../../render/trusted-types.ts';
import { matcherOf, searchEntries, type Entry, type Hit, type Mode } from './search.ts';
import type { Request, Response } from './search.worker.ts';
import workerUrl from './search.worker.ts?worker&url';
import { loadTable, simplifierOf } from './simplify.ts';

/** From how many UTF-16 code units on texts are searched beside the page: about 2 MB. */
const LONG = 1_000_000;

type Found = (more: Hit[], isDone: boolean) => void;

/** Loads the table of Traditional and Simplified characters, if a query needs it. */
export async function tableFor(query: string, mode: Mode): Promise<string | undefined> {
  return mode !== 'exact' && /\p{Script=Han}/u.test(query) ? loadTable() : undefined;
}

/** Searches entries as searchEntries does, long texts in a worker. Stops, without another call, when the signal is aborted. */
export async function runSearch(
  entries: Entry[],
  table: string | undefined,
  { query, mode }: { query: string; mode: Mode },
  signal: AbortSignal,
  found: Found,
): Promise<void> {
  const worker = isLong(entries) && workerFor(entries);
  if (worker && (await ask(worker, entries, { query, mode, table }, signal, found))) return;
  const find = matcherOf(query, mode, table === undefined ? undefined : simplifierOf(table));
  await searchEntries(entries, find, signal, found);
}

function isLong(entries: Entry[]): boolean {
  let length = 0;
  for (const { texts } of entries) for (const text of Object.values(texts)) length += text.length;
  return length >= LONG;
}

// The worker that has received these entries. There is one at a time.
let own: { entries: Entry[]; worker: Worker } | undefined;

function workerFor(entries: Entry[]): Worker {
  if (own?.entries !== entries) {
    own?.worker.terminate();
    const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module' });
    worker.postMessage({ entries } satisfies Request);
    own = { entries, worker };
  }
  return own.worker;
}

let asked = 0;

/** Returns false if the worker does not run, as when its script cannot be loaded. */
function ask(
  worker: Worker,
  entries: Entry[],
  question: { query: string; mode: Mode; table: string | undefined },
  signal: AbortSignal,
  found: Found,
): Promise<boolean> {
  const id = ++asked;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const settled = new AbortController();
  const options = { signal: AbortSignal.any([signal, settled.signal]) };
  worker.addEventListener(
    'message',
    ({ data }: MessageEvent<Response>) => {
      if (data.id !== id) return;
      const hits = data.more.flatMap(([position, ranges]) => {
        const entry = entries[position];
        return entry ? [{ entry, ranges }] : [];
      });
      found(hits, data.isDone);
      if (data.isDone) resolve(true);
    },
    options,
  );
  worker.addEventListener(
    'error',
    () => {
      if (own?.worker === worker) own = undefined;
      resolve(false);
    },
    options,
  );
  signal.addEventListener('abort', () => resolve(true), { once: true });
  worker.postMessage({ id, ...question } satisfies Request);
  return promise.finally(() => settled.abort());
}
