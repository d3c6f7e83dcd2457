import { parseXml, XmlCdata, XmlElement, XmlText, type XmlError } from '@rgrove/parse-xml';
import { SourceError, type ReviewPlace } from './source.ts';

/** A parsed XML file: its elements, their texts and their line numbers. */
export class XmlFile {
  readonly #file: string;
  readonly #lines: number[];
  readonly root: XmlElement;
  /** The places where codes of another program were left out of a text. */
  readonly places: ReviewPlace[] = [];

  /**
   * Parses XML 1.0. Loads nothing from outside the file, and expands no entities that the file itself declares (with them
   * a small file can expand without limit). References to such entities throw SourceError, as do files that are not well
   * formed; where the parser knows them, with line and column.
   */
  constructor(text: string, file: string) {
    this.#file = file;
    this.#lines = [...text.matchAll(/\n/g)].map(({ index }) => index);
    try {
      const { root } = parseXml(text, { includeOffsets: true });
      if (!root) throw new Error('There is no element');
      removePrefix(root);
      this.root = root;
    } catch (error) {
      const { line, column } = error as Partial<XmlError>;
      const [reason = ''] = String((error as Error).message).split(/ \(line| in |\n/);
      // The parser is recursive: deep nesting overflows the stack.
      const isTooDeep = error instanceof RangeError;
      throw new SourceError(
        file,
        line,
        isTooDeep ? 'has elements nested too deeply to read.' : `is not well-formed XML: ${reason}.`,
        `${column ? `Column ${column}. ` : ''}Export it again from the program it comes from, or correct this place.`,
      );
    }
  }

  /** The line on which an element begins, from 1. Found by binary search. */
  lineOf({ start }: XmlElement): number {
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  /** Throws SourceError with the line of an element. */
  fail(element: XmlElement, fault: string, remedy: string): never {
    throw new SourceError(this.#file, this.lineOf(element), fault, remedy);
  }

  /**
   * Returns the text of an element. `codes` names elements that hold codes of another program: leaves out their content,
   * except that of a `sub`, and adds it to `places`. A code that stands alone between two words is a line break or something
   * else that separates them, and becomes a space.
   */
  textOf(element: XmlElement, codes: Codes = { paired: [], single: [] }): string {
    const addNote = (node: XmlElement, note: string) =>
      this.places.push({ at: `${this.#file}:${this.lineOf(node)}`, note });
    const collect = (node: XmlElement, inCode: boolean): string =>
      node.children
        .map((child) => {
          if (child instanceof XmlText || child instanceof XmlCdata) {
            if (!inCode) return child.text;
            if (child.text.trim()) {
              addNote(
                node,
                `the code ${JSON.stringify(child.text)} was left out: it is not part of the text`,
              );
            }
            return '';
          }
          if (!(child instanceof XmlElement)) return '';
          const { name, attributes } = child;
          // XLIFF 2.0: a character that XML does not allow.
          if (name === 'cp') return String.fromCodePoint(Number.parseInt(attributes.hex ?? 'fffd', 16));
          const isSingle = codes.single.includes(name);
          const text = collect(child, name !== 'sub' && (inCode || isSingle || codes.paired.includes(name)));
          return isSingle && !inCode ? `${GAP}${text}${GAP}` : text;
        })
        .join('');
    const text = collect(element, false);
    if (!text.includes(GAP)) return text;
    const spaced = text.replaceAll(BETWEEN_WORDS, '$1 ');
    if (spaced !== text) addNote(element, 'a code between two words became a space');
    return spaced.replaceAll(GAP, '');
  }
}

/** The names of elements with codes of another program: those that come in pairs around a text, and those that stand alone. */
export type Codes = { paired: string[]; single: string[] };

// Stands for a code while its neighbours are looked at. XML cannot hold it.
const GAP = '\0';
const WIDE = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const BETWEEN_WORDS = new RegExp(
  `((?![${WIDE}])[\\p{L}\\p{M}\\p{N}.,;:!?…)])${GAP}+(?=(?![${WIDE}])[\\p{L}\\p{N}(])`,
  'gu',
);

/** Removes the prefix of a root element from the names of all elements that have it: x:xliff, x:file. */
function removePrefix(root: XmlElement): void {
  const [, prefix] = /^([^:]+):/.exec(root.name) ?? [];
  if (prefix === undefined) return;
  const visit = (element: XmlElement) => {
    if (element.name.startsWith(`${prefix}:`)) element.name = element.name.slice(prefix.length + 1);
    for (const child of element.children) if (child instanceof XmlElement) visit(child);
  };
  visit(root);
}

/** Yields the descendants of an element that have one of the names. Does not search inside those it has found. */
export function* descendantsOf(parent: XmlElement, ...names: string[]): Generator<XmlElement> {
  for (const child of parent.children) {
    if (!(child instanceof XmlElement)) continue;
    if (names.includes(child.name)) yield child;
    else yield* descendantsOf(child, ...names);
  }
}

/** Returns the direct children of an element that have one of the names. */
export const childrenOf = (parent: XmlElement, ...names: string[]): XmlElement[] =>
  parent.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && names.includes(child.name),
  );

// XML 1.0, section 2.2.
const ALLOWED = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

/** Escapes a text for XML content and attribute values. Throws RangeError if XML cannot hold one of its characters. */
export function escapeXml(text: string): string {
  if (!ALLOWED.test(text)) {
    throw new RangeError(`XML cannot hold every character of ${JSON.stringify(text)}`);
  }
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
