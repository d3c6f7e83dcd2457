import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/scores/run.ts';
import { alignSentences } from '../../src/lib/align/align-sentences.ts';
import { testSets } from '../../scripts/scores/sets.ts';
import type { PaperFile } from '../../src/lib/document/types.ts';
import type { Sentence } from '../../src/lib/align/indexed-text.ts';

// Longer measurements, on texts that are in copyright, are made by `npm run scores`.
describe('the Universal Declaration in all pairs of the six languages of the United Nations', () => {
  const [whole, damaged] = testSets(undefined, 'dev');

  it('is aligned nearly without a fault, and what is said to be sure is right', () => {
    const score = run(whole);
    expect(score.f1).toBeGreaterThanOrEqual(0.97);
    expect(score.sureAndRight).toBeGreaterThanOrEqual(0.97);
    expect(score.wrongRun).toBeLessThanOrEqual(3);
  });

  it('is still aligned after paragraphs were dropped, put in and swapped, and notes added', () => {
    const score = run(damaged);
    expect(score.f1).toBeGreaterThanOrEqual(0.9);
    expect(score.sureAndRight).toBeGreaterThanOrEqual(0.97);
    expect(score.wrongRun).toBeLessThanOrEqual(10);
  });

  it('is the same text in every pair, and not the same as the paper of this project', () => {
    const sentencesIn = (tree: unknown): string[] =>
      typeof tree === 'string' ? [tree] : Object.values(tree as object).flatMap(sentencesIn);
    const paper = JSON.parse(readFileSync('locales/zh-Hans/new-security-concept.json', 'utf8')) as PaperFile;
    const chinese = sentencesIn(paper.text).map((text): Sentence => ({ text, kind: 'paragraph', begins: 1 }));
    for (const { first, second, langs } of whole.documents) {
      expect(alignSentences(first, second, langs).isSameText, langs.join('–')).toBe(true);
      expect(alignSentences(first, chinese, [langs[0], 'zh-Hans']).isSameText, langs[0]).toBe(false);
    }
  });
}, 60_000);
