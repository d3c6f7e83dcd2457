import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { aboutFields, readFrontMatter } from './front-matter.ts';
import { joinLines } from './join-lines.ts';
import { SourceError, type SourceBlock, type SourceDocument } from './source.ts';

/**
 * Reads a text in Markdown (CommonMark). The title is the first level-one heading, or `title` in the front matter; every
 * other heading begins a section. Throws SourceError.
 */
export function readMarkdown(text: string, file: string, lang: string): SourceDocument {
  const { fields, body, lines, places } = readFrontMatter(text, file);
  const titleField = fields.get('title');
  let title = titleField;
  const sections: SourceDocument['sections'] = [];
  const lineOf = (node: Nodes) => (node.position?.start.line ?? 0) + lines;
  const addNote: AddNote = (node, note) => places.push({ at: `${file}:${lineOf(node)}`, note });
  for (const node of fromMarkdown(body).children) {
    if (node.type === 'heading') {
      const heading = joinLines(textOf(node, addNote));
      if (!heading || (heading === titleField && !sections.length)) continue;
      if (title === undefined && node.depth === 1) title = heading;
      else sections.push({ heading, line: lineOf(node), blocks: [] });
      continue;
    }
    const blocks = blocksOf(node, addNote, lineOf);
    const [first] = blocks;
    if (!first) continue;
    const section = sections.at(-1);
    if (!section && title !== undefined) {
      throw new SourceError(
        file,
        first.line,
        `has text before the first heading: "${first.text.slice(0, 40)}".`,
        'Each section needs a heading. Put one above the text, such as "## Introduction".',
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
      'Begin with "# The title", or add "title: …" to the front matter.',
    );
  }
  if (!sections.length) {
    throw new SourceError(
      file,
      undefined,
      'has no text under its title.',
      'Add a heading, "## …", and a text under it.',
    );
  }
  return { lang, file, title, about: aboutFields(fields), sections, places };
}

type AddNote = (node: Nodes, note: string) => void;

function blocksOf(node: RootContent, addNote: AddNote, lineOf: (node: Nodes) => number): SourceBlock[] {
  const paragraph = (text: string): SourceBlock[] =>
    text ? [{ kind: 'paragraph', text, line: lineOf(node) }] : [];
  switch (node.type) {
    case 'list':
      return node.children.flatMap((item) => {
        const blocks = item.children.flatMap((child) => blocksOf(child, addNote, lineOf));
        // Join the paragraphs before a nested list into one item; the nested items follow it.
        const nestedIndex = blocks.findIndex(({ kind }) => kind === 'item');
        const [first, ...more] = nestedIndex < 0 ? blocks : blocks.slice(0, nestedIndex);
        const rest =
          nestedIndex < 0
            ? []
            : blocks.slice(nestedIndex).map((block) => ({ ...block, kind: 'item' as const }));
        if (!first) return rest;
        const text = joinLines([first, ...more].map((block) => block.text).join('\n'));
        return [{ kind: 'item' as const, text, line: first.line }, ...rest];
      });
    case 'blockquote':
      return node.children.flatMap((child) => blocksOf(child, addNote, lineOf));
    case 'thematicBreak':
      return [];
    case 'definition':
      addNote(node, `the address ${node.url} was left out: a paper has no links`);
      return [];
    case 'code':
      return paragraph(joinLines(node.value));
    default:
      return paragraph(joinLines(textOf(node, addNote)));
  }
}

/** Returns the text of a node, without emphasis marks and comments. */
function textOf(node: Nodes, addNote: AddNote): string {
  switch (node.type) {
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      addNote(node, 'a picture was left out; its alternative text was kept');
      return node.alt ?? '';
    case 'html': {
      const html = node.value.replaceAll(/<!--[\s\S]*?-->/g, '');
      if (html.trim()) addNote(node, `the HTML ${JSON.stringify(html)} was kept as text`);
      return html;
    }
    case 'link':
      // A link whose text is its address loses nothing.
      if (node.children.map((child) => textOf(child, addNote)).join('') !== node.url) {
        addNote(node, `the address ${node.url} was left out: a paper has no links`);
      }
  }
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child, addNote)).join('') : '';
}
