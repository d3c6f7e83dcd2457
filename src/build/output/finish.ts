import type { Adapter } from '@sveltejs/kit';
import { compress } from './compress.ts';
import { writeHeaders } from './headers-file.ts';
import { writeOfflineList } from './offline-list.ts';

export type FinishOptions = {
  /** The folder that the adapter writes. */
  folder: string;
  /** The folder of the locale files that the pages were made from. */
  locales: string;
  /** The base path: empty, or such as `/reader`. */
  base: string;
  /** Whether the service worker keeps an offline copy; if not, it removes itself and every copy. */
  offline: boolean;
};

/**
 * Wraps an adapter. After it, writes the list of files for the offline copy into the service worker, the file with the
 * headers, and a compressed copy beside each text file.
 */
export function finish(adapter: Adapter, { folder, locales, base, offline }: FinishOptions): Adapter {
  return {
    ...adapter,
    async adapt(builder) {
      await adapter.adapt(builder);
      await writeOfflineList(folder, locales, offline);
      writeHeaders(folder, base);
      await compress(folder);
      // SvelteKit suggests `npm run preview`, which does the same.
      builder.log('To read it here, run: npm start');
    },
  };
}
