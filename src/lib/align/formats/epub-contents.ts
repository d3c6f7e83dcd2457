import { decodeXml } from './decode-xml.ts';
import type { FlowEntry } from './flow.ts';
import { headingLevel, rolesOf } from './html-names.ts';
import { attributeOf, childElements, elementsIn, rawText, type MarkupElement } from './markup-tree.ts';
import { parseMarkup } from './markup.ts';
import { resolveHref } from './resolve-href.ts';
import { isSame } from './titles.ts';
import type { Zip } from './zip.ts';

/** The titles in a table of contents: those of each page, by the name of the place in it; '' is its start. */
export type Contents = Map<string, Map<string, string>>;

/** Reads the tables of contents of an e-book, in the format of EPUB 3 (nav) or 2 (NCX). The first to name a place counts. */
export function readContents(zip: Zip, paths: string[]): Contents {
  const contents: Contents = new Map();
  const add = (path: string, href: string | undefined, label: string) => {
    const text = label.replaceAll(/\s+/g, ' ').trim();
    if (href === undefined || !text) return;
    const [page = '', fragment = ''] = resolveHref(path, href).split('#');
    const labels = contents.get(page) ?? new Map<string, string>();
    contents.set(page, labels);
    if (!labels.has(fragment)) labels.set(fragment, text);
  };
  for (const path of paths) {
    const bytes = zip.read(path);
    if (!bytes) continue;
    const root = parseMarkup(decodeXml(bytes), 'xml');
    for (const point of elementsIn(root, 'navPoint')) {
      const [label] = childElements(point, 'navLabel');
      const [content] = childElements(point, 'content');
      if (label && content) add(path, attributeOf(content, 'src'), rawText(label));
    }
    for (const nav of elementsIn(root, 'nav').filter((element) => rolesOf(element).some(isToc))) {
      for (const link of elementsIn(nav, 'a')) add(path, attributeOf(link, 'href'), rawText(link));
    }
  }
  return contents;
}

const isToc = (role: string) => role === 'toc' || role === 'doc-toc';

/** True for a page that is a table of contents: it says so, or nearly all under its heading is links to other pages. */
export function isContentsPage(root: MarkupElement, path: string, isDeclared: boolean): boolean {
  const size = (elements: MarkupElement[]) =>
    elements.reduce((sum, element) => sum + rawText(element).replaceAll(/\s/g, '').length, 0);
  const [body = root] = elementsIn(root, 'body');
  const links = elementsIn(body, 'a').filter((link) => {
    const href = link.attributes.get('href');
    return href !== undefined && !resolveHref(path, href).startsWith(`${path}#`);
  });
  const headings = elementsIn(body).filter((element) => headingLevel(element) !== undefined);
  const share = size(links) / (size([body]) - size(headings) + 1);
  const saysSo =
    isDeclared || elementsIn(root, 'body', 'section').some((element) => rolesOf(element).some(isToc));
  return saysSo ? share > 0.3 : share > 0.8 && links.length > 2;
}

/**
 * Gives headings to a page that has none, from the table of contents. A paragraph that has the same words becomes the
 * heading. Returns the page as it is if it has headings or the table does not name it.
 */
export function withContentsHeadings(page: FlowEntry[], labels: Map<string, string>): FlowEntry[] {
  if (page.some(({ kind }) => kind === 'heading')) return page;
  const result: FlowEntry[] = [];
  const unused = new Map(labels);
  for (let n = 0; n < page.length; n++) {
    const entry = page[n];
    if (!entry) break;
    const id = n === 0 && unused.has('') ? '' : entry.ids.find((name) => unused.has(name));
    // The only place that the table names in a page is its start, wherever the name is.
    const key = id ?? (n === 0 && unused.size === 1 ? [...unused.keys()][0] : undefined);
    const label = key === undefined ? undefined : unused.get(key);
    if (key === undefined || label === undefined) {
      result.push(entry);
      continue;
    }
    unused.delete(key);
    const same = [1, 2, 3].find((count) =>
      isSame(
        page
          .slice(n, n + count)
          .map(({ text }) => text)
          .join(' '),
        label,
      ),
    );
    const refs = page.slice(n, n + (same ?? 0)).flatMap((part) => part.refs);
    result.push({ kind: 'heading', level: 2, text: label, line: entry.line, refs, ids: entry.ids });
    if (same) n += same - 1;
    else result.push(entry);
  }
  return result;
}
