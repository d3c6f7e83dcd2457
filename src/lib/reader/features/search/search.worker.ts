// Searches a long text beside the page. run-search.ts sends the text first, and then one query after another.
import { matcherOf, searchEntries, type Entry, type Hit, type Mode } from './search.ts';
import { simplifierOf } from './simplify.ts';

export type Request =
  { entries: Entry[] } | { id: number; query: string; mode: Mode; table?: string | undefined };
/** Hits by the position of their entry. */
export type Response = { id: number; more: [position: number, ranges: Hit['ranges']][]; isDone: boolean };

let entries: Entry[] = [];
const positions = new Map<Entry, number>();
let controller = new AbortController();

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if ('entries' in data) {
    entries = data.entries;
    for (const [position, entry] of entries.entries()) positions.set(entry, position);
    return;
  }
  // The reader has typed on.
  controller.abort();
  controller = new AbortController();
  const { id, query, mode, table } = data;
  const find = matcherOf(query, mode, table === undefined ? undefined : simplifierOf(table));
  void searchEntries(entries, find, controller.signal, (hits, isDone) => {
    const more = hits.map(({ entry, ranges }): Response['more'][number] => [
      positions.get(entry) ?? -1,
      ranges,
    ]);
    postMessage({ id, more, isDone } satisfies Response);
  });
});
