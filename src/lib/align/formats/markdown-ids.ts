import { isTree, type Tree } from '../../document/types.ts';
import type { ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown } from 'mdast-util-to-markdown';
import { aboutFields, readFrontMatter, writeFrontMatter } from './front-matter.ts';
import { SourceError } from './source.ts';
import { isKey, unflatten, type Texts } from './translations.ts';

// Markdown with the ids of a paper, one file per language. `<!-- section background -->` comes before each section, and
// `<!-- p4 -->` before a paragraph whose number does not follow from the previous one. Each sentence has a line of its
// own, which the hard breaks of verse do not end. The glossary and the summaries are at the end, each text after its key path.

const commentNode = (value: string) => ({ type: 'html', value: `<!-- ${value} -->` }) as const;
const paragraphNode = (value: string): RootContent => ({
  type: 'paragraph',
  children: [{ type: 'text', value }],
});

/** True for a Markdown file that `writeMarkdownWithIds` wrote. It has its section ids in comments. */
export const hasSectionIds = (text: string) => /^<!-- section [a-z0-9-]+ -->$/m.test(text);

/** Writes a paper in one language as Markdown, with comments for those ids that cannot be derived by counting. */
export function writeMarkdownWithIds(texts: Texts, lang: string): string {
  const { title, about, text = {} } = unflatten(texts);
  const fields: [string, string][] = [['language', lang], ...Object.entries(about ?? {})];
  const children: RootContent[] = [];
  // An unfinished translation may have no title yet.
  if (title) children.push({ type: 'heading', depth: 1, children: [{ type: 'text', value: title }] });
  for (const [id, { heading, ...blocks }] of Object.entries(text as Record<string, Tree>)) {
    children.push(commentNode(`section ${id}`));
    if (typeof heading === 'string') {
      children.push({ type: 'heading', depth: 2, children: [{ type: 'text', value: heading }] });
    }
    const isExpected = createKeyChecker();
    for (const [key, block] of Object.entries(blocks)) {
      if (!isTree(block)) continue;
      if (!isExpected(key)) children.push(commentNode(key));
      children.push(key.startsWith('p') ? paragraphOf(block) : listOf(block));
    }
  }
  for (const [path, text] of texts) {
    if (/^(glossary|summary)\./.test(path)) children.push(commentNode(path), paragraphNode(text));
  }
  return `${writeFrontMatter(fields)}\n${toMarkdown({ type: 'root', children }, { bullet: '-' })}`;
}

/** Returns a function that tells, for keys in order, whether a key's number is one more than the last of its kind. */
function createKeyChecker() {
  const last = new Map<string, number>();
  return (key: string): boolean => {
    const [, kind = '', digits = ''] = /^([a-z]+)([0-9]+)$/.exec(key) ?? [];
    const expected = (last.get(kind) ?? 0) + 1;
    last.set(kind, Number(digits));
    return Number(digits) === expected;
  };
}

function paragraphOf(segments: Tree, itemKey?: string): RootContent & { type: 'paragraph' } {
  const isExpected = createKeyChecker();
  const children = Object.entries(segments).flatMap(([key, text], n): PhrasingContent[] => {
    const ids = [n === 0 ? itemKey : undefined, isExpected(key) ? undefined : key].filter(Boolean).join(' ');
    // Each line of verse but the last ends in a hard break.
    const lines = String(text)
      .split('\n')
      .flatMap((line, k): PhrasingContent[] => {
        const node = { type: 'text', value: `${n && !k ? '\n' : ''}${line}` } as const;
        return k ? [{ type: 'break' }, node] : [node];
      });
    // The comment comes after the text: at the start of a line it would make the whole line HTML (CommonMark).
    return ids ? [...lines, commentNode(ids)] : lines;
  });
  return { type: 'paragraph', children };
}

function listOf(items: Tree): RootContent {
  const isExpected = createKeyChecker();
  const children = Object.entries(items).map(([key, segments]): ListItem => {
    const itemKey = isExpected(key) ? undefined : key;
    return {
      type: 'listItem',
      spread: false,
      children: [paragraphOf(isTree(segments) ? segments : {}, itemKey)],
    };
  });
  return { type: 'list', ordered: false, spread: false, children };
}

/** Reads a file that `writeMarkdownWithIds` wrote and somebody may have edited. Throws SourceError. */
export function readMarkdownWithIds(text: string, file: string): Texts {
  const { fields, body, lines } = readFrontMatter(text, file);
  const texts: Texts = new Map();
  let line: number | undefined;
  const set = (path: string, text: string) => {
    if (!isKey(path)) {
      throw new SourceError(
        file,
        line,
        `has the id "${path}", which no paper can have.`,
        'Correct the comment that names it.',
      );
    }
    if (texts.has(path)) {
      throw new SourceError(file, line, `has "${path}" twice.`, 'Give one of them another number.');
    }
    texts.set(path, text);
  };
  const nextPath = (parent: string, kind: string, key: string | undefined, counts: Map<string, number>) => {
    const number = key ? Number(key.slice(kind.length)) : (counts.get(`${parent}.${kind}`) ?? 0) + 1;
    counts.set(`${parent}.${kind}`, number);
    return `${parent}.${kind}${number}`;
  };
  const readPassage = (node: Nodes | undefined, path: string) => {
    const segmentCounts = new Map<string, number>();
    for (const { text, ids } of linesOf(node)) {
      const segmentKey = ids.find((id) => id.startsWith('s'));
      set(nextPath(path, 's', segmentKey, segmentCounts), text);
    }
  };
  for (const [name, value] of Object.entries(aboutFields(fields))) set(`about.${name}`, value);
  const title = fields.get('title');
  if (title !== undefined) set('title', title);
  const counts = new Map<string, number>();
  let section: string | undefined;
  /** The key in the last comment: that of the next block. */
  let pendingKey: string | undefined;
  for (const node of fromMarkdown(body).children) {
    line = (node.position?.start.line ?? 0) + lines;
    const comment = node.type === 'html' ? /^<!-- (.*) -->$/.exec(node.value)?.[1] : undefined;
    if (comment?.startsWith('section ')) {
      section = `text.${comment.slice('section '.length)}`;
      pendingKey = undefined;
    } else if (comment) pendingKey = comment;
    else if (node.type === 'heading' && node.depth === 1) set('title', plainText(node));
    else if (node.type === 'paragraph' && pendingKey && /^(glossary|summary)\./.test(pendingKey)) {
      set(pendingKey, plainText(node));
      pendingKey = undefined;
    } else if (section === undefined) {
      throw new SourceError(file, line, 'has text before the first section.', 'Move it into a section.');
    } else if (node.type === 'heading') set(`${section}.heading`, plainText(node));
    else if (node.type === 'paragraph') {
      readPassage(node, nextPath(section, 'p', pendingKey, counts));
      pendingKey = undefined;
    } else if (node.type === 'list') {
      const listPath = nextPath(section, 'list', pendingKey, counts);
      pendingKey = undefined;
      for (const { children } of node.children) {
        const [first, ...more] = children;
        if (more.length) {
          throw new SourceError(
            file,
            line,
            'has a list item of more than one paragraph.',
            'Join the paragraphs.',
          );
        }
        const itemKey = linesOf(first)[0]?.ids.find((id) => id.startsWith('i'));
        readPassage(first, nextPath(listPath, 'i', itemKey, counts));
      }
    } else {
      throw new SourceError(
        file,
        line,
        `has something that papers cannot have (${node.type}).`,
        'Use only headings, paragraphs and lists.',
      );
    }
  }
  return texts;
}

const plainText = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(plainText).join('') : '\n';

// Stands for the hard break of a verse while lines are split. No text has it.
const VERSE_END = '\0';

/** Returns the lines of a paragraph, each with the ids in the comments after it. */
function linesOf(node: Nodes | undefined): { text: string; ids: string[] }[] {
  const lines: { text: string; ids: string[] }[] = [{ text: '', ids: [] }];
  const append = (text: string) => {
    for (const [n, piece] of text.split('\n').entries()) {
      if (n) lines.push({ text: '', ids: [] });
      const last = lines.at(-1);
      if (last) last.text += piece;
    }
  };
  for (const child of node && 'children' in node ? node.children : []) {
    const ids = child.type === 'html' ? /^<!-- ([a-z0-9 ]+) -->$/.exec(child.value)?.[1] : undefined;
    const last = lines.at(-1);
    if (ids) last?.ids.push(...ids.split(' '));
    else if (child.type === 'break' && last) last.text += VERSE_END;
    else append(plainText(child));
  }
  return lines
    .filter(({ text }) => text !== '')
    .map(({ text, ids }) => ({ text: text.replaceAll(VERSE_END, '\n'), ids }));
}
