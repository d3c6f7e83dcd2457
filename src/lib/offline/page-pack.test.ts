import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { composePage, packPages } from './page-pack.ts';

const LANGS = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'ja', 'ru', 'zh-Hans', 'zh-Hant'];

/** The pages of a made-up paper of 40 sentences in these languages: each alone, and each before each other. */
function pagesIn(langs: string[]): Map<string, string> {
  const text = (lang: string, place: string) =>
    Array.from(
      { length: 40 },
      (_, n) =>
        `<p class="${place}" lang="${lang}"><span id="${place}-${n}" data-segment="${n}">${lang} ${n} ${'text '.repeat(20)}</span></p>`,
    );
  const pages = langs.flatMap((lang) =>
    ['', ...langs.filter((other) => other !== lang)].map((other): [string, string] => {
      const beside = other && text(other, 'beside');
      const rows = text(lang, 'lead').map((row, n) => row + (beside[n] ?? ''));
      return [
        `./${lang}/${other && `${other}/`}`,
        `<title>${lang} ${other}</title><main>${rows.join('')}</main>`,
      ];
    }),
  );
  return new Map(pages);
}

describe('a pack of pages', () => {
  test('composes every page to the character', () => {
    const pages = pagesIn(LANGS);
    const pack = packPages(pages);
    for (const [address, html] of pages) expect(composePage(pack, address)).toBe(html);
  });

  test('composes whatever a page contains', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string(),
          fc.string({ unit: fc.constantFrom('<a>', '</a>', ' data-segment', '<', '\n', '字', '\ud83d') }),
        ),
        (pages) => {
          const pack = packPages(new Map(Object.entries(pages)));
          for (const [address, html] of Object.entries(pages)) expect(composePage(pack, address)).toBe(html);
        },
      ),
    );
  });

  test('holds the text of a language once', () => {
    const { pieces } = packPages(pagesIn(LANGS));
    for (const lang of LANGS) {
      const text = `${lang} 7 text`;
      expect(pieces.filter((piece) => piece.includes(`>${text}`))).toHaveLength(1);
    }
  });

  test('grows with the number of languages', () => {
    const sizeOf = (count: number) => JSON.stringify(packPages(pagesIn(LANGS.slice(0, count))).pieces).length;
    // The 5 last languages bring 70 of 100 pages.
    expect(sizeOf(10)).toBeLessThan(2.1 * sizeOf(5));
  });

  test('has no other page', () => {
    const pack = packPages(new Map([['./en/', '<p>']]));
    for (const address of ['./fr/', 'toString', '__proto__', ''])
      expect(composePage(pack, address)).toBeUndefined();
  });
});
