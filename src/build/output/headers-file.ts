import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Adapter } from '@sveltejs/kit';
import { HEADERS_FILE, headersFile } from './hosting.ts';

/** An adapter that also writes the file with the headers into the built `folder`, for the hosts that read it. */
export function withHeaders(adapter: Adapter, { folder, base }: { folder: string; base: string }): Adapter {
  return {
    ...adapter,
    async adapt(builder) {
      await adapter.adapt(builder);
      const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
        .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'));
      writeFileSync(join(folder, HEADERS_FILE), headersFile(paths, base));
    },
  };
}
