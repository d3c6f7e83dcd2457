import type { Published } from './protocol.ts';

type Sections = Published['sections'];

// FNV-1a, 32 bits: good enough to tell versions of a section apart; not meant for security.
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The short hash of each section of a locale file `<lang>/<paper>.json`, by paper, language and section. */
export function sectionsOf(path: string, json: string): Sections {
  const [lang, paper] = path.replace(/\.json$/, '').split('/');
  const { text } = JSON.parse(json) as { text: Record<string, unknown> };
  return Object.fromEntries(
    Object.entries(text).map(([id, section]) => [`${paper}/${lang}/${id}`, hashOf(JSON.stringify(section))]),
  );
}

/** The sections that were changed, added or removed between two versions: first those of the later one, in its order. */
export function changedSections(
  before: Sections,
  after: Sections,
): { paper: string; lang: string; section: string }[] {
  const all = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return all
    .filter((key) => before[key] !== after[key])
    .map((key) => {
      const [paper = '', lang = '', section = ''] = key.split('/');
      return { paper, lang, section };
    });
}
