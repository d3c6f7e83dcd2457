import { letterNumber, romanNumber } from './list-numbers.ts';
import { childElements, type MarkupElement } from './markup-tree.ts';

const STYLES: Record<string, string> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
};

/** Returns what a browser shows before each item of a list, with a space after it: "3. ". Nothing for bullets. */
export function itemMarks(list: MarkupElement): Map<MarkupElement, string> {
  const marks = new Map<MarkupElement, string>();
  const [, style = ''] =
    /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(list.attributes.get('style') ?? '') ?? [];
  if (list.name !== 'ol' || style === 'none') return marks;
  const type = STYLES[style.toLowerCase()] ?? list.attributes.get('type') ?? '1';
  const items = childElements(list, 'li');
  const step = list.attributes.has('reversed') ? -1 : 1;
  let number = integerOf(list.attributes.get('start')) ?? (step > 0 ? 1 : items.length);
  for (const item of items) {
    number = integerOf(item.attributes.get('value')) ?? number;
    marks.set(item, `${format(number, type)}. `);
    number += step;
  }
  return marks;
}

function integerOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\s*-?\d{1,9}\s*$/.test(value) ? Number(value) : undefined;
}

function format(number: number, type: string): string {
  switch (type) {
    case 'a':
      return letterNumber(number);
    case 'A':
      return letterNumber(number).toUpperCase();
    case 'i':
      return romanNumber(number);
    case 'I':
      return romanNumber(number).toUpperCase();
    default:
      return String(number);
  }
}
