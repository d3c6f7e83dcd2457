import type { XmlElement } from '@rgrove/parse-xml';
import { SourceError, tagOf, type Row, type Rows } from './source.ts';
import { isKey } from './translations.ts';
import { childrenOf, elements, XmlFile } from './xml.ts';

// XLIFF 1.2, section 2.4: these hold codes of the program the text comes from. In 2.0 codes stand in attributes.
const CODES = ['bpt', 'ept', 'it', 'ph'];

/** Reads translations in XLIFF 1.2 or 2.0: words in a source language, and in a target language. Throws SourceError. */
export function readXliff(text: string, file: string): Rows {
  const xml: XmlFile = new XmlFile(text, file);
  const { root } = xml;
  const version = root.attributes.version ?? '';
  if (root.name !== 'xliff' || !/^(1\.[0-2]|2\.\d)$/.test(version)) {
    const found = root.name === 'xliff' ? `says version "${version}"` : `begins with <${root.name}>`;
    xml.refuse(root, `${found}: it is not XLIFF 1.2 or 2.0.`, 'Export it in one of these.');
  }
  const rows = version.startsWith('1') ? inOne(xml, file) : inTwo(xml, file);
  if (!rows.length)
    throw new SourceError(file, undefined, 'has no units, no words at all.', 'Export it again.');
  return { file, rows, places: xml.places };
}

type Langs = { source: string; target: string | undefined };

function langsOf(xml: XmlFile, file: string, element: XmlElement, source: string, target: string): Langs {
  const { attributes } = element;
  const raw = attributes[source];
  if (raw === undefined) {
    xml.refuse(element, `does not say its language in ${source}.`, `Give <${element.name}> ${source}="…".`);
  }
  const line = xml.lineOf(element);
  const other = attributes[target];
  return {
    source: tagOf(raw, file, line),
    target: other === undefined ? undefined : tagOf(other, file, line),
  };
}

/** The words of a unit's source and target elements, by their languages; what has none, or is empty, is a gap. */
function textsOf(xml: XmlFile, langs: Langs, pairs: XmlElement[]): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (name: 'source' | 'target', lang: string | undefined) => {
    const found = pairs.flatMap((pair) => childrenOf(pair, name));
    if (!found[0]) return;
    if (lang === undefined) {
      xml.refuse(
        found[0],
        'has a <target>, but no target language.',
        'Name it where the source language is.',
      );
    }
    texts.set(lang, found.map((one) => xml.wordsOf(one, CODES)).join(''));
  };
  add('source', langs.source);
  add('target', langs.target);
  return texts;
}

function inOne(xml: XmlFile, file: string): Row[] {
  return childrenOf(xml.root, 'file').flatMap((part) => {
    const langs = langsOf(xml, file, part, 'source-language', 'target-language');
    return [...elements(part, 'trans-unit')].map((unit): Row => {
      const { id, resname } = unit.attributes;
      const own = [resname, id].find((one) => one !== undefined && isKey(one)) ?? id;
      return {
        ...(own === undefined ? {} : { id: own }),
        line: xml.lineOf(unit),
        texts: textsOf(xml, langs, [unit]),
      };
    });
  });
}

function inTwo(xml: XmlFile, file: string): Row[] {
  const langs = langsOf(xml, file, xml.root, 'srcLang', 'trgLang');
  return [...elements(xml.root, 'unit')].flatMap((unit, n): Row[] => {
    const { id, name } = unit.attributes;
    const key = [name, id].find((one) => one !== undefined && isKey(one));
    const pieces = childrenOf(unit, 'segment', 'ignorable');
    // What a unit that is a key says is one text, however it was cut for the translator.
    if (key) return [{ id: key, line: xml.lineOf(unit), texts: textsOf(xml, langs, pieces) }];
    return pieces
      .map((piece) => ({
        line: xml.lineOf(piece),
        passage: `${n} ${id}`,
        texts: textsOf(xml, langs, [piece]),
      }))
      .filter(({ texts }) => [...texts.values()].some((words) => words.trim()));
  });
}
