import { globSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { SLUG } from '../grow.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** Bytes of brotli: the page as served, its bare text, and the difference, which is the reader's own part. */
export type FirstHtml = { page: string; html: number; text: number; own: number };

const NO_TEXT = new Set(['script', 'style', 'template']);

/** The text of a node and its descendants, without scripts and styles. */
function textOf(node: Node): string {
  if (tree.isTextNode(node)) return node.value;
  if (!('childNodes' in node) || NO_TEXT.has(node.nodeName)) return '';
  return node.childNodes.map(textOf).join('');
}

function find(node: Node, name: string): Node | undefined {
  if (node.nodeName === name) return node;
  if (!('childNodes' in node)) return undefined;
  for (const child of node.childNodes) {
    const found = find(child, name);
    if (found) return found;
  }
  return undefined;
}

/** The text content of a page's `<main>`, as it is without JavaScript. Throws if the page has no `<main>`. */
export function bareText(html: string): string {
  const main = find(parse(html, { scriptingEnabled: false }), 'main');
  if (!main) throw new Error('The page has no <main>.');
  return textOf(main).replaceAll(/[^\S\n]+/g, ' ');
}

/** Measures each two-language page of the paper in a built folder. Throws if there is none. */
export function firstHtml(folder: string): FirstHtml[] {
  const pages = globSync(`${folder}/${SLUG}/*/*/index.html`).sort();
  if (!pages.length) throw new Error(`There is no page in two languages in ${folder}. Run: npm run build`);
  return pages.map((page) => {
    const html = readFileSync(`${page}.br`).length;
    const text = brotliCompressSync(bareText(readFileSync(page, 'utf8'))).length;
    return { page: page.slice(folder.length), html, text, own: html - text };
  });
}

/** The page with the largest own part. */
export const largest = (pages: FirstHtml[]): FirstHtml =>
  pages.reduce((most, page) => (page.own > most.own ? page : most));
