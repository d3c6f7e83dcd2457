import type { ReviewPlace, SourceTable } from './source.ts';

// Characters that one script of Chinese has and the other does not, among the commonest.
const SIMPLIFIED =
  /[们这来时个国会说对学过还发点样开关问间长门东车马见书话让没么种头从经现实爱听气万与为义]/gu;
const TRADITIONAL =
  /[們這來時個國會說對學過還發點樣開關問間長門東車馬見書話讓沒麼種頭從經現實愛聽氣萬與為義]/gu;

const REGIONS: Record<string, string> = {
  CN: 'Hans',
  SG: 'Hans',
  MY: 'Hans',
  TW: 'Hant',
  HK: 'Hant',
  MO: 'Hant',
};

/**
 * The tag of the script for a tag of Chinese without one or with a region: zh-CN → zh-Hans. That of `zh` alone depends on the
 * characters of the text. Other tags stay as they are.
 */
export function chineseTag(tag: string, text: string): string {
  const { language, script, region } = new Intl.Locale(tag);
  if (language !== 'zh') return tag;
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const byText = count(TRADITIONAL) > count(SIMPLIFIED) ? 'Hant' : 'Hans';
  return `zh-${script ?? REGIONS[region ?? ''] ?? byText}`;
}

/** The tag without a region, if that is where most speakers of the language are (CLDR likely subtags): fr-FR → fr. */
function withoutLikelyRegion(tag: string): string {
  const minimal = new Intl.Locale(tag).minimize();
  return minimal.region ? tag : minimal.toString();
}

/**
 * Renames the languages of a table as this reader names them: zh-CN as zh-Hans, fr-FR as fr. Translation programs often write
 * regions. If the base language is missing, its only regional tag becomes it. Keeps those in `existing`, which the paper has
 * already, and those that would become one with another. Notes each change.
 */
export function settleTags(
  table: SourceTable,
  baseLang: string,
  existing: ReadonlySet<string>,
): { table: SourceTable; places: ReviewPlace[] } {
  const langs = [...new Set(table.rows.flatMap(({ texts }) => [...texts.keys()]))];
  const names = new Map<string, string>();
  const isTaken = (tag: string) => langs.includes(tag) || [...names.values()].includes(tag);
  const rename = (lang: string, tag: string) => {
    if (tag !== lang && !isTaken(tag)) names.set(lang, tag);
  };
  for (const lang of langs.filter((tag) => !existing.has(tag))) {
    const text = table.rows.map(({ texts }) => texts.get(lang) ?? '').join('');
    rename(lang, lang.startsWith('zh') ? chineseTag(lang, text) : withoutLikelyRegion(lang));
  }
  const regional = langs.filter((lang) => isRegional(lang, baseLang));
  if (regional.length === 1 && regional[0] && !names.has(regional[0])) rename(regional[0], baseLang);
  if (!names.size) return { table, places: [] };
  const rows = table.rows.map((row) => ({
    ...row,
    texts: new Map([...row.texts].map(([lang, text]) => [names.get(lang) ?? lang, text])),
  }));
  const places = [...names].map(([lang, tag]) => ({
    at: table.file,
    note: `"${lang}" was read as "${tag}"${tag === baseLang ? ', the base language' : ''}`,
  }));
  return { table: { ...table, rows }, places };
}

const isRegional = (lang: string, baseLang: string) =>
  lang.startsWith(`${baseLang}-`) && /^([A-Z]{2}|[0-9]{3})$/.test(lang.slice(baseLang.length + 1));
