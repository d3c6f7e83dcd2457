import type { List, ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import { joinLines, joinVerse } from './join-lines.ts';
import { textOfHtml } from './markdown-html.ts';
import type { SourceBlock } from './source.ts';

type Note = (line: number, note: string) => void;

/** Reads the nodes of a Markdown text: `textOf` gives the text of one without its marks, `blocksOf` its blocks. */
export type BlockReader = { textOf: (node: Nodes) => string; blocksOf: (node: RootContent) => SourceBlock[] };

/** Makes a reader for the nodes of `source`, which notes what it changes or leaves out. */
export function createBlockReader(source: string, note: Note): BlockReader {
  const lineOf = (node: Nodes) => node.position?.start.line ?? 0;
  const addNote = (node: Nodes, text: string) => note(lineOf(node), text);
  const noted = new Set<string>();
  const noteOnce = (node: Nodes, text: string) => {
    if (!noted.has(text)) addNote(node, text);
    noted.add(text);
  };

  function textOf(node: Nodes): string {
    switch (node.type) {
      case 'break':
        return '\n';
      case 'image':
      case 'imageReference':
        addNote(node, 'a picture was left out; its alternative text was kept');
        return node.alt ?? '';
      case 'html': {
        const html = node.value.replaceAll(/<!--[\s\S]*?-->/g, '').trim();
        if (html)
          addNote(node, `the HTML ${JSON.stringify(html.slice(0, 60))} was left out, but for its text`);
        return textOfHtml(node.value);
      }
      case 'link':
        // A link whose text is its address loses nothing.
        if (node.children.map(textOf).join('') !== node.url) {
          addNote(node, `the address ${node.url} was left out: a paper has no links`);
        }
    }
    if ('value' in node) return node.value;
    return 'children' in node ? node.children.map(textOf).join('') : '';
  }

  function paragraph(node: Nodes, text: string, kind: SourceBlock['kind'] = 'paragraph'): SourceBlock[] {
    return text ? [{ kind, text, line: lineOf(node) }] : [];
  }

  function readParagraph(node: Paragraph): SourceBlock[] {
    const text = withoutStrayMarks(node, textOf(node));
    const lines = text.split('\n');
    if (lines.every((line) => /^\|(?:\s|$)/.test(line)) && !isTable(lines)) {
      return paragraph(node, joinVerse(lines.map((line) => line.slice(1))), 'verse');
    }
    if (isTable(lines)) addNote(node, 'a table was kept as text: a paper has no tables');
    // Every line is broken on purpose.
    const breaks = node.children.filter(({ type }) => type === 'break').length;
    if (breaks > 0 && breaks === lines.length - 1 && (breaks > 1 || isBrief(lines))) {
      return paragraph(node, joinVerse(lines), 'verse');
    }
    if (breaks > 0) addNote(node, 'line breaks in a paragraph were left out');
    return paragraph(node, joinLines(text));
  }

  /** Removes the asterisks of emphasis that CommonMark does not see, because no space is around it as in Chinese. */
  function withoutStrayMarks(node: Nodes, text: string): string {
    const { start, end } = node.position ?? {};
    const isEscaped = source.slice(start?.offset, end?.offset).includes('\\*');
    const clean = isEscaped ? text : text.replaceAll(/\*\*([^\s*](?:[^*]*[^\s*])?)\*\*/gu, '$1');
    if (clean !== text) addNote(node, 'asterisks of emphasis without spaces around them were removed');
    if (/\*\*|~~|==\S/.test(clean)) addNote(node, 'has marks such as ** or ~~, which were kept as text');
    return clean;
  }

  function readList(node: List): SourceBlock[] {
    const numbers = node.ordered ? numbersOf(node, source) : [];
    return node.children.flatMap((item, n) => readItem(item, numbers[n]));
  }

  function readItem(item: ListItem, number: string | undefined): SourceBlock[] {
    const blocks = item.children.flatMap(blocksOf);
    // Join the paragraphs before a nested list into one item; the nested items follow it.
    const nestedIndex = blocks.findIndex(({ kind }) => kind === 'item');
    const own = nestedIndex < 0 ? blocks : blocks.slice(0, nestedIndex);
    const nested = nestedIndex < 0 ? [] : blocks.slice(nestedIndex);
    if (nested.length) noteOnce(item, 'a list inside a list became part of it: a paper has no nested lists');
    const text = joinLines([number, own.map((block) => block.text).join('\n')].filter(Boolean).join(' '));
    const rest = nested.map((block) => ({ ...block, kind: 'item' as const }));
    return text ? [{ kind: 'item', text, line: own[0]?.line ?? lineOf(item) }, ...rest] : rest;
  }

  function blocksOf(node: RootContent): SourceBlock[] {
    switch (node.type) {
      case 'list':
        return readList(node);
      case 'blockquote':
        noteOnce(node, 'quotations became paragraphs');
        return node.children.flatMap(blocksOf);
      case 'thematicBreak':
        noteOnce(node, 'lines between parts of the text were left out');
        return [];
      case 'definition':
        addNote(node, `the address ${node.url} was left out: a paper has no links`);
        return [];
      case 'code':
        noteOnce(node, 'code became paragraphs, each with its lines joined');
        return paragraph(node, joinLines(node.value));
      case 'paragraph':
        return readParagraph(node);
      default:
        return paragraph(node, joinLines(textOf(node)));
    }
  }

  return { textOf, blocksOf };
}

const isBrief = (lines: string[]) => lines.every(({ length }) => length <= 60);

/** True for the lines of a table, which has a line of dashes between vertical lines. */
const isTable = (lines: string[]) =>
  lines.some((line) => /^\|?[\s:]*-{2,}[\s:|-]*$/.test(line) && line.includes('|'));

/** The numbers of an ordered list as they are written, or counted if all are the same: 1. 1. 1. */
function numbersOf(list: List, source: string): string[] {
  const written = list.children.map((item) => {
    const from = item.position?.start.offset ?? 0;
    return /^\d+[.)]/.exec(source.slice(from, from + 12))?.[0] ?? '';
  });
  const [first = ''] = written;
  const isSame = written.length > 1 && written.every((one) => one === first);
  return isSame ? written.map((_, n) => `${Number.parseInt(first) + n}${first.slice(-1)}`) : written;
}
