import type { XmlElement } from '@rgrove/parse-xml';
import { SourceError, tagOf, type TableRow, type SourceTable } from './source.ts';
import { isKey } from './translations.ts';
import { mergeTargets, type TargetRows } from './xliff-files.ts';
import { childrenOf, descendantsOf, XmlFile, type Codes } from './xml.ts';

// XLIFF 1.2, section 2.4: these elements hold codes of the program that the text comes from. XLIFF 2.0 has codes in
// attributes.
const CODES: Codes = { paired: ['bpt', 'ept', 'sc', 'ec'], single: ['it', 'ph', 'x', 'bx', 'ex'] };

// XLIFF 1.2, section 2.2, and 2.0, section 4.7.2.6: nobody has translated the target.
const UNTRANSLATED = ['new', 'needs-translation', 'initial'];

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

/** The languages of a file. Those that its element does not name are named by its first source or target. */
function langsOf(
  xml: XmlFile,
  file: string,
  element: XmlElement,
  sourceAttribute: string,
  targetAttribute: string,
): Langs {
  const inText = (name: string) => {
    const named = [...descendantsOf(element, name)].find(({ attributes }) => attributes['xml:lang']);
    return named?.attributes['xml:lang'];
  };
  const source = element.attributes[sourceAttribute] ?? inText('source');
  if (source === undefined) {
    xml.fail(
      element,
      `does not name its language in ${sourceAttribute}.`,
      `Add ${sourceAttribute}="…" to <${element.name}>.`,
    );
  }
  const line = xml.lineOf(element);
  const target = element.attributes[targetAttribute] ?? inText('target');
  return {
    source: tagOf(source, file, line),
    target: target === undefined ? undefined : tagOf(target, file, line),
  };
}

/** The texts of the source and target elements in `parents`, by language. A target that is missing or not translated is a gap. */
function textsOf(
  xml: XmlFile,
  file: string,
  langs: Langs,
  parents: XmlElement[],
  isApproved: boolean | undefined,
): Map<string, string> {
  const textIn = (name: 'source' | 'target') => {
    const elements = parents.flatMap((parent) => childrenOf(parent, name));
    const [first] = elements;
    return first && { first, text: elements.map((element) => xml.textOf(element, CODES)).join('') };
  };
  const [source, target] = [textIn('source'), textIn('target')];
  const texts = new Map(source ? [[langs.source, source.text]] : []);
  if (!target) return texts;
  const addNote = (note: string) => xml.places.push({ at: `${file}:${xml.lineOf(target.first)}`, note });
  const states = [target.first, ...parents].map(({ attributes }) => attributes.state);
  const state = states.find((one) => one !== undefined && UNTRANSLATED.includes(one));
  if (state !== undefined) {
    addNote(`not translated yet (state "${state}"): a gap`);
  } else if (isApproved === false && target.text === source?.text) {
    addNote('not approved, and the same as its source: a gap');
  } else if (langs.target === undefined) {
    xml.fail(
      target.first,
      'has a <target>, but no target language.',
      'Name it in the element that names the source language.',
    );
  } else {
    if (isApproved === false) addNote('not approved: check it');
    texts.set(langs.target, target.text);
  }
  return texts;
}

const approvalOf = ({ attributes }: XmlElement) =>
  attributes.approved === undefined ? undefined : attributes.approved === 'yes';

function readVersion1(xml: XmlFile, file: string): TableRow[] {
  const files = childrenOf(xml.root, 'file').map((fileElement): TargetRows => {
    const langs = langsOf(xml, file, fileElement, 'source-language', 'target-language');
    const rows = [...descendantsOf(fileElement, 'trans-unit')].map((unit): TableRow => {
      const { id, resname } = unit.attributes;
      const rowId = [resname, id].find((name) => name !== undefined && isKey(name)) ?? id;
      return {
        ...(rowId === undefined ? {} : { id: rowId }),
        line: xml.lineOf(unit),
        texts: textsOf(xml, file, langs, [unit], approvalOf(unit)),
      };
    });
    return { ...langs, rows };
  });
  return mergeTargets(files, file);
}

function readVersion2(xml: XmlFile, file: string): TableRow[] {
  const langs = langsOf(xml, file, xml.root, 'srcLang', 'trgLang');
  return [...descendantsOf(xml.root, 'unit')].flatMap((unit, n): TableRow[] => {
    const { id, name } = unit.attributes;
    const key = [name, id].find((candidate) => candidate !== undefined && isKey(candidate));
    const segments = childrenOf(unit, 'segment', 'ignorable');
    // A unit with a key is one text, even if a translation program has split it into segments.
    if (key) {
      return [{ id: key, line: xml.lineOf(unit), texts: textsOf(xml, file, langs, segments, undefined) }];
    }
    return segments
      .map((segment) => ({
        line: xml.lineOf(segment),
        passage: `${n} ${id}`,
        texts: textsOf(xml, file, langs, [segment], undefined),
      }))
      .filter(({ texts }) => [...texts.values()].some((text) => text.trim()));
  });
}
