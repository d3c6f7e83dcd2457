import { isTree, type Tree } from '../../document/types.ts';
import type { ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown } from 'mdast-util-to-markdown';
import { aboutIn, readFront, writeFront } from './front-matter.ts';
import { SourceError } from './source.ts';
import { isKey, unflatten, type Texts } from './translations.ts';

// One file for each language. `<!-- section background -->` stands before each section, `<!-- p4 -->` before a paragraph
// whose number is not the one after the last, and so on; each sentence has its line. What explains a text stands at the
// end, each with the path of its key.

const comment = (value: string) => ({ type: 'html', value: `<!-- ${value} -->` }) as const;
const words = (value: string): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] });

/** True for a Markdown file that `writeMarkdown` wrote: it has the ids of its sections in it. */
export const hasIds = (text: string) => /^<!-- section [a-z0-9-]+ -->$/m.test(text);

/** A paper in one language as Markdown with ids: what counting would not give stands in comments. */
export function writeMarkdown(texts: Texts, lang: string): string {
  const { title, about, text = {} } = unflatten(texts);
  const fields: [string, string][] = [['language', lang], ...Object.entries(about ?? {})];
  const children: RootContent[] = [];
  // A text without a title (a draft of a translation) has no heading, and is read so.
  if (title) children.push({ type: 'heading', depth: 1, children: [{ type: 'text', value: title }] });
  for (const [id, { heading, ...blocks }] of Object.entries(text as Record<string, Tree>)) {
    children.push(comment(`section ${id}`));
    if (typeof heading === 'string') {
      children.push({ type: 'heading', depth: 2, children: [{ type: 'text', value: heading }] });
    }
    const count = counter();
    for (const [key, block] of Object.entries(blocks)) {
      if (!isTree(block)) continue;
      if (!count(key)) children.push(comment(key));
      children.push(key.startsWith('p') ? paragraphOf(block) : listOf(block));
    }
  }
  for (const [path, text] of texts) {
    if (/^(glossary|summary)\./.test(path)) children.push(comment(path), words(text));
  }
  return `${writeFront(fields)}\n${toMarkdown({ type: 'root', children }, { bullet: '-' })}`;
}

/** Says of keys, in their order, whether each is the one that counting gives: one more than the last of its kind. */
function counter() {
  const last = new Map<string, number>();
  return (key: string): boolean => {
    const [, kind = '', digits = ''] = /^([a-z]+)([0-9]+)$/.exec(key) ?? [];
    const expected = (last.get(kind) ?? 0) + 1;
    last.set(kind, Number(digits));
    return Number(digits) === expected;
  };
}

function paragraphOf(segments: Tree, item?: string): RootContent & { type: 'paragraph' } {
  const count = counter();
  const children = Object.entries(segments).flatMap(([key, text], n): PhrasingContent[] => {
    const ids = [n === 0 ? item : undefined, count(key) ? undefined : key].filter(Boolean).join(' ');
    const line = { type: 'text', value: `${n ? '\n' : ''}${String(text)}` } as const;
    // Behind the words: at the start of a line a comment would take the whole line.
    return ids ? [line, comment(ids)] : [line];
  });
  return { type: 'paragraph', children };
}

function listOf(items: Tree): RootContent {
  const count = counter();
  const children = Object.entries(items).map(([key, segments]): ListItem => {
    const item = count(key) ? undefined : key;
    return {
      type: 'listItem',
      spread: false,
      children: [paragraphOf(isTree(segments) ? segments : {}, item)],
    };
  });
  return { type: 'list', ordered: false, spread: false, children };
}

/** Reads what `writeMarkdown` wrote, and somebody may have changed. Throws SourceError. */
export function readIds(text: string, file: string): Texts {
  const { fields, body, lines } = readFront(text, file);
  const texts: Texts = new Map();
  let line: number | undefined;
  const set = (path: string, text: string) => {
    if (!isKey(path)) {
      throw new SourceError(file, line, `has the id "${path}", which no paper can have.`, 'See its comment.');
    }
    if (texts.has(path))
      throw new SourceError(file, line, `has "${path}" twice.`, 'Give one another number.');
    texts.set(path, text);
  };
  const next = (parent: string, kind: string, said: string | undefined, counts: Map<string, number>) => {
    const number = said ? Number(said.slice(kind.length)) : (counts.get(`${parent}.${kind}`) ?? 0) + 1;
    counts.set(`${parent}.${kind}`, number);
    return `${parent}.${kind}${number}`;
  };
  const passage = (node: Nodes | undefined, path: string) => {
    const counts = new Map<string, number>();
    for (const { text, ids } of linesOf(node)) {
      set(
        next(
          path,
          's',
          ids.find((id) => id.startsWith('s')),
          counts,
        ),
        text,
      );
    }
  };
  for (const [name, value] of Object.entries(aboutIn(fields))) set(`about.${name}`, value);
  const title = fields.get('title');
  if (title !== undefined) set('title', title);
  const counts = new Map<string, number>();
  let section: string | undefined;
  let said: string | undefined;
  for (const node of fromMarkdown(body).children) {
    line = (node.position?.start.line ?? 0) + lines;
    const id = node.type === 'html' ? /^<!-- (.*) -->$/.exec(node.value)?.[1] : undefined;
    if (id?.startsWith('section ')) {
      section = `text.${id.slice('section '.length)}`;
      said = undefined;
    } else if (id) said = id;
    else if (node.type === 'heading' && node.depth === 1) set('title', plain(node));
    else if (node.type === 'paragraph' && said && /^(glossary|summary)\./.test(said)) {
      set(said, plain(node));
      said = undefined;
    } else if (section === undefined) {
      throw new SourceError(file, line, 'has text before the first section.', 'Move it into a section.');
    } else if (node.type === 'heading') set(`${section}.heading`, plain(node));
    else if (node.type === 'paragraph') {
      passage(node, next(section, 'p', said, counts));
      said = undefined;
    } else if (node.type === 'list') {
      const list = next(section, 'list', said, counts);
      said = undefined;
      for (const { children } of node.children) {
        const [first, ...more] = children;
        if (more.length) {
          throw new SourceError(file, line, 'has an item of more than one paragraph.', 'Make it one.');
        }
        const item = linesOf(first)[0]?.ids.find((id) => id.startsWith('i'));
        passage(first, next(list, 'i', item, counts));
      }
    } else {
      throw new SourceError(
        file,
        line,
        `has something that no paper has (${node.type}).`,
        'Write headings, paragraphs and lists alone.',
      );
    }
  }
  return texts;
}

const plain = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(plain).join('') : '\n';

/** The lines of a paragraph, and the ids that a comment behind each says. */
function linesOf(node: Nodes | undefined): { text: string; ids: string[] }[] {
  const all: { text: string; ids: string[] }[] = [{ text: '', ids: [] }];
  const take = (text: string) => {
    for (const [n, piece] of text.split('\n').entries()) {
      if (n) all.push({ text: '', ids: [] });
      const last = all.at(-1);
      if (last) last.text += piece;
    }
  };
  for (const child of node && 'children' in node ? node.children : []) {
    const ids = child.type === 'html' ? /^<!-- ([a-z0-9 ]+) -->$/.exec(child.value)?.[1] : undefined;
    if (ids) all.at(-1)?.ids.push(...ids.split(' '));
    else take(plain(child));
  }
  return all.filter(({ text }) => text !== '');
}
