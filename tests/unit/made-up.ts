// Shared by the property-based tests: random hostile texts, and HTML parsed as a browser does.
import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';

// The number of runs per property, and the seed: fixed here, a new one in each `npm run fuzz`.
const numRuns = Number(process.env.FUZZ_RUNS ?? 200);
const seed = Number(process.env.FUZZ_SEED ?? 20_260);
/** Asserts that a property holds for random inputs. `property` throws if it does not. */
export const holds = <T>(inputs: fc.Arbitrary<T>, property: (input: T) => void) =>
  fc.assert(fc.property(inputs, property), { numRuns, seed });

// Character sequences with a meaning in HTML, i18next or bidi text, unusual characters, and random text.
const piece = fc.oneof(
  fc.constantFrom(
    ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</p>', '-->', '<!--', ']]>', '&lt;'],
    ...[
      '&amp',
      '&#x3c;',
      '"',
      "'",
      '`',
      '<',
      '>',
      '{{x}}',
      '$t(site.name)',
      '{@html 1}',
      '</title>',
      '$&',
      '$1',
    ],
    ...['\u202e', '\u2066', '\u2069', '\u200f', '\u0301\u0301\u0301', '\ufeff', '\u2028', '\ud800', '\udc00'],
    ...['javascript:', 'noscript', '</noscript>', '<svg/onload=1>', '__proto__', 'constructor', '水', 'نص'],
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
/** Texts that would do harm if they were not escaped. */
export const hostile = fc
  .array(piece, { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.join(''))
  // HTML parsers drop null characters and normalize carriage returns. The schema rejects both in papers.
  .map((text) => text.replace(/[\0\r]/g, ''));

/** A node as parse5 reads it. */
export type Node = DefaultTreeAdapterMap['node'];
/** A node and all that is in it, in document order. */
export const nodesIn = (node: Node): Node[] => [
  node,
  ...('childNodes' in node ? node.childNodes.flatMap(nodesIn) : []),
];
/** The text in a node. */
export const textOf = (node: Node): string =>
  nodesIn(node)
    .map((descendant) => ('value' in descendant ? descendant.value : ''))
    .join('');
/** The value of an attribute of a node; undefined if it has no such attribute. */
export const valueOf = (node: Node, name: string) =>
  'attrs' in node ? node.attrs.find((attribute) => attribute.name === name)?.value : undefined;
/** All elements of an HTML fragment in document order. */
export const elements = (html: string) => nodesIn(parseFragment(html)).filter((node) => 'tagName' in node);
