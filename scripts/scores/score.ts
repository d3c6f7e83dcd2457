import type { Link } from './sets.ts';

/** Links found and links of the gold standard, with how sure the aligner was of each. */
export type Found = { found: Link[]; confidence: number[]; gold: Link[] };

export type Score = {
  precision: number;
  recall: number;
  f1: number;
  /** The share of links that overlap a gold link on both sides, as `f1`. */
  lax: number;
  /** Of the links that were said to be at least 90 % sure: how many there are, and how many are right. */
  sure: number;
  sureAndRight: number;
  /** The most wrong links in a row. */
  wrongRun: number;
};

const keyOf = (link: Link) => JSON.stringify(link);
const isOmission = ([first, second]: Link) => !first.length || !second.length;

/**
 * Scores as Vecalign's and aligner-eval's scripts do: precision counts omissions and recall does not; all documents are
 * summed up.
 */
export function score(documents: Found[]): Score {
  let [right, found, recalled, gold, overlapping, sure, sureAndRight, wrongRun] = [0, 0, 0, 0, 0, 0, 0, 0];
  let goldOverlapping = 0;
  for (const document of documents) {
    const goldKeys = new Set(document.gold.map(keyOf));
    const foundKeys = new Set(document.found.map(keyOf));
    const touching = touchingLinks(document.gold);
    const touchingFound = touchingLinks(document.found);
    let run = 0;
    for (const [n, link] of document.found.entries()) {
      const isRight = goldKeys.has(keyOf(link));
      found++;
      if (isRight) right++;
      if (isRight || touching(link)) overlapping++;
      const isSure = (document.confidence[n] ?? 0) >= 0.9;
      if (isSure) sure++;
      if (isSure && isRight) sureAndRight++;
      run = isRight || touching(link) ? 0 : run + 1;
      wrongRun = Math.max(wrongRun, run);
    }
    for (const link of document.gold.filter((one) => !isOmission(one))) {
      gold++;
      if (foundKeys.has(keyOf(link))) recalled++;
      if (touchingFound(link)) goldOverlapping++;
    }
  }
  const mean = (a: number, b: number) => (a + b ? (2 * a * b) / (a + b) : 0);
  const [precision, recall] = [right / found, recalled / gold];
  const lax = mean(overlapping / found, goldOverlapping / gold);
  return {
    precision,
    recall,
    f1: mean(precision, recall),
    lax,
    sure: sure / found,
    sureAndRight: sureAndRight / sure,
    wrongRun,
  };
}

/** Returns a function that says whether a link shares a sentence with one of these on both sides. */
function touchingLinks(links: Link[]): (link: Link) => boolean {
  const byFirst = new Map<number, number[]>();
  for (const [first, second] of links) for (const n of first) byFirst.set(n, second);
  return ([first, second]) => first.some((n) => byFirst.get(n)?.some((other) => second.includes(other)));
}
