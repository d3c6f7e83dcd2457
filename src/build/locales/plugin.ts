import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { checkLocales } from './check.ts';
import { coverageReport } from '../../lib/document/coverage.ts';
import { LocaleError } from './diagnostics.ts';
import { collectIntlData } from './intl-data.ts';
import { hasPinyin } from './pinyin.ts';
import { Papers } from './papers.ts';
import { readFolder, type Files } from './read.ts';
import { usedMessageKeys } from './used-message-keys.ts';

const ID = /^\0?virtual:(catalog|interface|intl|paper|messages)(?:\/(.*))?$/;

const LOADER = "import { loadPart } from '$lib/loading/load-part.ts';\n";
const load = (id: string) => `() => loadPart(() => import('virtual:${id}'))`;
const record = (entries: [string, string][]) =>
  `{${entries.map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(',\n')}}`;

// A browser parses a long text faster as JSON than as a script.
const json = (value: unknown) => `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});`;

/** The module with every paper of the catalog and the loaders of its parts. */
function catalogModule({ catalog }: Papers): string {
  const papers = catalog.flatMap(({ slug, langs }) =>
    langs.map((lang): [string, string] => {
      const parts = ['card', 'text', 'annotations', ...(hasPinyin(lang) ? ['pinyin'] : [])];
      const own = `paper/${slug}/${lang}`;
      return [`${slug}/${lang}`, record(parts.map((part) => [part, load(`${own}/${part}`)]))];
    }),
  );
  return `${LOADER}export const catalog = ${JSON.stringify(catalog)};\nexport const papers = ${record(papers)};`;
}

/** The module with the loaders of each interface: what a page says when it opens, and what is wanted later or elsewhere. */
function interfaceModule(files: Files): string {
  const langs = [...files.keys()]
    .filter((path) => path.endsWith('/ui.json'))
    .map((path) => path.split('/')[0] ?? '');
  const loaders = (part: string) => record(langs.map((lang) => [lang, load(`messages/${lang}/${part}`)]));
  return `${LOADER}export const interfaces = ${loaders('common')};\nexport const moreMessages = ${loaders('more')};`;
}

// Two thirds of the messages are of sheets, the about page, the not-found page and the manifest.
const MORE = [
  ...[
    'about',
    'app',
    'install',
    'keys',
    'languages',
    'missing',
    'news',
    'search',
    'settings',
    'share',
    'standing',
  ],
  ...['check', 'checking', 'keep', 'kept', 'lost', 'mended', 'notKept', 'remove', 'save', 'sound'].map(
    (key) => `offline.${key}`,
  ),
  ...['how', 'same', 'take', 'tell', 'texts'].map((key) => `update.${key}`),
  ...['head.shelf', 'head.shelfDescription', 'link.copied', 'link.refused'],
];

type Messages = { [key: string]: string | Messages };

// The messages under `path` that are wanted later or elsewhere, or all the others.
function messages(tree: Messages, isMore: boolean, path = ''): Messages {
  const own = Object.entries(tree).flatMap(([key, value]): [string, string | Messages][] => {
    if (MORE.includes(path + key)) return isMore ? [[key, value]] : [];
    if (typeof value === 'string') return isMore ? [] : [[key, value]];
    const inner = messages(value, isMore, `${path}${key}.`);
    return Object.keys(inner).length ? [[key, inner]] : [];
  });
  return Object.fromEntries(own);
}

/**
 * The Vite plugin that checks the locale files under `root` and makes modules of them: `virtual:catalog`,
 * `virtual:interface`, `virtual:intl`, and behind their loaders `virtual:paper/<paper>/<lang>/<part>` and
 * `virtual:messages/<lang>/<part>`. It prints the coverage of a build. Throws `LocaleError` with every fault in the files.
 */
export function locales(root: string): Plugin {
  let files: Files = new Map();
  let papers = new Papers(files);
  const read = () => {
    const { files: all, problems } = readFolder(root);
    problems.push(...checkLocales(all, root, usedMessageKeys('src')));
    if (problems.length) throw new LocaleError(problems);
    files = all;
    papers = new Papers(all);
  };

  const paperModule = (slug: string, lang: string, part: string, isClient: boolean) => {
    if (part === 'card') return json(papers.card(slug, lang));
    if (part === 'text') return json(papers.text(slug, lang));
    if (part === 'annotations') return json(papers.annotations(slug, lang));
    // No published page has pinyin in it, and that of a long paper takes a while to make.
    return json((isClient && papers.pinyin(slug, lang)) ?? {});
  };

  return {
    name: 'duidu-locales',
    enforce: 'pre',
    // Before the bundler starts: it would add its own stack to the message.
    configResolved: read,
    buildStart() {
      if (this.environment.name === 'client') this.info(`coverage\n${coverageReport(papers.coverage())}`);
    },
    // A module that tests replace is resolved a second time.
    resolveId: (id) => (ID.test(id) ? `\0${id.replace('\0', '')}` : undefined),
    load(id) {
      const [, kind, path = ''] = ID.exec(id) ?? [];
      if (!kind || !id.startsWith('\0')) return undefined;
      const [slug = '', lang = '', part = ''] = path.split('/');
      switch (kind) {
        case 'catalog':
          return catalogModule(papers);
        case 'interface':
          return interfaceModule(files);
        case 'intl':
          return json(collectIntlData(files));
        case 'messages':
          return json(
            messages(JSON.parse(files.get(`${slug}/ui.json`) ?? '{}') as Messages, lang === 'more'),
          );
        default:
          return paperModule(slug, lang, part, this.environment.name === 'client');
      }
    },
    hotUpdate({ file }) {
      if (!file.startsWith(resolve(root)) || !file.endsWith('.json')) return undefined;
      read();
      const { moduleGraph } = this.environment;
      return [...moduleGraph.idToModuleMap.values()].filter(({ id }) => id?.startsWith('\0virtual:'));
    },
  };
}
