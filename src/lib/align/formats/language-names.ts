import { chineseTag } from './settle-tags.ts';

const TAGS =
  'af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ku ky la lb lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th tk tl tr tt ug uk ur uz vi yi yue zh zh-Hans zh-Hant zu'.split(
    ' ',
  );

// Names that CLDR has in another form, or not at all.
const OTHERS: Record<string, string> = {
  'chinese simplified': 'zh-Hans',
  'chinese traditional': 'zh-Hant',
  'traditional chinese': 'zh-Hant',
  mandarin: 'zh',
  简体: 'zh-Hans',
  繁体: 'zh-Hant',
  繁體: 'zh-Hant',
  繁体中文: 'zh-Hant',
  汉语: 'zh-Hans',
  漢語: 'zh-Hant',
  英文: 'en',
  法文: 'fr',
  俄文: 'ru',
  日文: 'ja',
  farsi: 'fa',
};

let names: Map<string, string> | undefined;

const WELL_KNOWN = ['en', 'zh', 'fr', 'es', 'ru', 'ar', 'de'];

function readNames(): Map<string, string> {
  const found = new Map<string, string>();
  const namesIn = (lang: string) => new Intl.DisplayNames([lang], { type: 'language', fallback: 'none' });
  const add = (tag: string, name = '') => {
    const lower = name.toLowerCase();
    if (lower && !found.has(lower)) found.set(lower, tag);
  };
  for (const tag of TAGS) add(tag, namesIn(tag).of(tag));
  for (const lang of WELL_KNOWN) {
    const displayNames = namesIn(lang);
    for (const tag of TAGS) add(tag, displayNames.of(tag));
  }
  return new Map([...found, ...Object.entries(OTHERS)]);
}

/**
 * The tag of a language by its name, in its own language or in one of the United Nations or German: "French", "Français",
 * 法语. In brackets there can be a country or a script, of which only those of Chinese count. Undefined if there is none.
 */
export function languageNamed(name: string): string | undefined {
  names ??= readNames();
  const lower = name.trim().toLowerCase();
  const [, bare = '', inBrackets = ''] = /^(.+?)\s*[(（](.+)[)）]$/u.exec(lower) ?? [];
  const exact = names.get(lower) ?? names.get(`${bare} ${inBrackets}`);
  if (exact !== undefined || !bare) return exact;
  const tag = names.get(bare);
  if (tag !== 'zh') return tag;
  return /taiwan|hong kong|台|臺|港/u.test(inBrackets) ? chineseTag('zh-TW', '') : 'zh-Hans';
}
