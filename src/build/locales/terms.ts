import { isTree, type Glossary, type Term, type Terms, type Tree } from '../../lib/document/types.ts';

const LETTER = /[\p{L}\p{N}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** True if the boundary between two characters is inside a word. Never true in scripts without spaces. */
const splitsWord = (inner: string, outer: string) =>
  LETTER.test(inner) && LETTER.test(outer) && !UNSPACED.test(inner);

/** Returns the index of the first whole-word occurrence of a form in a text; -1 if there is none. */
export function indexOfForm(text: string, form: string): number {
  for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
    const end = start + form.length;
    const splitsBefore = splitsWord(form.charAt(0), text.charAt(start - 1));
    const splitsAfter = splitsWord(form.charAt(form.length - 1), text.charAt(end));
    if (!splitsBefore && !splitsAfter) return start;
  }
  return -1;
}

/** Finds the first use of each glossary term in every section of a text. Where terms overlap, the longer one wins. Pure. */
export function findTerms(text: Tree, glossary: Glossary): Terms {
  const terms: Terms = {};
  for (const [section, tree] of Object.entries(text)) {
    const seen = new Set<string>();
    for (const { id, text: segmentText } of segmentsIn(tree, section)) {
      const candidates = Object.entries(glossary).flatMap(([entry, { forms }]) =>
        seen.has(entry)
          ? []
          : forms.map((form): Term => {
              const start = indexOfForm(segmentText, form);
              return [start, start + form.length, entry];
            }),
      );
      const longestFirst = candidates
        .filter(([start]) => start >= 0)
        .sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
      const accepted: Term[] = [];
      for (const term of longestFirst) {
        if (seen.has(term[2]) || accepted.some(([start, end]) => term[0] < end && start < term[1])) continue;
        accepted.push(term);
        seen.add(term[2]);
      }
      if (accepted.length) terms[id] = accepted.sort((a, b) => a[0] - b[0]);
    }
  }
  return terms;
}

/**
 * Returns the segments of a section or a part of it, in order and without headings. `path` is the id of `tree`. Skips
 * values that are not text: the file may not have been checked yet.
 */
export function segmentsIn(tree: Tree | string, path: string): { id: string; text: string }[] {
  if (!isTree(tree)) return typeof tree === 'string' ? [{ id: path, text: tree }] : [];
  return Object.entries(tree).flatMap(([key, child]) =>
    key === 'heading' ? [] : segmentsIn(child, `${path}.${key}`),
  );
}
