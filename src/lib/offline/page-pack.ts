/**
 * The pages of a paper in one file, which holds each piece of their markup once. A page is a list of runs: the index of the
 * first piece, the number of pieces, the index of the next first piece, and so on. Pages share nearly all their pieces: a
 * language has the same text whether it is read alone, first or second. So the file grows with the number of languages;
 * a pair adds its runs only.
 */
export type PagePack = { pieces: string[]; pages: Record<string, number[]> };

/** The address of the pack that has a page, both relative to the base path: `./tides/pages.json` for `./tides/en/ar/`. */
export const packOf = (page: string) => page.replace(/^(\.\/[^/]+\/).*$/s, '$1pages.json');

// Before each element; and between the id of a sentence, which depends on its place in a pair, and its text, which does not.
const BETWEEN_PIECES = /(?=<[a-z])|(?= data-segment)/u;

/** Packs pages, by address. */
export function packPages(pages: ReadonlyMap<string, string>): PagePack {
  const indexes = new Map<string, number>();
  const packed = [...pages].map(([address, html]): [string, number[]] => {
    const runs: number[] = [];
    let next = -1;
    for (const piece of html.split(BETWEEN_PIECES)) {
      const index = indexes.get(piece) ?? indexes.size;
      indexes.set(piece, index);
      if (index === next) runs.push((runs.pop() ?? 0) + 1);
      else runs.push(index, 1);
      next = index + 1;
    }
    return [address, runs];
  });
  return { pieces: [...indexes.keys()], pages: Object.fromEntries(packed) };
}

/** Composes a page from its pieces; undefined if the pack does not have it. */
export function composePage({ pieces, pages }: PagePack, address: string): string | undefined {
  const runs = Object.hasOwn(pages, address) ? pages[address] : undefined;
  if (!runs) return undefined;
  let html = '';
  for (let at = 0; at < runs.length; at += 2) {
    const [first = 0, count = 0] = runs.slice(at, at + 2);
    html += pieces.slice(first, first + count).join('');
  }
  return html;
}
