import { isTree, type Glossary, type Term, type Terms, type Tree } from '../../lib/document/types.ts';

const LETTER = /[\p{L}\p{N}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Whether a form ends in the middle of a word there. Scripts without spaces have no words to be in. */
const splitsWord = (inner: string, outer: string) =>
  LETTER.test(inner) && LETTER.test(outer) && !UNSPACED.test(inner);

/** Where a form first stands in a text as a word of its own; -1 if it does not. */
export function indexOfForm(text: string, form: string): number {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const end = at + form.length;
    const before = splitsWord(form.charAt(0), text.charAt(at - 1));
    const after = splitsWord(form.charAt(form.length - 1), text.charAt(end));
    if (!before && !after) return at;
  }
  return -1;
}

/** Finds the first use of each term in every section of a text. Where terms overlap, the longer has the place. Pure. */
export function findTerms(text: Tree, glossary: Glossary): Terms {
  const found: Terms = {};
  for (const [section, tree] of Object.entries(text)) {
    const seen = new Set<string>();
    for (const { id, words } of segmentsIn(tree, section)) {
      const all = Object.entries(glossary).flatMap(([entry, { forms }]) =>
        seen.has(entry)
          ? []
          : forms.map((form): Term => {
              const at = indexOfForm(words, form);
              return [at, at + form.length, entry];
            }),
      );
      const taken: Term[] = [];
      for (const term of all.filter(([start]) => start >= 0).sort((a, b) => b[1] - b[0] - (a[1] - a[0]))) {
        if (seen.has(term[2]) || taken.some(([start, end]) => term[0] < end && start < term[1])) continue;
        taken.push(term);
        seen.add(term[2]);
      }
      if (taken.length) found[id] = taken.sort((a, b) => a[0] - b[0]);
    }
  }
  return found;
}

/** The segments of a part of a text, in order. */
export function segmentsIn(tree: Tree | string, path: string): { id: string; words: string }[] {
  if (!isTree(tree)) return [{ id: path, words: tree }];
  return Object.entries(tree).flatMap(([key, below]) =>
    key === 'heading' ? [] : segmentsIn(below, `${path}.${key}`),
  );
}
