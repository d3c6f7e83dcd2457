import { baseLanguage } from '../../lib/document/base-language.ts';
import { ownValue } from '../../lib/document/own-value.ts';
import { coverage, type Coverage } from '../../lib/document/coverage.ts';
import { passages, readPaper, type Paper } from '../../lib/document/read-paper.ts';
import {
  isTree,
  type Annotations,
  type Card,
  type CatalogEntry,
  type PaperFile,
  type Readings,
  type ShapedTree,
  type Standing,
  type TextPart,
  type Tree,
} from '../../lib/document/types.ts';
import { FALLBACK } from '../../lib/i18n/fallback.ts';
import { language } from '../../lib/i18n/languages.ts';
import { nearestLanguage } from '../../lib/i18n/nearest-language.ts';
import { toSimplified } from './opencc.ts';
import { OVERRIDES } from './check-pinyin.ts';
import { hasPinyin, readingsOf, type Overrides } from './pinyin.ts';
import { isPaper, type Files } from './read.ts';
import { findTerms } from './terms.ts';

const pathOf = (slug: string, lang: string) => `${lang}/${slug}.json`;

/** The papers among checked locale files, and what pages can load of each: the source of the virtual modules. */
export class Papers {
  readonly #files: Files;
  readonly #parsed = new Map<string, PaperFile>();
  readonly catalog: CatalogEntry[];

  constructor(files: Files) {
    this.#files = files;
    const slugs = new Map<string, string[]>();
    for (const path of [...files.keys()].filter(isPaper)) {
      const [lang = '', name = ''] = path.split('/');
      const slug = name.replace(/\.json$/, '');
      slugs.set(slug, [...(slugs.get(slug) ?? []), lang]);
    }
    this.catalog = [...slugs]
      .map(([slug, langs]) => {
        const base = baseLanguage(langs.map((lang) => ({ lang, base: this.file(slug, lang).base === true })));
        return {
          slug,
          langs: [...langs].sort((a, b) => Number(b === base) - Number(a === base) || (a < b ? -1 : 1)),
        };
      })
      .sort((a, b) => (a.slug < b.slug ? -1 : 1));
  }

  /** A paper's locale file. */
  file(slug: string, lang: string): PaperFile {
    const path = pathOf(slug, lang);
    const file = this.#parsed.get(path) ?? (JSON.parse(this.#files.get(path) ?? 'null') as PaperFile);
    this.#parsed.set(path, file);
    return file;
  }

  #paper(slug: string, lang: string): Paper {
    const [base = lang] = this.catalog.find((entry) => entry.slug === slug)?.langs ?? [];
    return readPaper(slug, lang, this.file(slug, lang), this.file(slug, base));
  }

  /** The coverage of every paper in every language. */
  coverage(): Coverage[] {
    return this.catalog.flatMap(({ slug, langs }) => langs.map((lang) => coverage(this.#paper(slug, lang))));
  }

  /** The card of a paper in one language. */
  card(slug: string, lang: string): Card {
    const paper = this.#paper(slug, lang);
    const { title, about, sections } = paper;
    const { glossary = {}, text } = this.file(slug, lang);
    const { present, total } = coverage(paper);
    return {
      title,
      about,
      standing: this.#standing(lang, about.standing),
      glossed: Object.keys(findTerms(text, glossary)).length > 0,
      rows: sections.reduce((sum, { blocks }) => sum + 1 + blocks.flatMap(passages).length, 0),
      sections: sections.map(({ id, heading }) => ({ id, heading })),
      present,
      total,
    };
  }

  #standing(lang: string, standing: Standing): Card['standing'] {
    const interfaces = [...this.#files.keys()].flatMap((path) => /^(.*)\/ui\.json$/.exec(path)?.[1] ?? []);
    const speaks = nearestLanguage(lang, interfaces) ?? FALLBACK;
    const ui = JSON.parse(this.#files.get(`${speaks}/ui.json`) ?? '{}') as {
      standing?: Record<string, string>;
    };
    return { label: ui.standing?.[standing] ?? '', lang: speaks };
  }

  /** The text of a paper in the shape of its base language, and where its annotations belong. */
  text(slug: string, lang: string): TextPart {
    const { title, about, text, glossary = {}, summary = {} } = this.file(slug, lang);
    const [base = lang] = this.catalog.find((entry) => entry.slug === slug)?.langs ?? [];
    return {
      title,
      about,
      text: shaped(text, this.file(slug, base).text),
      terms: findTerms(text, glossary),
      summaries: Object.keys(summary),
    };
  }

  /** The glossary and the summaries of a paper. */
  annotations(slug: string, lang: string): Annotations {
    const { glossary = {}, summary = {} } = this.file(slug, lang);
    return { glossary, summary };
  }

  /** The pinyin of a paper; undefined in a language that is not read in pinyin. */
  pinyin(slug: string, lang: string): Readings | undefined {
    if (!hasPinyin(lang)) return undefined;
    const json = this.#files.get(`${lang}/${slug}${OVERRIDES}.json`);
    const overrides = json === undefined ? {} : (JSON.parse(json) as Overrides);
    const plain = language(lang).script === 'Hant' ? toSimplified : undefined;
    return readingsOf(this.file(slug, lang).text, overrides, plain);
  }
}

/** A text with the keys of another, in their order; what it lacks is null. */
function shaped(own: Tree, shape: Tree): ShapedTree {
  const entries = Object.entries(shape).map(([key, inner]) => {
    const value = ownValue(own, key);
    if (!isTree(inner)) return [key, typeof value === 'string' ? value : null] as const;
    return [key, shaped(isTree(value) ? value : {}, inner)] as const;
  });
  return Object.fromEntries(entries);
}
