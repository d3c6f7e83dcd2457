import { parseXml, XmlCdata, XmlElement, XmlText, type XmlError } from '@rgrove/parse-xml';
import { SourceError, type Place } from './source.ts';

/** A file in XML, read: its elements, and where they stand. */
export class XmlFile {
  readonly #file: string;
  readonly #lines: number[];
  readonly root: XmlElement;
  /** Where something between the words was left out. */
  readonly places: Place[] = [];

  /**
   * Reads XML 1.0. Nothing outside the file is asked for, and no entity of the file's own is put in (they can make a
   * small file endless): both end in a SourceError, as does what is not well formed, with line and column.
   */
  constructor(text: string, file: string) {
    this.#file = file;
    this.#lines = [...text.matchAll(/\n/g)].map(({ index }) => index);
    try {
      const { root } = parseXml(text, { includeOffsets: true });
      if (!root) throw new Error('There is no element');
      this.root = root;
    } catch (error) {
      const { line, column } = error as Partial<XmlError>;
      const [what = ''] = String((error as Error).message).split(/ \(line| in |\n/);
      const deep = error instanceof RangeError;
      throw new SourceError(
        file,
        line,
        deep ? 'has elements in elements, too deep to read.' : `is not well-formed XML: ${what}.`,
        `${column ? `Column ${column}. ` : ''}Export it again from the program it comes from, or mend this place.`,
      );
    }
  }

  /** The line, from 1, on which an element begins. */
  lineOf({ start }: XmlElement): number {
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  /** Throws SourceError for an element. */
  refuse(element: XmlElement, fault: string, remedy: string): never {
    throw new SourceError(this.#file, this.lineOf(element), fault, remedy);
  }

  /**
   * The words of an element. `codes` names elements that hold codes of another program, not words: what stands in them
   * is left out, but for a `sub`, and the place is noted.
   */
  wordsOf(element: XmlElement, codes: string[] = []): string {
    const words = (node: XmlElement, coded: boolean): string =>
      node.children
        .map((child) => {
          if (child instanceof XmlText || child instanceof XmlCdata) {
            if (!coded) return child.text;
            this.places.push({
              at: `${this.#file}:${this.lineOf(node)}`,
              note: `the code ${JSON.stringify(child.text)} was left out: it is no word of the text`,
            });
            return '';
          }
          if (!(child instanceof XmlElement)) return '';
          const { name, attributes } = child;
          // XLIFF 2.0: a character that XML does not allow.
          if (name === 'cp') return String.fromCodePoint(Number.parseInt(attributes.hex ?? 'fffd', 16));
          return words(child, name !== 'sub' && (coded || codes.includes(name)));
        })
        .join('');
    return words(element, false);
  }
}

/** The elements of a name below an element, at any depth, but not within one another. */
export function* elements(within: XmlElement, ...names: string[]): Generator<XmlElement> {
  for (const child of within.children) {
    if (!(child instanceof XmlElement)) continue;
    if (names.includes(child.name)) yield child;
    else yield* elements(child, ...names);
  }
}

/** The elements of a name that stand directly in an element. */
export const childrenOf = (within: XmlElement, ...names: string[]): XmlElement[] =>
  within.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && names.includes(child.name),
  );

// XML 1.0, section 2.2.
const ALLOWED = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

/** Words as they stand in XML. Throws RangeError if one of their characters cannot. */
export function escape(words: string): string {
  if (!ALLOWED.test(words))
    throw new RangeError(`XML cannot hold every character of ${JSON.stringify(words)}`);
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
