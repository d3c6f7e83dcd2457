import type { TFunction } from 'i18next';
import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { describe, expect, it } from 'vitest';
import { renderEntry, renderSummary } from '../../src/lib/render/annotations.ts';
import type { RenderContext } from '../../src/lib/render/context.ts';
import { renderText } from '../../src/lib/render/text.ts';
import { readBookmark } from '../../src/lib/reader/bookmark.ts';
import { ACTIONS, parseKeys } from '../../src/lib/settings/keyboard-shortcuts.ts';
import { attributes, html, jsonScript, type SafeHtml } from '../../src/lib/render/html.ts';
import { BEFORE } from '../../src/lib/reader/scroll-anchor.ts';
import { rubyRenderer } from '../../src/lib/render/ruby.ts';
import { parseSnapshot } from '../../src/lib/reader/view-snapshot.ts';
import { allows, parse, type Setting } from '../../src/lib/settings/schema.ts';
import { parseRequest } from '../../src/service-worker/messages.ts';
import { elements, holds, hostile, textOf, valueOf, type Node } from './made-up.ts';

const elementNames = (html: SafeHtml | undefined) =>
  new Set(elements(String(html)).map((node) => node.nodeName));

const t = ((key: string) => key) as unknown as TFunction<'ui'>;
const context = (texts: string[], more: Partial<RenderContext> = {}): RenderContext => ({
  sections: [
    {
      id: 'rise',
      headings: texts,
      blocks: [{ kind: 'paragraph', id: 'rise.p1', number: 1, segments: [{ id: 'rise.p1.s1', texts }] }],
    },
  ],
  view: { paper: 'tides', langs: ['en', 'zh-Hans'] },
  langs: ['en', 'zh-Hans'],
  ui: { lang: 'en', t },
  long: false,
  glossed: true,
  glossaries: ['en', 'zh-Hans'],
  annotations: {},
  link: ({ langs }) => `/tides/${langs.join('/')}/`,
  ...more,
});

/** The language and text of each segment in some HTML. */
const shown = (html: SafeHtml) =>
  elements(String(html))
    .filter((node) => valueOf(node, 'data-segment'))
    .map((node) => [
      valueOf((node as DefaultTreeAdapterMap['element']).parentNode as Node, 'lang'),
      textOf(node),
    ]);

describe('any text in a locale file', () => {
  const expectedNames = elementNames(renderText(context(['Water.', '水。'])));

  it('is rendered verbatim, once in each language, without creating elements', () => {
    holds(fc.tuple(hostile, hostile), (texts) => {
      const html = renderText(context(texts));
      expect(elementNames(html)).toEqual(expectedNames);
      expect(shown(html)).toEqual([
        ['en', texts[0]],
        ['zh-Hans', texts[1]],
      ]);
    });
  });

  it('is rendered verbatim if it is one word of 100 kB', () => {
    const word = '<&"\u0301水'.repeat(20_000);
    expect(shown(renderText(context([word, word])))).toEqual([
      ['en', word],
      ['zh-Hans', word],
    ]);
  });

  it('is rendered verbatim in the glossary and in summaries', () => {
    holds(fc.tuple(hostile, hostile, hostile), ([term, expansion, explanation]) => {
      const words = { glossary: { tide: { term, expansion, explanation } }, summary: { rise: explanation } };
      const annotations = words as unknown as NonNullable<RenderContext['annotations']['en']>;
      const entry = renderEntry(annotations, 'tide');
      expect([...elementNames(entry)].sort()).toEqual(['b', 'span']);
      expect(textOf(parseFragment(String(entry)))).toBe(`${term} ${expansion} ${explanation}`);
      const summary = renderSummary('rise', context([], { annotations: { en: annotations } }));
      expect([...elementNames(summary)]).toEqual(['div']);
      expect(textOf(parseFragment(String(summary)))).toBe(explanation);
    });
  });

  it('is rendered verbatim with pinyin, however it is split into words', () => {
    holds(fc.tuple(hostile, fc.nat(20)), ([text, cut]) => {
      const first = Math.min(cut, text.length);
      const ruby = rubyRenderer({ en: { 'rise.p1.s1': [[first, 'shuǐ'], [text.length - first]] } }, false);
      const html = ruby(text, 'en', 'rise.p1.s1', 0, text.length);
      expect(textOf(parseFragment(String(html).replace(/<rp.*?<\/rp>|<rt.*?<\/rt>/g, '')))).toBe(text);
      expect([...elementNames(html)].filter((name) => !/^(ruby|rp|rt)$/.test(name))).toEqual([]);
    });
  });

  it('is rendered verbatim in an attribute', () => {
    holds(hostile, (text) => {
      const [node] = elements(`<p${attributes({ title: text })}></p>`);
      expect((node as DefaultTreeAdapterMap['element']).attrs).toEqual([{ name: 'title', value: text }]);
    });
  });

  it('is rendered verbatim in every position of a template', () => {
    holds(fc.tuple(hostile, hostile, hostile, hostile), ([first, second, third, fourth]) => {
      const inner = html`<b>${first}</b>`;
      const markup = html`<p title="a > ${first} ${second}" lang="${third}"${attributes({ id: fourth })}>${[inner, second]}${third}<i>${fourth}</i></p>`;
      const [p, b, i, ...others] = elements(String(markup)) as DefaultTreeAdapterMap['element'][];
      expect(p?.attrs).toEqual([
        { name: 'title', value: `a > ${first} ${second}` },
        { name: 'lang', value: third },
        { name: 'id', value: fourth },
      ]);
      expect([p, b, i].map((node) => node && textOf(node))).toEqual([
        `${first}${second}${third}${fourth}`,
        first,
        fourth,
      ]);
      expect(others).toEqual([]);
    });
  });

  it('is kept in a script of JSON', () => {
    holds(hostile, (text) => {
      const [script, ...others] = elements(`${jsonScript('application/ld+json', { text })}`);
      expect(JSON.parse(script ? textOf(script) : '')).toEqual({ text });
      expect(others).toEqual([]);
    });
  });
});

// Random JSON with the property names that Duidu uses and those that every object has, and strings that are not JSON.
const names = fc.constantFrom(
  ...[
    '__proto__',
    'constructor',
    'toString',
    'theme',
    'layout',
    'latinScale',
    'glossary',
    'langs',
    'segment',
  ],
  ...['at', 'address', 'place', 'counterparts', 'sheet', 'top', 'before', 'type', ...ACTIONS],
);
const value = fc.oneof(
  fc.jsonValue(),
  hostile,
  fc.constantFrom('1e999', 'en', '/tides/en/', 'dark', 'describe'),
);
const json = fc
  .array(fc.tuple(names, value))
  .map((all) => `{${all.map(([name, found]) => `${JSON.stringify(name)}:${JSON.stringify(found)}`).join()}}`);
const stored = fc.oneof(
  json,
  fc.json(),
  hostile,
  fc.constantFrom('null', '[]', '1e999', '"'.repeat(100_000)),
);
const storage = (text: string) => () => ({
  getItem: () => text,
  setItem: () => undefined,
  removeItem: () => undefined,
});

describe('any stored value', () => {
  it('results in valid settings only', () => {
    holds(stored, (text) => {
      for (const [choice, found] of Object.entries(parse(text)))
        expect(allows(choice as Setting, found)).toBe(true);
      expect(Object.getPrototypeOf({})).toBe(Object.prototype);
      expect(({} as Record<string, unknown>).theme).toBeUndefined();
    });
  });

  it('results in one key for each action, without duplicates', () => {
    holds(stored, (text) => {
      const keys = parseKeys(text);
      expect(Object.keys(keys)).toEqual([...ACTIONS]);
      const used = Object.values(keys).filter(Boolean);
      expect(new Set(used).size).toBe(used.length);
    });
  });

  it('results in a bookmark that makes a valid address, or in none', () => {
    holds(stored, (text) => {
      const { langs, segment } = readBookmark('tides', storage(text)) ?? { langs: ['en'], segment: 'a' };
      expect(`/tides/${langs.join('/')}/#${segment}`).toMatch(
        /^\/tides(\/[A-Za-z0-9-]+){1,2}\/#[a-z0-9.-]+$/,
      );
    });
  });

  it('results in a valid view snapshot, or in none', () => {
    // Snapshots of the right shape with random values, because wholly random ones are almost never valid.
    const anything = fc.option(fc.oneof(fc.jsonValue(), fc.constantFrom('h1', 'rise.p1.s1', 1)), {
      nil: undefined,
    });
    const place = fc.oneof(
      anything,
      fc.record({ top: anything, segment: anything, before: anything, lang: anything }),
    );
    const left = fc.record({ place, counterparts: fc.array(anything), sheet: anything });
    holds(fc.oneof(fc.anything(), left), (stored) => {
      const found = parseSnapshot(stored);
      if (found?.place) {
        const { top, segment, before } = found.place;
        expect(Number.isFinite(top)).toBe(true);
        expect(segment === undefined ? BEFORE.includes(before) : typeof segment === 'string').toBe(true);
        expect(segment === undefined || before === undefined).toBe(true);
      }
      expect(found?.counterparts.every((id) => typeof id === 'string') ?? true).toBe(true);
    });
  });
});

it('parseRequest returns a known request, or nothing, for any message', () => {
  const handlers = { describe: 1, check: 1 };
  const sent = fc.oneof(fc.anything(), fc.record({ type: fc.oneof(names, fc.anything()) }));
  holds(sent, (data) => {
    expect([undefined, 'describe', 'check']).toContain(parseRequest(data, handlers));
  });
  expect(parseRequest({ type: 'check' }, handlers)).toBe('check');
  for (const data of [null, undefined, 'check', { type: 'constructor' }, { type: '__proto__' }])
    expect(parseRequest(data, handlers)).toBeUndefined();
});
