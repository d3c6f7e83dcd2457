import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';

/** A JSON text, read: its value (undefined if it cannot be read), and where each key stands. */
export type Json = {
  value: unknown;
  faults: { line: number; expected: string; found: string }[];
  /** The line, from 1, on which the value at `path` begins; the nearest that is there if it is missing. */
  lineOf(path: string[]): number;
};

/**
 * Reads strict JSON (RFC 8259; a byte order mark is passed over) and finds the faults in it, keys that stand twice included: `JSON.parse` would
 * drop the first of them without a word.
 */
export function readJson(text: string): Json {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, {
    disallowComments: true,
    allowTrailingComma: false,
  });
  const line = (offset: number) => text.slice(0, offset).split('\n').length;
  // The first only: the others follow from it.
  const faults = errors.slice(0, 1).map(({ error, offset, length }) => ({
    line: line(offset),
    expected: 'valid JSON',
    found: `${JSON.stringify(text.slice(offset, offset + Math.max(length, 1)) || 'the end of the file')} (${words(printParseErrorCode(error))})`,
  }));
  for (const { node, key } of root ? twice(root) : []) {
    faults.push({ line: line(node.offset), expected: 'each key once', found: `"${key}" a second time` });
  }
  return {
    value: root && errors.length === 0 ? getNodeValue(root) : undefined,
    faults,
    lineOf(path) {
      for (let n = path.length; root && n >= 0; n--) {
        const node = findNodeAtLocation(root, path.slice(0, n));
        if (node) return line(node.offset);
      }
      return 1;
    },
  };
}

/** `ValueExpected` → `value expected`. */
const words = (code: string) => code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

function twice(node: Node): { node: Node; key: string }[] {
  const seen = new Set<string>();
  const here =
    node.type === 'object'
      ? (node.children ?? []).flatMap((property) => {
          const key = String(property.children?.[0]?.value);
          return seen.has(key) ? [{ node: property, key }] : (seen.add(key), []);
        })
      : [];
  return [...here, ...(node.children ?? []).flatMap(twice)];
}
