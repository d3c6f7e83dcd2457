import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { aboutIn, readFront } from './front-matter.ts';
import { joinLines } from './plain.ts';
import { SourceError, type Block, type RenderContext } from './source.ts';

/**
 * Reads a text in Markdown (CommonMark): the first heading of the first level is the title, or `title` in the front
 * matter is; every other heading opens a section. Throws SourceError.
 */
export function readMarkdown(text: string, file: string, lang: string): RenderContext {
  const { fields, body, lines, places } = readFront(text, file);
  const front = fields.get('title');
  let title = front;
  const sections: RenderContext['sections'] = [];
  const lineOf = (node: Nodes) => (node.position?.start.line ?? 0) + lines;
  const note: Note = (node, note) => places.push({ at: `${file}:${lineOf(node)}`, note });
  for (const node of fromMarkdown(body).children) {
    if (node.type === 'heading') {
      const heading = joinLines(wordsOf(node, note));
      if (!heading || (heading === front && !sections.length)) continue;
      if (title === undefined && node.depth === 1) title = heading;
      else sections.push({ heading, line: lineOf(node), blocks: [] });
      continue;
    }
    const blocks = blocksOf(node, note, lineOf);
    const [first] = blocks;
    if (!first) continue;
    const section = sections.at(-1);
    if (!section && title !== undefined) {
      throw new SourceError(
        file,
        first.line,
        `has text before the first heading: "${first.text.slice(0, 40)}".`,
        'Each section needs a heading: put one above it, such as "## Introduction".',
      );
    }
    section?.blocks.push(...blocks);
    if (!section) break;
  }
  if (title === undefined) {
    throw new SourceError(
      file,
      undefined,
      'has no title.',
      'Begin it with one, "# The title", or name it in the front matter, "title: …".',
    );
  }
  if (!sections.length) {
    throw new SourceError(
      file,
      undefined,
      'has no text under its title.',
      'Write a heading, "## …", and a text.',
    );
  }
  return { lang, file, title, about: aboutIn(fields), sections, places };
}

type Note = (node: Nodes, note: string) => void;

function blocksOf(node: RootContent, note: Note, lineOf: (node: Nodes) => number): Block[] {
  const one = (kind: Block['kind'], text: string): Block[] =>
    text ? [{ kind, text, line: lineOf(node) }] : [];
  switch (node.type) {
    case 'list':
      return node.children.flatMap((item) => {
        const blocks = item.children.flatMap((child) => blocksOf(child, note, lineOf));
        // What an item says before the lists in it is one item, in however many paragraphs.
        const own = blocks.findIndex(({ kind }) => kind === 'item');
        const [first, ...more] = own < 0 ? blocks : blocks.slice(0, own);
        const rest = own < 0 ? [] : blocks.slice(own).map((block) => ({ ...block, kind: 'item' as const }));
        if (!first) return rest;
        const text = joinLines([first, ...more].map(({ text }) => text).join('\n'));
        return [{ kind: 'item' as const, text, line: first.line }, ...rest];
      });
    case 'blockquote':
      return node.children.flatMap((child) => blocksOf(child, note, lineOf));
    case 'thematicBreak':
      return [];
    case 'definition':
      note(node, `the address ${node.url} was left out: a paper has no links`);
      return [];
    case 'code':
      return one('paragraph', joinLines(node.value));
    default:
      return one('paragraph', joinLines(wordsOf(node, note)));
  }
}

/** The words of a node, without the marks of emphasis. A comment is none of them. */
function wordsOf(node: Nodes, note: Note): string {
  switch (node.type) {
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      note(node, 'a picture was left out, but for the words that stand for it');
      return node.alt ?? '';
    case 'html': {
      const words = node.value.replaceAll(/<!--[\s\S]*?-->/g, '');
      if (words.trim()) note(node, `the HTML ${JSON.stringify(words)} was taken as it is written`);
      return words;
    }
    case 'link':
      // An address that is written out is a word of the text as well.
      if (node.children.map((child) => wordsOf(child, note)).join('') !== node.url) {
        note(node, `the address ${node.url} was left out: a paper has no links`);
      }
  }
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => wordsOf(child, note)).join('') : '';
}
