import { language } from '../../lib/i18n/languages.ts';

// The stylesheet of every page covers these scripts.
const HAN = ['Hans', 'Hant', 'Hani'];
const LIKE_LATIN = ['Latn', 'Cyrl', 'Grek', 'Armn', 'Geor'];
/** The ISO 15924 code for an unknown script. Its file is for all scripts that have no file of their own. */
const OTHER = 'Zyyy';

/**
 * Returns the styles that these languages need in addition to the stylesheet of every page; empty if they need none.
 * `files` are those in `styles/scripts`, by the ISO 15924 code of the script. They select a script as `:lang(und-Arab)`
 * (BCP 47: any language in Arabic script). Browsers compare tags only, so this is replaced by the languages themselves.
 */
export function scriptStyles(tags: string[], files: Record<string, string>): string {
  const byScript = new Map<string, string[]>();
  for (const tag of new Set(tags)) {
    const { script } = language(tag);
    if (HAN.includes(script)) continue;
    const known = LIKE_LATIN.includes(script) ? 'Latn' : Object.hasOwn(files, script) ? script : OTHER;
    byScript.set(known, [...(byScript.get(known) ?? []), tag]);
  }
  if (![...byScript.keys()].some((script) => script !== 'Latn')) return '';
  return [...byScript]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([script, own]) => {
      const all = own.map((tag) => `:lang(${tag})`).join(',');
      return (files[script] ?? '').replaceAll(`:lang(und-${script})`, own.length > 1 ? `:is(${all})` : all);
    })
    .join('');
}
