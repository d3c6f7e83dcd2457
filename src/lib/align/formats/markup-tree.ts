/** An element of HTML or XML. `name` has no namespace prefix; the names of attributes keep theirs. */
export type MarkupElement = {
  name: string;
  attributes: Map<string, string>;
  children: (MarkupElement | string)[];
  parent: MarkupElement | undefined;
  /** The line on which it begins, from 1. */
  line: number;
};

/** Returns the value of an attribute, with any namespace prefix or none: `type` finds `epub:type`. */
export function attributeOf(element: MarkupElement, name: string): string | undefined {
  const exact = element.attributes.get(name);
  if (exact !== undefined) return exact;
  for (const [key, value] of element.attributes) if (key.endsWith(`:${name}`)) return value;
  return undefined;
}

/** The elements below an element, in the order of the text. Only those with one of the names, if there are any. */
export function elementsIn(parent: MarkupElement, ...names: string[]): MarkupElement[] {
  const found: MarkupElement[] = [];
  const visit = (element: MarkupElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (!names.length || names.includes(child.name)) found.push(child);
      visit(child);
    }
  };
  visit(parent);
  return found;
}

/** The direct children of an element that are elements. Only those with one of the names, if there are any. */
export const childElements = (parent: MarkupElement, ...names: string[]): MarkupElement[] =>
  parent.children.filter(
    (child): child is MarkupElement =>
      typeof child !== 'string' && (!names.length || names.includes(child.name)),
  );

/** All text inside an element, just as it is in the file. */
export const rawText = (element: MarkupElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('');
