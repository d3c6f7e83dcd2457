import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import type { Interface } from '../i18n/interface.ts';
import { language } from '../i18n/languages.ts';
import type { TableOfContents } from '../reader/reading-props.ts';
import type { Card } from '../document/types.ts';
import Contents from './Contents.svelte';

const ui = { lang: 'en', t: (key: string) => key } as unknown as Interface;
const sides = ['en', 'fr'].map((tag) => ({ language: language(tag), card: {} as Card }));

/** The contents of a paper of so many sections, as the server renders them. */
function contents(sections: number, fold: boolean): string {
  const outline: TableOfContents = {
    sides,
    outline: Array.from({ length: sections }, (_, n) => ({
      id: `article-${n}`,
      headings: [`Article ${n}`, undefined],
    })),
    current: undefined,
  };
  return render(Contents, { props: { ui, outline, fold, part: true } }).body;
}

it('are folded above a text of more than twelve sections, and in nothing else', () => {
  for (const [sections, fold] of [
    [1, true],
    [12, true],
    [30, false],
  ] as const) {
    expect(contents(sections, fold)).not.toContain('<details');
    expect(contents(sections, fold)).toContain('<nav class="contents part"');
  }
  for (const sections of [13, 30, 400]) {
    const html = contents(sections, true);
    expect(html).toMatch(/^.*?<nav class="contents"[^>]*>.*?<details><summary>sheets\.sections<\/summary>/s);
    expect(html.match(/<li /g)).toHaveLength(sections);
  }
});
