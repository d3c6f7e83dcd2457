/** HTML in which every value has been escaped. Only the functions of this module make it; `String(…)` gives its markup. */
class SafeHtml {
  readonly #html: string;

  constructor(html: string) {
    this.#html = html;
  }

  toString(): string {
    return this.#html;
  }
}

// A class of its own, because escaped text is not safe between attributes: `onload=…` has nothing to escape.
class SafeAttributes extends SafeHtml {}

export type { SafeHtml };

/** What `html` takes in the place of a value. Strings and numbers are escaped; undefined and false leave nothing. */
export type HtmlValue = SafeHtml | string | number | undefined | false | readonly HtmlValue[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const toEntity = (character: string) => ENTITIES[character] ?? character;
// Quotation marks stay in text, as in what browsers give as `innerHTML`: text-view.ts compares the two.
const escapeText = (text: string) => text.replace(/[&<>]/g, toEntity);
const escapeValue = (text: string) => text.replace(/[&<>"]/g, toEntity);

/** Where in the markup a value is: in text, in a tag outside attribute values, or in a value in quotation marks. */
type Position = 'text' | 'tag' | 'value';

// A tag that has not ended yet, and in it an attribute value that has not ended yet.
const OPEN_TAG = /<[^<>"]*(?:"[^"]*"[^<>"]*)*("[^"]*)?$/;

function positionAfter(markup: string): Position {
  const tag = OPEN_TAG.exec(markup);
  return tag ? (tag[1] === undefined ? 'tag' : 'value') : 'text';
}

// By template, because each is written once and used for every row.
const positions = new WeakMap<TemplateStringsArray, Position[]>();

function findPositions(strings: TemplateStringsArray): Position[] {
  const found = strings.slice(0, -1).map((_, n) => positionAfter(strings.slice(0, n + 1).join('')));
  positions.set(strings, found);
  return found;
}

function serialize(value: HtmlValue, position: Position): string {
  if (value === undefined || value === false) return '';
  if (position === 'text') {
    if (value instanceof SafeHtml) return value.toString();
    if (typeof value === 'string') return escapeText(value);
    return typeof value === 'number' ? String(value) : serializeAll(value).join('');
  }
  if (position === 'value' && typeof value !== 'object') return escapeValue(String(value));
  if (position === 'tag' && value instanceof SafeAttributes) return value.toString();
  throw new TypeError(
    `Expected attributes(…) in a tag, text in an attribute value; found ${typeof value} in a ${position}`,
  );
}

const serializeAll = (values: readonly HtmlValue[]) => values.map((value) => serialize(value, 'text'));

/**
 * The tag of a template that makes HTML. Escapes the values, in text and in attribute values, which must be in double
 * quotation marks. HTML made by this module is not escaped again; inside a tag, outside attribute values, only that of
 * `attributes` is allowed, and in an attribute value none. Throws TypeError for a value in the wrong place.
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): SafeHtml {
  const at = positions.get(strings) ?? findPositions(strings);
  let markup = strings[0] ?? '';
  for (let n = 0; n < values.length; n++)
    markup += serialize(values[n], at[n] ?? 'tag') + (strings[n + 1] ?? '');
  return new SafeHtml(markup);
}

/** Joins values into HTML, with a separator between them. Escapes strings among them, and the separator if it is one. */
export const join = (values: readonly HtmlValue[], separator: HtmlValue): SafeHtml =>
  new SafeHtml(serializeAll(values).join(serialize(separator, 'text')));

/**
 * Makes attributes with escaped values, each with a space before it. One that is true has no value. Leaves out those
 * that are undefined or false. The names are not escaped.
 */
export function attributes(values: Record<string, string | boolean | undefined>): SafeHtml {
  let markup = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === true) markup += ` ${name}`;
    else if (value !== undefined && value !== false) markup += ` ${name}="${escapeValue(value)}"`;
  }
  return new SafeAttributes(markup);
}

/**
 * Makes a script element with data as JSON. Entities mean nothing in a script, but JSON can write `<` as an escape
 * sequence, and nothing else could end the element early.
 */
export const jsonScript = (type: string, data: object): SafeHtml =>
  new SafeHtml(`<script${attributes({ type })}>${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`);
