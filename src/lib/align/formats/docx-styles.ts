import { attributeOf, childElements, elementsIn, type MarkupElement } from './markup-tree.ts';

/** Which list a paragraph belongs to, and how deep in it, from 0. */
export type ListPlace = { list: string; level: number };

/** What a paragraph style means. `heading` is a level from 1. */
export type Style = {
  heading?: number | undefined;
  isTitle?: boolean | undefined;
  isContents?: boolean | undefined;
  place?: ListPlace;
};

/** The value of a property of a paragraph, run or style: `w:val` of the child with that name. */
export function valueOf(parent: MarkupElement | undefined, name: string): string | undefined {
  const [child] = parent ? childElements(parent, name) : [];
  return child && attributeOf(child, 'val');
}

/** The place in a list that paragraph properties give; undefined if they give none. The list "0" is no list. */
export function listPlaceOf(properties: MarkupElement | undefined): Partial<ListPlace> | undefined {
  const [numbering] = properties ? childElements(properties, 'numPr') : [];
  if (!numbering) return undefined;
  const [list, level] = [valueOf(numbering, 'numId'), valueOf(numbering, 'ilvl')];
  return {
    ...(list === undefined ? {} : { list }),
    ...(level === undefined ? {} : { level: Number(level) }),
  };
}

/** The outline level of paragraph properties as a heading's level; undefined if they have none, 0 for body text. */
export function outlineLevel(properties: MarkupElement | undefined): number | undefined {
  const value = Number(valueOf(properties, 'outlineLvl') ?? Number.NaN);
  return value >= 0 && value <= 9 ? (value + 1) % 10 : undefined;
}

/** Reads the styles of a document, each with what it inherits. The names of built-in styles are English in every language. */
export function readStyles(root: MarkupElement | undefined): Map<string, Style> {
  const elements = new Map<string, MarkupElement>();
  for (const style of root ? elementsIn(root, 'style') : [])
    elements.set(attributeOf(style, 'styleId') ?? '', style);
  const styles = new Map<string, Style>();
  for (const id of elements.keys()) {
    const style: Style = {};
    const place: { list?: string | undefined; level?: number | undefined } = {};
    const seen = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !seen.has(at);) {
      seen.add(at);
      const element = elements.get(at);
      if (!element) break;
      const name = valueOf(element, 'name')?.toLowerCase() ?? '';
      const [properties] = childElements(element, 'pPr');
      const [, level] = /^heading ([1-9])$/.exec(name) ?? [];
      style.heading ??= outlineLevel(properties) ?? (level ? Number(level) : undefined);
      style.isTitle ??= name === 'title' || undefined;
      style.isContents ??= /^(toc \d|table of (figures|authorities)|index \d)$/.test(name) || undefined;
      const own = listPlaceOf(properties);
      place.list ??= own?.list;
      place.level ??= own?.level;
      at = valueOf(element, 'basedOn');
    }
    if (place.list !== undefined) style.place = { list: place.list, level: place.level ?? 0 };
    styles.set(id, style);
  }
  return styles;
}

/** True if properties switch something on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`. */
export function isOn(properties: MarkupElement | undefined, name: string): boolean {
  const [property] = properties ? childElements(properties, name) : [];
  return property !== undefined && !['0', 'false', 'off'].includes(attributeOf(property, 'val') ?? '');
}
