import {
  findNodeAtLocation,
  getLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';

/** A parsed JSON text: its value (undefined if it is not valid), its faults, and the line of each key. */
export type Json = {
  value: unknown;
  faults: { line: number; key?: string; expected: string; found: string }[];
  /** The line, from 1, on which the value at `path` begins; if it is missing, that of its nearest ancestor. */
  lineOf(path: string[]): number;
};

/** How many groups and lists may be in one another. A paper needs 6; far more would overflow the stack of a parser. */
const DEEPEST = 100;

/**
 * Parses strict JSON (RFC 8259): what it finds no fault with, `JSON.parse` accepts. Duplicate keys are faults as well:
 * `JSON.parse` would silently drop the first of them. Never throws, whatever the text.
 */
export function readJson(text: string): Json {
  const deep = tooDeep(text);
  if (deep) return { value: undefined, faults: [deep], lineOf: () => 1 };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, {
    disallowComments: true,
    allowTrailingComma: false,
  });
  const line = (offset: number) => lineAt(text, offset);
  // Report only the first error, because the others usually follow from it.
  const faults = errors.slice(0, 1).map(({ error, offset, length }) => ({
    line: line(offset),
    expected: 'valid JSON',
    found: `${JSON.stringify(text.slice(offset, offset + Math.max(length, 1)) || 'the end of the file')} (${splitCamelCase(printParseErrorCode(error))})`,
  }));
  for (const { node, key } of root ? duplicateKeys(root) : []) {
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

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

// A string, up to the end of its line if it has no end of its own, or a bracket.
const TOKEN = /"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"?|[{}[\]]/g;

/** The first place where a text is nested too deep to be parsed. */
function tooDeep(text: string): Json['faults'][number] | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '}' || token === ']') depth--;
    if (token !== '{' && token !== '[') continue;
    depth++;
    if (depth <= DEEPEST) continue;
    return {
      line: lineAt(text, index),
      key: `${getLocation(text, index).path.slice(0, 6).join('.')}…`,
      expected: `at most ${DEEPEST} levels of nesting`,
      found: 'more',
    };
  }
  return undefined;
}

/** `ValueExpected` → `value expected`. */
const splitCamelCase = (code: string) => code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

function duplicateKeys(node: Node): { node: Node; key: string }[] {
  const seen = new Set<string>();
  const duplicates =
    node.type === 'object'
      ? (node.children ?? []).flatMap((property) => {
          const key = String(property.children?.[0]?.value);
          return seen.has(key) ? [{ node: property, key }] : (seen.add(key), []);
        })
      : [];
  return [...duplicates, ...(node.children ?? []).flatMap(duplicateKeys)];
}
