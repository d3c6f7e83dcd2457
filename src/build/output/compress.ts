import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Adapter } from '@sveltejs/kit';

const TEXT = /\.(html|m?js|json|webmanifest|css|svg|xml|txt|md)$/;

/** Beyond so many bytes brotli's best takes seconds a file, for a tenth less than what is nearly its best. */
const LARGE = 256 * 1024;

const brotli = (content: Buffer) =>
  promisify(brotliCompress)(content, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: content.length > LARGE ? 9 : constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });

/** Writes beside each text file under a folder the same as brotli and as gzip: `x.html.br`, `x.html.gz`. */
export async function compress(folder: string): Promise<void> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => TEXT.test(path));
  // A few at once: there are as many threads, and long papers need not be in memory together.
  const work = Array.from({ length: 4 }, async () => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
      const file = join(folder, path);
      const content = await readFile(file);
      await writeFile(`${file}.br`, await brotli(content));
      await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }));
    }
  });
  await Promise.all(work);
}

/** An adapter that also compresses what was built into the folder, when all of it is there. */
export function withCompressed(adapter: Adapter, folder: string): Adapter {
  return {
    ...adapter,
    async adapt(builder) {
      await adapter.adapt(builder);
      await compress(folder);
    },
  };
}
