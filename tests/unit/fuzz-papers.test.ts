import type { PaperFile, Tree } from '../../src/lib/document/types.ts';
import type { TFunction } from 'i18next';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { language } from '../../src/lib/i18n/languages.ts';
import { readPaper } from '../../src/lib/document/read-paper.ts';
import { pair } from '../../src/lib/document/pair.ts';
import type { RenderContext } from '../../src/lib/render/context.ts';
import { renderText } from '../../src/lib/render/text.ts';
import { elements, holds, hostile, textOf, valueOf, type Node } from './made-up.ts';

// Papers of any structure: sections of paragraphs and lists, each of them with one or more sentences.
const numbered = <T>(kind: string, all: T[]) => all.map((one, n): [string, T] => [`${kind}${n + 1}`, one]);
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
const passage = some(hostile).map((all): Tree => Object.fromEntries(numbered('s', all)));
const block = fc.oneof(
  passage.map((tree) => ['p', tree] as const),
  some(passage).map((all) => ['list', Object.fromEntries(numbered('i', all)) as Tree] as const),
);
const section = fc.tuple(hostile, some(block)).map(([heading, blocks]): Tree => ({
  heading,
  ...(Object.fromEntries(blocks.map(([kind, tree], n) => [`${kind}${n + 1}`, tree])) as Tree),
}));
const tag = fc.constantFrom('en', 'zh-Hans', 'ar', 'he', 'ja', 'hi', 'th', 'bo', 'mn-Mong', 'ur', 'fr', 'ko');

type RandomPaper = {
  text: Tree;
  langs: string[];
  spoken: string;
  has: boolean[];
  long: boolean;
};

/**
 * A paper; the languages shown; the language of the interface (`spoken`); in turn, whether a text is translated (`has`);
 * and how the paper is rendered.
 */
const papers: fc.Arbitrary<RandomPaper> = fc.record({
  text: some(section).map((all): Tree => Object.fromEntries(numbered('part', all))),
  langs: fc.uniqueArray(tag, { minLength: 1, maxLength: 2 }),
  spoken: tag,
  has: fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
  long: fc.boolean(),
});

/** The same keys in another language: a different text where the next call of `has` returns true, else a gap. */
function translated(tree: Tree, lang: string, has: () => boolean): Tree {
  const own = Object.entries(tree).flatMap(([key, below]): [string, string | Tree][] => {
    if (typeof below === 'string') return has() ? [[key, `${lang} ${below}`]] : [];
    const inner = translated(below, lang, has);
    return Object.keys(inner).length ? [[key, inner]] : [];
  });
  return Object.fromEntries(own);
}

/** The texts of a file by id, in order. Does not use the code under test. */
const textsOf = (tree: Tree, path: string[] = []): [string, string][] =>
  Object.entries(tree).flatMap(([key, below]): [string, string][] =>
    typeof below === 'string' ? [[[...path, key].join('.'), below]] : textsOf(below, [...path, key]),
  );

/** The inherited value of an attribute: that of the element or of its nearest ancestor that has it. */
function effective(node: Node, name: string, otherwise: string): string {
  const parent = 'parentNode' in node ? node.parentNode : null;
  return valueOf(node, name) ?? (parent ? effective(parent, name, otherwise) : otherwise);
}

const about = {
  issuer: 'x',
  occasion: 'x',
  date: '1999-03-01',
  source: 'https://example.org/',
  standing: 'original',
} as const;
const t = ((key: string) => key) as unknown as TFunction<'ui'>;

/** Renders a paper. Returns its elements, and the texts of each language by id. */
function render({ text, langs, spoken, has, long }: RandomPaper) {
  const base: PaperFile = { title: 'x', about, text };
  let at = 0;
  const turn = () => has[at++ % has.length] ?? true;
  const files = langs.map((lang) => (lang === 'en' ? base : { ...base, text: translated(text, lang, turn) }));
  const [lead, ...others] = files.map((file, n) => readPaper('tides', langs[n] ?? '', file, base));
  if (!lead) throw new Error('A view shows one language or two.');
  const html = renderText({
    sections: pair(lead, ...others),
    view: { paper: 'tides', langs: langs as unknown as RenderContext['view']['langs'] },
    langs: [...new Set(['en', ...langs])],
    ui: { lang: spoken, t },
    long,
    glossed: true,
    glossaries: [],
    annotations: {},
    link: (view) => `/tides/${view.langs.join('/')}/`,
  });
  return { all: elements(String(html)), texts: files.map((file) => new Map(textsOf(file.text))) };
}

it('any paper in one or two languages has each sentence once, in order, with its language and direction; gaps have those of the interface', () => {
  holds(papers, (paper) => {
    const { langs, spoken } = paper;
    const { all, texts } = render(paper);
    const ids = textsOf(paper.text).map(([id]) => id);
    const seen = (node: Node, isGap: boolean) => [
      isGap ? undefined : textOf(node),
      effective(node, 'lang', spoken),
      effective(node, 'dir', language(spoken).dir),
    ];
    const segments = all.filter((node) => valueOf(node, 'data-segment') !== undefined);
    expect(segments).toHaveLength(ids.filter((id) => !id.endsWith('.heading')).length * langs.length);
    langs.forEach((lang, n) => {
      const isOwn = (node: Node | null | undefined) =>
        !!node &&
        valueOf(node, 'class')
          ?.split(' ')
          .includes(n ? 'beside' : 'lead');
      const expected = (wanted: (id: string) => boolean) =>
        ids.filter(wanted).map((id) => {
          const text = texts[n]?.get(id);
          const own = text === undefined ? spoken : lang;
          return [text, own, language(own).dir];
        });
      const own = segments.filter((node) => 'parentNode' in node && isOwn(node.parentNode));
      expect(own.map((node) => valueOf(node, 'data-segment'))).toEqual(
        ids.filter((id) => !id.endsWith('.heading')),
      );
      expect(own.map((node) => seen(node, valueOf(node, 'data-gap') !== undefined))).toEqual(
        expected((id) => !id.endsWith('.heading')),
      );
      const headings = all.filter((node) => node.nodeName === 'span' && isOwn(node));
      expect(headings.map((node) => seen(node, !!valueOf(node, 'class')?.includes('gap')))).toEqual(
        expected((id) => id.endsWith('.heading')),
      );
    });
    const named = all.map((node) => valueOf(node, 'id')).filter((id) => id !== undefined);
    expect(new Set(named).size).toBe(named.length);
  });
});
