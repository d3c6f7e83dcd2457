// Writes the locale files of a hostile paper for the tests: `node tests/full/security/hostile.ts <folder>`.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';

const RAN = 'window.ran=1';
/** One word of 100 kB, with characters that HTML would have to escape. */
export const WORD = `<&"水${'x'.repeat(100_000)}`;

// Tokens of templates: ours, past and present, and those of SvelteKit.
const TOKENS =
  '%lang% %dir% %print% %before-paint% %sveltekit.head% %sveltekit.body% %sveltekit.assets% %sveltekit.nonce% $& $1 $$';

/** Sentences each of which would do harm if it were not shown as text. */
export const SENTENCES = [
  `</p></main></script><script>${RAN}</script>`,
  `<img src=x onerror=${RAN}><svg/onload=${RAN}><iframe srcdoc="<script>${RAN}</script>">`,
  `<!-- ]]> {@html '<script>${RAN}</script>'} \${${RAN}} {{count}} $t(site.about) ${TOKENS}`,
  '<a href="javascript:window.ran=1">&lt;b&gt; &#60; &amp;amp;</a>',
  '<style>*{display:none}</style><base href="https://example.org/"><meta http-equiv=refresh content=0>',
  // Direction override and embeddings without an end, then a sentence that they must not affect.
  'Backwards \u2067\u202b\u202e from here',
  'Plain words follow',
  `\u0301\u0301${'\u0316'.repeat(200)} marks`,
  WORD,
  'The end',
];

/** The text of all other places in the file: title, headings, notes, glossary. */
export const NAME = `</title></script><script>${RAN}</script> ${TOKENS} \u202e"'&`;

const paper = (last: string) => ({
  title: NAME,
  about: {
    issuer: NAME,
    occasion: NAME,
    date: '2002-07-31',
    source: 'https://example.org/',
    standing: 'original',
  },
  text: {
    storm: {
      heading: NAME,
      p1: Object.fromEntries(SENTENCES.map((text, n) => [`s${n + 1}`, text])),
      p2: { s1: last },
      list1: { i1: { s1: NAME } },
    },
    calm: { heading: 'Calm', p1: { s1: 'Words at rest.' } },
  },
  summary: { storm: NAME },
  glossary: { rest: { term: 'Words at rest', forms: ['Words at rest'], expansion: NAME, explanation: NAME } },
});

const [, script, folder] = process.argv;
if (script?.endsWith('hostile.ts') && folder)
  for (const lang of ['en', 'zh-Hans']) {
    mkdirSync(`${folder}/${lang}`, { recursive: true });
    cpSync(`locales/${lang}/ui.json`, `${folder}/${lang}/ui.json`);
    writeFileSync(`${folder}/${lang}/storm.json`, JSON.stringify(paper(`The last word, ${lang}.`)));
  }
