import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { html } from './html.ts';
import { isLong } from './long-paper.ts';
import type { RenderContext } from './context.ts';
import { renderText } from './text.ts';

const t = ((key: string) => key) as unknown as TFunction<'ui'>;

const context = (texts: (string | undefined)[], more: Partial<RenderContext> = {}): RenderContext => ({
  sections: [
    {
      id: 'rise',
      headings: ['Rise', '升'],
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

describe('renderText', () => {
  it('tags each language, gives the second one ids of its own, and each paragraph a link', () => {
    const html = String(renderText(context(['Water.', '水。'])));
    expect(html).toContain(
      '<p class="lead" lang="en"><span id="rise-p1-s1" data-segment="rise.p1.s1">Water.</span></p>',
    );
    expect(html).toContain(
      '<p class="beside" lang="zh-Hans"><span id="rise-p1-s1--zh-Hans" data-segment="rise.p1.s1">水。</span></p>',
    );
    expect(html).toContain('<a class="link" href="#rise-p1">paragraph.address</a>');
  });

  it.each(['<img src=x onerror=alert(1)>', '</p><script>1</script>', '&lt;b&gt;', 'a < b && c > d', '"\''])(
    'escapes markup: %s',
    (text) => {
      const html = String(
        renderText(
          context([text, text], { ui: { lang: 'en', t: (() => text) as unknown as TFunction<'ui'> } }),
        ),
      );
      const tags = [...html.matchAll(/<(\w+)/g)].map(([, name]) => name);
      expect(new Set(tags)).toEqual(
        new Set(['section', 'h2', 'span', 'div', 'details', 'summary', 'a', 'p']),
      );
      const escaped = />([^<]*)<\/span><\/p>/.exec(html)?.[1] ?? '';
      const unescaped = escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      expect(unescaped).toBe(text);
      // The attribute value has no quotation mark that would end it early.
      expect(/aria-label="([^"]*)">1\.1</.exec(html)?.[1]?.replaceAll('&quot;', '"')).toContain(
        text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      );
    },
  );

  it('renders pinyin inside and outside term links, and in headings', () => {
    const ruby: RenderContext['ruby'] = (text, lang, id, from, to) =>
      html`[${id}/${lang}/${text.slice(from, to)}]`;
    const withTerm = context(['Water.', '大水来。'], { ruby });
    const [block] = withTerm.sections[0]?.blocks ?? [];
    if (block?.kind !== 'paragraph') throw new Error('no paragraph');
    block.segments[0] = {
      id: 'rise.p1.s1',
      texts: ['Water.', '大水来。'],
      terms: [undefined, [[1, 2, 'water']]],
    };
    const rendered = String(renderText(withTerm));
    expect(rendered).toContain(
      '[rise.p1.s1/zh-Hans/大]<a href="/tides/zh-Hans/#_term-water">[rise.p1.s1/zh-Hans/水]</a>[rise.p1.s1/zh-Hans/来。]',
    );
    expect(rendered).toContain('[rise/zh-Hans/升]');
  });

  it('marks items that begin with their own number or letter, and keeps the lines of verse', () => {
    const rowsOf = (...texts: string[]) => {
      const items = texts.map((text, n) => ({
        id: `rise.list1.i${n + 1}`,
        segments: [{ id: `rise.list1.i${n + 1}.s1`, texts: [text, undefined] }],
      }));
      const [section] = context([]).sections;
      const sections = section
        ? [{ ...section, blocks: [{ kind: 'list' as const, id: 'rise.list1', items }] }]
        : [];
      return [...String(renderText(context([], { sections }))).matchAll(/<li class="([^"]*)"/g)].map(
        ([, name]) => name,
      );
    };
    const own = ['3. Trim', '(a) mud', '（一）泥', '①泥', '2) oil', 'b) oil', '一、泥', '٣. زيت', '⑴ a'];
    expect(rowsOf(...own)).toEqual(own.map(() => 'row own'));
    const none = ['3.5 m', 'mud', 'A. Smith', '(see below) it', '1999 was'];
    expect(rowsOf(...none)).toEqual(none.map(() => 'row'));
    expect(String(renderText(context(['It comes,\nit goes.', '水。'])))).toContain(
      '>It comes,\nit goes.</span>',
    );
  });

  it('labels a gap in the interface language', () => {
    const html = String(renderText(context(['Water.', undefined])));
    expect(html).toContain('class="gap" data-gap lang="en">gap.passage</span>');
  });

  it('renders a long paper in parts', () => {
    expect([isLong(500), isLong(28)]).toEqual([true, false]);
    expect(String(renderText(context(['a', 'b'], { long: true })))).toContain('<div class="part">');
    expect(String(renderText(context(['a', 'b'])))).not.toContain('<div class="part">');
  });
});
