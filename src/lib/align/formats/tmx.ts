import { SourceError, tagOf, type TableRow, type SourceTable } from './source.ts';
import { orderedIds, type Translations } from './translations.ts';
import { childrenOf, descendantsOf, escapeXml, XmlFile } from './xml.ts';

// TMX 1.4b, section 3.2: these elements hold codes of another program, not text. `hi` holds text.
// Programs also write the elements of XLIFF.
const CODES = { paired: ['bpt', 'ept'], single: ['it', 'ph', 'ut', 'x', 'bx', 'ex'] };

/** Reads a translation memory in TMX 1.4b. Throws SourceError. */
export function readTmx(text: string, file: string): SourceTable {
  const xml: XmlFile = new XmlFile(text, file);
  if (xml.root.name !== 'tmx') {
    xml.fail(
      xml.root,
      `begins with <${xml.root.name}>, not with <tmx>.`,
      'Choose a translation memory in TMX.',
    );
  }
  const rows: TableRow[] = [];
  for (const unit of descendantsOf(xml.root, 'tu')) {
    const texts = new Map<string, string>();
    for (const variant of childrenOf(unit, 'tuv')) {
      const raw = variant.attributes['xml:lang'] ?? variant.attributes.lang;
      if (raw === undefined) {
        xml.fail(variant, 'has a <tuv> without a language.', 'Give it xml:lang="…", a tag such as en or fr.');
      }
      const lang = tagOf(raw, file, xml.lineOf(variant));
      const text = childrenOf(variant, 'seg')
        .map((seg) => xml.textOf(seg, CODES))
        .join('');
      const first = texts.get(lang);
      if (first !== undefined && first !== text) {
        const where = `${file}:${xml.lineOf(variant)}`;
        xml.places.push({ at: where, note: `a second text in ${lang} was left out; the first was kept` });
      } else texts.set(lang, text);
    }
    const { tuid } = unit.attributes;
    rows.push({ ...(tuid === undefined ? {} : { id: tuid }), line: xml.lineOf(unit), texts });
  }
  if (!rows.length) {
    throw new SourceError(file, undefined, 'has no <tu> and so no text.', 'Export the memory again.');
  }
  return { file, rows, places: xml.places };
}

/** Writes a paper as a translation memory (TMX 1.4b) with key paths as ids. Throws RangeError (see `escapeXml`). */
export function writeTmx(translations: Translations, baseLang: string): string {
  const units = orderedIds(translations, baseLang).map((id) => {
    const variants = [...translations].flatMap(([lang, texts]) => {
      const text = texts.get(id);
      return text === undefined
        ? []
        : [`      <tuv xml:lang="${escapeXml(lang)}"><seg>${escapeXml(text)}</seg></tuv>`];
    });
    return [`    <tu tuid="${escapeXml(id)}">`, ...variants, '    </tu>'].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="duidu" creationtoolversion="1" segtype="sentence" o-tmf="duidu" adminlang="en" srclang="${escapeXml(baseLang)}" datatype="plaintext"/>
  <body>
${units.join('\n')}
  </body>
</tmx>
`;
}
