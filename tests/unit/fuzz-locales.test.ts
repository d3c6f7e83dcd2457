import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ResourceKey } from 'i18next';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLocales } from '../../src/build/locales/check.ts';
import { unusedCorrections } from '../../src/build/locales/check-traditional.ts';
import { collectIntlData } from '../../src/build/locales/intl-data.ts';
import { report } from '../../src/build/locales/diagnostics.ts';
import { Papers } from '../../src/build/locales/papers.ts';
import { readFolder, type Files } from '../../src/build/locales/read.ts';
import { readJson } from '../../src/build/locales/read-json.ts';
import { CORRECTIONS } from '../../src/build/locales/traditional.ts';
import { pair } from '../../src/lib/document/pair.ts';
import { readPaper } from '../../src/lib/document/read-paper.ts';
import { isTree, type PaperFile } from '../../src/lib/document/types.ts';
import { createTranslator } from '../../src/lib/i18n/messages.ts';
import { sectionsOf } from '../../src/lib/offline/changed-sections.ts';
import { renderGlossary, renderSummary } from '../../src/lib/render/annotations.ts';
import type { RenderContext } from '../../src/lib/render/context.ts';
import { renderText } from '../../src/lib/render/text.ts';
import { holds, hostile } from './made-up.ts';

// The fixture library, and the kinds of files that it lacks.
const valid: Files = new Map([
  ...readFolder('tests/fixtures/library/locales').files,
  ['zh-Hans/tides.pinyin.json', '{ "潮": "cháo" }'],
  [
    CORRECTIONS,
    '{ "phrases": { "軟體": "程式" }, "values": { "tides.json": { "title": "潮" } }, "readings": {} }',
  ],
]);
const OBJECT = Object.getOwnPropertyNames(Object.prototype);
const t = ((key: string) => key) as unknown as RenderContext['ui']['t'];

type Path = (string | number)[];
/** Every place in a JSON value: that of the whole, of each group and list, and of each value. */
const placesIn = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(Array.isArray(value)
    ? value.flatMap((below, n) => placesIn(below, [...path, n]))
    : isTree(value)
      ? Object.entries(value).flatMap(([key, below]) => placesIn(below, [...path, key]))
      : []),
];

/** Puts some JSON into other JSON at a place: in place of what is there, under another key, or beside it. */
function changed(value: unknown, [key, ...rest]: Path, json: string, name?: string, beside = false): string {
  if (key === undefined) return json;
  const inner = (below: unknown, here: string | number) =>
    here === key ? changed(below, rest, json, rest.length ? name : undefined, beside) : JSON.stringify(below);
  if (Array.isArray(value)) return `[${value.map(inner).join()}]`;
  const entries = Object.entries(value as object).flatMap(([own, below]) => {
    const isHere = own === key && !rest.length;
    const written = `${JSON.stringify(isHere && !beside ? (name ?? own) : own)}:`;
    if (!isHere || !beside) return [written + inner(below, own)];
    return [written + JSON.stringify(below), `${JSON.stringify(name ?? 'p99')}:${json}`];
  });
  return `{${entries.join()}}`;
}

const nested = (depth: number, [open, close]: [string, string]) =>
  open.repeat(depth) + '1' + close.repeat(depth);
const json = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('"x $& $1 $t(x) %lang% %sveltekit.head%"', '"{{x}} constructor"') },
  fc.json(),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  hostile.map((text) => JSON.stringify(text)),
  fc.constantFrom('null', 'true', '7', '-0', '1e999', '""', '[]', '{}', '[{}]', '[[]]', '{"__proto__":{}}'),
  fc.constantFrom(
    '{"constructor":1}',
    '{"heading":null}',
    '{"p1":{"s1":"x"}}',
    '{"heading":"x","p1":{"s1":"x"}}',
  ),
  fc.constantFrom('["x"]', '{"term":"x","forms":["x"],"explanation":"x"}', '{"term":"x","forms":[{}]}'),
  fc
    .tuple(
      fc.constantFrom(20, 50, 99, 101, 5_000, 100_000),
      fc.constantFrom<[string, string]>(['[', ']'], ['{"a":', '}'], ['{"s1":', '}'], ['[{"p1":[', ']}]']),
    )
    .map(([depth, brackets]) => nested(depth, brackets)),
);
const change = fc.record({
  path: fc.constantFrom(...valid.keys()),
  place: fc.nat(),
  json,
  name: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    fc.constantFrom(...OBJECT, 'svelte-announcer', 'a-p1', 'a.b', 'a/b~c', '', 'x', 'p9', 's9'),
  ),
  beside: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
  around: fc.oneof(
    { weight: 9, arbitrary: fc.constant('%') },
    fc.constantFrom('\ufeff%', '\ufeff\ufeff%', '%%', '{%', '\0%', '%}', '"%'),
  ),
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** The library after a change at one place of one file. */
function library({ path, place, json, name, beside, around }: Change): Files {
  const value: unknown = JSON.parse(valid.get(path) ?? '');
  const places = placesIn(value);
  const text = changed(value, places[place % places.length] ?? [], json, name, beside);
  return new Map([...valid, [path, around.replaceAll('%', () => text)]]);
}

/** Everything that a build makes of checked files, pages included. */
function build(files: Files): void {
  const papers = new Papers(files);
  papers.coverage();
  const annotations = (slug: string, langs: string[]) =>
    Object.fromEntries(langs.map((lang) => [lang, papers.annotations(slug, lang)]));
  for (const { slug, langs } of papers.catalog) {
    for (const lang of langs) {
      papers.card(slug, lang);
      papers.pinyin(slug, lang);
      sectionsOf(`${lang}/${slug}.json`, files.get(`${lang}/${slug}.json`) ?? '');
      const shown = [lang, ...langs.filter((other) => other !== lang).slice(0, 1)];
      const read = shown.map((tag) => readPaper(slug, tag, papers.text(slug, tag)));
      const [lead, ...others] = read;
      if (!lead) continue;
      const context: RenderContext = {
        ...{ sections: pair(lead, ...others), langs, long: false, glossed: true },
        ...{
          view: { paper: slug, langs: shown as unknown as RenderContext['view']['langs'] },
          ui: { lang, t },
        },
        ...{
          glossaries: shown.filter((tag) => papers.card(slug, tag).glossed),
          annotations: annotations(slug, shown),
          link: ({ langs: [tag] }) => `/${tag}/`,
        },
      };
      renderText(context);
      renderGlossary(context);
      // A page of a language without terms has no glossary to link to.
      const links = String(renderGlossary({ ...context, annotations: {} })).matchAll(
        /"\/([^/]+)\/#_glossary"/g,
      );
      for (const [, tag = ''] of links) expect(papers.card(slug, tag).glossed, `${slug} ${tag}`).toBe(true);
      for (const { id } of context.sections) renderSummary(id, context);
    }
  }
  for (const [path, text] of files) if (path.endsWith('/ui.json')) JSON.parse(text);
}

describe('whatever stands at any place of any locale file', () => {
  it('is reported with file and key, or builds', () => {
    let published = 0;
    holds(change, (made) => {
      const files = library(made);
      collectIntlData(files);
      const problems = checkLocales(files);
      for (const { file, key, expected, found } of problems)
        for (const part of [file, key, expected, found]) expect(part).toMatch(/\S/);
      const corrections = files.get(CORRECTIONS) ?? '{}';
      if (!problems.length) {
        published++;
        build(files);
        unusedCorrections(CORRECTIONS, readJson(corrections), files);
      }
    });
    expect(published).toBeGreaterThan(10);
  }, 60_000);

  it('is accepted by the check only if JSON.parse accepts it', () => {
    holds(change, (made) => {
      for (const text of library(made).values())
        if (!readJson(text).faults.length) expect(() => JSON.parse(text) as unknown).not.toThrow();
    });
  }, 60_000);
});

it('a file may begin with a byte order mark, or with two', () => {
  const root = mkdtempSync(join(tmpdir(), 'locales-'));
  for (const [path, text] of valid) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${path.startsWith('en/') ? '\ufeff' : '\ufeff\ufeff'}${text}`);
  }
  const { files, problems } = readFolder(root);
  expect([...problems, ...checkLocales(files)]).toEqual([]);
  build(files);
});

describe('an id that every object has, or that is on every page already', () => {
  const edit = (path: string, change: (paper: PaperFile) => void): [string, string] => {
    const paper = JSON.parse(valid.get(path) ?? '') as PaperFile;
    change(paper);
    return [path, JSON.stringify(paper)];
  };
  const own = (id: string, value: unknown) => Object.fromEntries([[id, value]]) as never;
  const entry = { term: 'Boats', forms: ['boats'], explanation: 'They float.' };
  const libraries: Record<string, (id: string) => Files> = {
    // In one language alone: the others must not find what they inherit.
    'a glossary entry': (id) =>
      new Map([...valid, edit('en/tides.json', (paper) => (paper.glossary = own(id, entry)))]),
    'a section with a summary': (id) => {
      const section = own(id, { heading: 'x', p1: { s1: 'x' } });
      return new Map([
        ...valid,
        edit('en/tides.json', (paper) => {
          paper.text = { ...paper.text, ...(section as object) };
          paper.summary = own(id, 'x');
        }),
        edit('ar/tides.json', (paper) => (paper.summary = {})),
      ]);
    },
    'a paper': (id) => new Map([...valid, [`en/${id}.json`, valid.get('en/tides.json') ?? '']]),
  };
  const published = new Set<string>();

  it.each(Object.keys(libraries).flatMap((kind) => [...OBJECT, 'svelte-announcer'].map((id) => [kind, id])))(
    '%s called %s is published, or found fault with',
    (kind, id) => {
      const files = libraries[kind]?.(id) ?? new Map();
      const problems = checkLocales(files);
      if (problems.length) return expect(report(problems)).toContain(id);
      build(files);
      published.add(`${kind} ${id}`);
    },
  );

  it('is rejected if the page already uses the id or it is not valid', () => {
    expect([...published].sort()).toEqual([
      'a glossary entry constructor',
      'a glossary entry svelte-announcer',
      'a paper constructor',
      'a paper svelte-announcer',
      'a section with a summary constructor',
    ]);
  });
});

it('every message of the interface is words, apart from its placeholders', async () => {
  const words = hostile.map((text) => text.replaceAll('{{', '{'));
  const cases = fc.sample(fc.tuple(words, words, hostile), { numRuns: 200, seed: 7 });
  for (const [before, after, title] of [
    ...cases,
    ['$t(own)', '$t(other)', '{{title}} $t(own) $&'] as const,
  ]) {
    const ui = { own: `${before}{{title}}${after}`, other: '$t(own)' };
    const { t: translate } = await createTranslator('en', ui as ResourceKey);
    expect(translate('own' as never, { title } as never)).toBe(before + title + after);
  }
});
