import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { isPaper, readFolder } from '../locales/read.ts';
import { sectionsOf } from '../../lib/offline/changed-sections.ts';
import { integrityOf } from '../../lib/offline/integrity.ts';
import { packOf, packPages } from '../../lib/offline/page-pack.ts';
import type { Entry, Published } from '../../lib/offline/protocol.ts';

const WORKER = 'service-worker.js';
const PLACEHOLDER = '__PUBLISHED';
// Files for hosts, crawlers and app stores, which no reader needs offline.
const NOT_KEPT =
  /\.(br|gz)$|^_headers$|^service-worker\.js$|^_app\/version\.json$|^(robots\.txt|sitemap\.xml|card\.png|screen-\w+\.png)$/;

/** Every file of a built reader that belongs to the offline copy, by path. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => relative(folder, join(folder, path)).split(sep).join('/'))
    .filter((path) => !NOT_KEPT.test(path))
    .sort();

/** The address of a file relative to the base path. A page has that of its folder; some hosts redirect from any other. */
const addressOf = (path: string) =>
  `./${path.replace(/(^|\/)index\.html$/, '$1')}`.replaceAll(/[^\w./-]/gu, encodeURIComponent);

/** The pages of the papers in a built folder, by address: these go into packs. */
function paperPages(folder: string, papers: ReadonlySet<string>): Map<string, string> {
  const pages = filesIn(folder).filter(
    (path) => path.endsWith('/index.html') && papers.has(path.replace(/\/.*$/s, '')),
  );
  return new Map(pages.map((path) => [addressOf(path), readFileSync(join(folder, path), 'utf8')]));
}

/** Writes the pages of each paper, packed, beside them. */
function writePacks(folder: string, pages: ReadonlyMap<string, string>): void {
  for (const [pack, packed] of Map.groupBy(pages, ([address]) => packOf(address)))
    writeFileSync(join(folder, decodeURIComponent(pack)), JSON.stringify(packPages(new Map(packed))));
}

async function entriesOf(
  folder: string,
  packed: ReadonlyMap<string, string>,
): Promise<{ entries: Entry[]; bytes: number }> {
  const paths = filesIn(folder).filter((path) => !packed.has(addressOf(path)));
  let bytes = 0;
  const entries = paths.map(async (path): Promise<Entry> => {
    const content = readFileSync(join(folder, path));
    bytes += content.length;
    const integrity = await integrityOf(content);
    const url = addressOf(path);
    const revision = path.startsWith('_app/immutable/') ? null : integrity.slice(7, 23);
    return { url, revision, integrity };
  });
  return { entries: await Promise.all(entries), bytes };
}

/** Packs the pages of a build, and returns what it publishes for offline reading, from its files and the locale files that it was made from. */
export async function publish(folder: string, locales: string): Promise<Published> {
  const { files } = readFolder(locales);
  const papers = [...files].filter(([path]) => isPaper(path));
  const interfaces = [...files].filter(([path]) => path.endsWith('/ui.json'));
  const pages = paperPages(folder, new Set(papers.map(([path]) => basename(path, '.json'))));
  writePacks(folder, pages);
  const { entries, bytes } = await entriesOf(folder, pages);
  const langOf = (path: string) => path.split('/')[0] ?? '';
  return {
    version: createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 8),
    entries,
    pages: [...pages.keys()],
    bytes,
    langs: [...new Set(papers.map(([path]) => langOf(path)))],
    news: Object.fromEntries(
      interfaces.map(([path, text]) => [langOf(path), (JSON.parse(text) as { news: string }).news]),
    ),
    sections: Object.assign(
      {},
      ...papers.map(([path, text]) => sectionsOf(path, text)),
    ) as Published['sections'],
  };
}

/**
 * Writes the list of all built files, with their hashes, into the worker of a built folder. Without `offline` it writes
 * a worker instead that removes itself and everything it kept. Throws if the worker has no place for the list.
 */
export async function writeOfflineList(folder: string, locales: string, offline: boolean): Promise<void> {
  const path = join(folder, WORKER);
  if (!offline) {
    const uninstall = new URL('../../service-worker/uninstall.js', import.meta.url);
    return writeFileSync(path, readFileSync(uninstall));
  }
  const [before, after, ...more] = readFileSync(path, 'utf8').split(PLACEHOLDER);
  if (before === undefined || after === undefined || more.length)
    throw new Error(`${path}: ${PLACEHOLDER} is expected there once.`);
  writeFileSync(path, before + JSON.stringify(await publish(folder, locales)) + after);
}
