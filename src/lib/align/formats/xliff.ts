import type { XmlElement } from '@rgrove/parse-xml';
import { SourceError, tagOf, type TableRow, type SourceTable } from './source.ts';
import { isKey } from './translations.ts';
import { childrenOf, descendantsOf, XmlFile } from './xml.ts';

// XLIFF 1.2, section 2.4: these elements hold codes of the program that the text comes from. XLIFF 2.0 has codes in
// attributes.
const CODES = ['bpt', 'ept', 'it', 'ph'];

/** Reads translations in XLIFF 1.2 or 2.0: texts in a source language and a target language. Throws SourceError. */
export function readXliff(text: string, file: string): SourceTable {
  const xml: XmlFile = new XmlFile(text, file);
  const { root } = xml;
  const version = root.attributes.version ?? '';
  if (root.name !== 'xliff' || !/^(1\.[0-2]|2\.\d)$/.test(version)) {
    const found = root.name === 'xliff' ? `has version "${version}"` : `begins with <${root.name}>`;
    xml.fail(root, `${found}: it is not XLIFF 1.2 or 2.0.`, 'Export it in one of these versions.');
  }
  const rows = version.startsWith('1') ? readVersion1(xml, file) : readVersion2(xml, file);
  if (!rows.length) {
    throw new SourceError(file, undefined, 'has no units and so no text.', 'Export it again.');
  }
  return { file, rows, places: xml.places };
}

type Langs = { source: string; target: string | undefined };

function langsOf(
  xml: XmlFile,
  file: string,
  element: XmlElement,
  sourceAttribute: string,
  targetAttribute: string,
): Langs {
  const { attributes } = element;
  const source = attributes[sourceAttribute];
  if (source === undefined) {
    xml.fail(
      element,
      `does not name its language in ${sourceAttribute}.`,
      `Add ${sourceAttribute}="…" to <${element.name}>.`,
    );
  }
  const line = xml.lineOf(element);
  const target = attributes[targetAttribute];
  return {
    source: tagOf(source, file, line),
    target: target === undefined ? undefined : tagOf(target, file, line),
  };
}

/** The texts of the source and target elements in `parents`, by language. A missing element is a gap. */
function textsOf(xml: XmlFile, langs: Langs, parents: XmlElement[]): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (name: 'source' | 'target', lang: string | undefined) => {
    const elements = parents.flatMap((parent) => childrenOf(parent, name));
    if (!elements[0]) return;
    if (lang === undefined) {
      xml.fail(
        elements[0],
        'has a <target>, but no target language.',
        'Name it in the element that names the source language.',
      );
    }
    texts.set(lang, elements.map((element) => xml.textOf(element, CODES)).join(''));
  };
  add('source', langs.source);
  add('target', langs.target);
  return texts;
}

function readVersion1(xml: XmlFile, file: string): TableRow[] {
  return childrenOf(xml.root, 'file').flatMap((fileElement) => {
    const langs = langsOf(xml, file, fileElement, 'source-language', 'target-language');
    return [...descendantsOf(fileElement, 'trans-unit')].map((unit): TableRow => {
      const { id, resname } = unit.attributes;
      const rowId = [resname, id].find((name) => name !== undefined && isKey(name)) ?? id;
      return {
        ...(rowId === undefined ? {} : { id: rowId }),
        line: xml.lineOf(unit),
        texts: textsOf(xml, langs, [unit]),
      };
    });
  });
}

function readVersion2(xml: XmlFile, file: string): TableRow[] {
  const langs = langsOf(xml, file, xml.root, 'srcLang', 'trgLang');
  return [...descendantsOf(xml.root, 'unit')].flatMap((unit, n): TableRow[] => {
    const { id, name } = unit.attributes;
    const key = [name, id].find((candidate) => candidate !== undefined && isKey(candidate));
    const segments = childrenOf(unit, 'segment', 'ignorable');
    // A unit with a key is one text, even if a translation program has split it into segments.
    if (key) return [{ id: key, line: xml.lineOf(unit), texts: textsOf(xml, langs, segments) }];
    return segments
      .map((segment) => ({
        line: xml.lineOf(segment),
        passage: `${n} ${id}`,
        texts: textsOf(xml, langs, [segment]),
      }))
      .filter(({ texts }) => [...texts.values()].some((text) => text.trim()));
  });
}
