import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { HEADERS_FILE, headersFile } from './hosting.ts';

/** Writes the file with the headers into a built folder, for the hosts that read it. */
export function writeHeaders(folder: string, base: string): void {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'));
  writeFileSync(join(folder, HEADERS_FILE), headersFile(paths, base));
}
