import { SourceError, tagOf, type Row, type Rows } from './source.ts';
import { BASE } from '../../i18n/fallback.ts';
import { idsOf, type Work } from './translations.ts';
import { childrenOf, elements, escape, XmlFile } from './xml.ts';

// TMX 1.4b, section 3.2: what stands in these belongs to another program. `hi` holds words.
const CODES = ['bpt', 'ept', 'it', 'ph', 'ut'];

/** Reads a translation memory (TMX 1.4b). Throws SourceError. */
export function readTmx(text: string, file: string): Rows {
  const xml: XmlFile = new XmlFile(text, file);
  if (xml.root.name !== 'tmx') {
    xml.refuse(
      xml.root,
      `begins with <${xml.root.name}>, not with <tmx>.`,
      'A translation memory is wanted.',
    );
  }
  const rows: Row[] = [];
  for (const unit of elements(xml.root, 'tu')) {
    const texts = new Map<string, string>();
    for (const variant of childrenOf(unit, 'tuv')) {
      const raw = variant.attributes['xml:lang'] ?? variant.attributes.lang;
      if (raw === undefined) {
        xml.refuse(
          variant,
          'has a <tuv> without a language.',
          'Give it xml:lang="…", a tag such as en or fr.',
        );
      }
      const lang = tagOf(raw, file, xml.lineOf(variant));
      if (texts.has(lang)) {
        xml.refuse(variant, `has the language "${lang}" twice in one <tu>.`, 'Leave one of them.');
      }
      const words = childrenOf(variant, 'seg').map((seg) => xml.wordsOf(seg, CODES));
      texts.set(lang, words.join(''));
    }
    const { tuid } = unit.attributes;
    rows.push({ ...(tuid === undefined ? {} : { id: tuid }), line: xml.lineOf(unit), texts });
  }
  if (!rows.length) {
    throw new SourceError(file, undefined, 'has no <tu>, no words at all.', 'Export the memory again.');
  }
  return { file, rows, places: xml.places };
}

/** A work as a translation memory (TMX 1.4b), with the paths of its keys as ids. Throws RangeError (`escape`). */
export function writeTmx(work: Work): string {
  const units = idsOf(work).map((id) => {
    const variants = [...work].flatMap(([lang, texts]) => {
      const words = texts.get(id);
      return words === undefined
        ? []
        : [`      <tuv xml:lang="${escape(lang)}"><seg>${escape(words)}</seg></tuv>`];
    });
    return [`    <tu tuid="${escape(id)}">`, ...variants, '    </tu>'].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="duidu" creationtoolversion="1" segtype="sentence" o-tmf="duidu" adminlang="en" srclang="${BASE}" datatype="plaintext"/>
  <body>
${units.join('\n')}
  </body>
</tmx>
`;
}
