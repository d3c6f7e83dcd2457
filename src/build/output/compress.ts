import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(html|m?js|json|webmanifest|css|svg|xml|txt|md)$/;

/** Above this size (bytes), brotli's best quality takes seconds a file and saves a tenth over the one below. */
const LARGE = 256 * 1024;

const brotli = (content: Buffer) =>
  promisify(brotliCompress)(content, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: content.length > LARGE ? 9 : constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });

/** Writes a brotli and a gzip copy beside each text file in a folder: `x.html.br`, `x.html.gz`. */
export async function compress(folder: string): Promise<void> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => TEXT.test(path));
  // Four at a time, as many as zlib has threads, so that long papers are not all in memory at once.
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
