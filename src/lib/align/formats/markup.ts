import { decodeEntities } from './entities.ts';
import { closeElement, closeImplied } from './markup-ends.ts';
import type { MarkupElement } from './markup-tree.ts';

// Deeper elements become siblings of each other: no text is lost, and no function that walks the tree overflows the stack.
const MAX_DEPTH = 250;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noembed', 'noframes']);
const ATTRIBUTE = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

/** In XML and XHTML `<p/>` is empty, and no element ends without an end tag, except `<br>` and its like in XHTML. */
export type MarkupKind = 'html' | 'xhtml' | 'xml';

/**
 * Parses HTML or XML into a tree. Accepts any text: what is not well formed is read as a browser would, roughly. Loads
 * nothing, and expands no entities that the text declares. Returns an element without a name that holds everything.
 */
export function parseMarkup(text: string, kind: MarkupKind): MarkupElement {
  const nameOf = (raw: string) => (kind === 'xml' ? raw : raw.toLowerCase()).replace(/^.*:/, '');
  const root = newElement('', undefined, 1);
  const open = [root];
  let position = 0;
  let line = 1;
  let lineEnd = text.indexOf('\n');
  const lineAt = (index: number) => {
    for (; lineEnd >= 0 && lineEnd < index; lineEnd = text.indexOf('\n', lineEnd + 1)) line++;
    return line;
  };
  const current = () => open.at(-1) ?? root;
  const addText = (value: string) => {
    if (value) current().children.push(value);
  };
  const skipTo = (end: string) => {
    const at = text.indexOf(end, position);
    position = at < 0 ? text.length : at + end.length;
  };
  const startTag = (start: number, rawName: string) => {
    const attributes = new Map<string, string>();
    ATTRIBUTE.lastIndex = position;
    for (let match = ATTRIBUTE.exec(text); match; match = ATTRIBUTE.exec(text)) {
      const [, key = '', double, single, bare] = match;
      const name = kind === 'xml' ? key : key.toLowerCase();
      if (!attributes.has(name)) attributes.set(name, decodeEntities(double ?? single ?? bare ?? ''));
      position = ATTRIBUTE.lastIndex;
    }
    skipTo('>');
    const isSelfClosing = text[position - 2] === '/';
    const name = nameOf(rawName);
    if (kind === 'html') closeImplied(open, name);
    const element = newElement(name, current(), lineAt(start));
    element.attributes = attributes;
    current().children.push(element);
    if ((kind !== 'html' && isSelfClosing) || (kind !== 'xml' && VOID.has(name))) return;
    if (kind === 'xml' || !RAW_TEXT.has(name)) {
      if (open.length < MAX_DEPTH) open.push(element);
      return;
    }
    const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    end.lastIndex = position;
    const at = end.exec(text)?.index ?? text.length;
    const raw = text.slice(position, at);
    element.children.push(name === 'title' || name === 'textarea' ? decodeEntities(raw) : raw);
    position = at;
    if (at < text.length) skipTo('>');
  };
  while (position < text.length) {
    const start = text.indexOf('<', position);
    if (start < 0) break;
    addText(decodeEntities(text.slice(position, start)));
    position = start;
    if (text.startsWith('<!--', start)) skipTo('-->');
    else if (text.startsWith('<![CDATA[', start)) {
      skipTo(']]>');
      addText(text.slice(start + 9, position).replace(/\]\]>$/, ''));
    } else if (text[start + 1] === '?' || text[start + 1] === '!') {
      // A document type can contain declarations in brackets.
      position += declarationLength(text, start);
      skipTo('>');
    } else {
      NAME.lastIndex = start + 1;
      const [tag, slash, name] = NAME.exec(text) ?? [];
      if (tag === undefined || name === undefined) {
        addText('<');
        position++;
      } else {
        position += 1 + tag.length;
        if (slash) {
          skipTo('>');
          const element = nameOf(name);
          const isClosed = closeElement(open, element, kind);
          // HTML reads these end tags as elements: they separate what is before and after them.
          if (!isClosed && kind === 'html' && ['p', 'br'].includes(element)) {
            current().children.push(newElement(element, current(), lineAt(start)));
          }
        } else startTag(start, name);
      }
    }
  }
  addText(decodeEntities(text.slice(position)));
  return root;
}

/** The length of a document type up to its closing bracket, if it has declarations in brackets. */
function declarationLength(text: string, start: number): number {
  if (text.slice(start + 2, start + 9).toUpperCase() !== 'DOCTYPE') return 0;
  const bracket = text.indexOf('[', start);
  const end = text.indexOf(']', bracket);
  return bracket >= 0 && end >= 0 && bracket < text.indexOf('>', start) ? end - start : 0;
}

const NAME = /(\/?)([\p{L}_][^\s/>]*)/uy;

const newElement = (name: string, parent: MarkupElement | undefined, line: number): MarkupElement => ({
  name,
  attributes: new Map(),
  children: [],
  parent,
  line,
});
