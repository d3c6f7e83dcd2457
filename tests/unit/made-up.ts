// What tests with made-up input share: the inputs, and HTML as a browser reads it.
import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';

// How many inputs for each promise, and from which seed: a fixed one here, another each time in `npm run fuzz`.
const numRuns = Number(process.env.FUZZ_RUNS ?? 200);
const seed = Number(process.env.FUZZ_SEED ?? 20_260);
/** Holds a promise against made-up inputs. */
export const holds = <T>(inputs: fc.Arbitrary<T>, promise: (input: T) => void) =>
  fc.assert(fc.property(inputs, promise), { numRuns, seed });

// Pieces that mean something to HTML, to i18next, to bidi or to nobody, among any characters.
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
/** Texts that would do harm if they were not shown as text. */
export const hostile = fc
  .array(piece, { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.join(''))
  // Parsers of HTML leave these out, or make line ends of them: no file may hold them.
  .map((text) => text.replace(/[\0\r]/g, ''));

/** A node as parse5 reads it. */
export type Node = DefaultTreeAdapterMap['node'];
const inside = (node: Node): Node[] => [
  node,
  ...('childNodes' in node ? node.childNodes.flatMap(inside) : []),
];
/** The text in a node. */
export const textOf = (node: Node): string =>
  inside(node)
    .map((one) => ('value' in one ? one.value : ''))
    .join('');
/** An attribute of a node; undefined where it has none. */
export const valueOf = (node: Node, name: string) =>
  'attrs' in node ? node.attrs.find((one) => one.name === name)?.value : undefined;
/** Every element of a fragment of HTML, in order. */
export const elements = (html: string) => inside(parseFragment(html)).filter((node) => 'tagName' in node);
