import { decodeXml } from './decode-xml.ts';
import { attributeOf, childElements, elementsIn, rawText, type MarkupElement } from './markup-tree.ts';
import { parseMarkup } from './markup.ts';
import { resolveHref } from './resolve-href.ts';
import { SourceError } from './source.ts';
import type { Zip } from './zip.ts';

/** What the package of an e-book says: its metadata, its pages in reading order, and where its table of contents is. */
export type EpubPackage = {
  title: string | undefined;
  lang: string;
  creators: string[];
  /** The paths of the pages. Also has what the reading order names but the book does not have. */
  spine: { path: string; isPage: boolean }[];
  contents: string[];
  covers: string[];
};

// The algorithms that only change fonts (EPUB 3.3, section 4.4, and that of Adobe).
const FONT_OBFUSCATION = ['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'];
const PAGE_TYPES = [
  'application/xhtml+xml',
  'text/html',
  'text/x-oeb1-document',
  'application/xml',
  'text/xml',
  '',
];

const parse = (zip: Zip, path: string): MarkupElement | undefined => {
  const bytes = zip.read(path);
  return bytes && parseMarkup(decodeXml(bytes), 'xml');
};

/** Throws SourceError if an e-book is encrypted. Obfuscated fonts do not count. */
export function assertNotEncrypted(zip: Zip, file: string): void {
  const encryption = parse(zip, 'META-INF/encryption.xml');
  if (!encryption) return;
  for (const data of elementsIn(encryption, 'EncryptedData')) {
    const algorithms = elementsIn(data, 'EncryptionMethod').map(
      (method) => attributeOf(method, 'Algorithm') ?? '',
    );
    if (algorithms.length && algorithms.every((algorithm) => FONT_OBFUSCATION.includes(algorithm))) continue;
    throw new SourceError(
      file,
      undefined,
      'is protected against copying (DRM), and cannot be read.',
      'Ask the publisher or the shop for an edition without DRM.',
    );
  }
}

/** Reads the package of an e-book (EPUB 2 and 3). Throws SourceError if there is none. */
export function readPackage(zip: Zip, file: string): EpubPackage {
  const container = parse(zip, 'META-INF/container.xml');
  const [rootfile] = container ? elementsIn(container, 'rootfile') : [];
  const named = rootfile && attributeOf(rootfile, 'full-path');
  const path = named ?? zip.paths.find((candidate) => /\.opf$/i.test(candidate)) ?? '';
  const root = parse(zip, path) ?? parse(zip, resolveHref('', path));
  if (!root) {
    throw new SourceError(
      file,
      undefined,
      'is not an e-book (EPUB): it has no list of its pages.',
      'Export it again from the program that it comes from.',
    );
  }
  const metadata = elementsIn(root, 'metadata')[0] ?? root;
  const texts = (name: string) =>
    elementsIn(metadata, name)
      .map((element) => rawText(element).replaceAll(/\s+/g, ' ').trim())
      .filter(Boolean);
  const items = new Map<string, { path: string; type: string; properties: string[] }>();
  for (const item of elementsIn(root, 'item')) {
    items.set(attributeOf(item, 'id') ?? '', {
      path: resolveHref(path, attributeOf(item, 'href') ?? ''),
      type: attributeOf(item, 'media-type')?.trim().toLowerCase() ?? '',
      properties: (attributeOf(item, 'properties') ?? '').split(/\s+/),
    });
  }
  const spine = elementsIn(root, 'spine')[0];
  const references = elementsIn(root, 'reference').map((reference) => ({
    type: attributeOf(reference, 'type')?.toLowerCase() ?? '',
    path: resolveHref(path, attributeOf(reference, 'href') ?? '').replace(/#.*/, ''),
  }));
  const inGuide = (type: string) =>
    references.filter((reference) => reference.type === type).map((reference) => reference.path);
  const nav = [...items.values()].filter(({ properties }) => properties.includes('nav'));
  const ncx = [...items.values()].filter(({ type }) => type === 'application/x-dtbncx+xml');
  return {
    title: texts('title')[0],
    lang: texts('language')[0] ?? '',
    creators: texts('creator'),
    spine: (spine ? childElements(spine, 'itemref') : []).map((reference) => {
      const id = attributeOf(reference, 'idref') ?? '';
      const item = items.get(id);
      return { path: item?.path ?? id, isPage: PAGE_TYPES.includes(item?.type ?? '') };
    }),
    contents: [...nav, ...ncx].map((item) => item.path).concat(inGuide('toc')),
    covers: inGuide('cover'),
  };
}
