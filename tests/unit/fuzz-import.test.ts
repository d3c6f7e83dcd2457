import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBilingual } from '../../src/lib/align/formats/bilingual.ts';
import { readDocx } from '../../src/lib/align/formats/docx.ts';
import { readEpub } from '../../src/lib/align/formats/epub.ts';
import { readHtml } from '../../src/lib/align/formats/html.ts';
import { recognizeLanguage } from '../../src/lib/align/formats/recognize-language.ts';
import { SourceError } from '../../src/lib/align/formats/source.ts';
import { readSubtitles } from '../../src/lib/align/formats/subtitles.ts';

const options = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 60),
  seed: Number(process.env.FUZZ_SEED ?? 20_260),
};
/** How long reading a small file may take, in milliseconds, on a slow machine. */
const LIMIT = 3000;

type Damage = { at: number; kind: 'cut' | 'flip' | 'drop' | 'repeat' | 'insert'; size: number; bit: number };

const damages = fc.array(
  fc.record<Damage>({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom('cut', 'flip', 'flip', 'flip', 'drop', 'repeat', 'insert'),
    size: fc.integer({ min: 1, max: 300 }),
    bit: fc.nat(7),
  }),
  { minLength: 1, maxLength: 6 },
);
const MARKUP = new TextEncoder().encode('<p></div><!--<table><a href="#x"><![CDATA[&#x110000;<w:p/></w:t>');

/** Damages a file: cuts its end off, flips a bit, takes a part away, or repeats or inserts one. */
function damaged(bytes: Uint8Array, list: Damage[]): Uint8Array {
  return list.reduce<Uint8Array>((before, { at, kind, size, bit }) => {
    const start = Math.floor(at * before.length);
    const part = before.slice(start, start + size);
    const [head, tail] = [before.slice(0, start), before.slice(start)];
    switch (kind) {
      case 'cut':
        return at > 0.3 ? head : before;
      case 'flip':
        if (head.length < before.length) before[start] = (before[start] ?? 0) ^ (1 << bit);
        return before;
      case 'drop':
        return join(head, before.slice(start + size));
      case 'repeat':
        return join(head, part, part, tail);
      case 'insert':
        return join(head, MARKUP.slice(0, size), tail);
    }
  }, bytes.slice());
}

function join(...parts: Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const load = (file: string) => new Uint8Array(readFileSync(file));
const SUBTITLES = new TextEncoder().encode(
  'WEBVTT\n\nNOTE no\n\n1\n00:00:01,000 --> 00:00:02,000\n- The <i>water</i> comes\n- and {\\an8}goes.\n\n2\n00:00:03.000 --> 00:00:04.000\n<v Ann>水来了 &amp; <ruby>水<rt>みず</rt></ruby>\n',
);
const BILINGUAL = new TextEncoder().encode(
  'The water comes, and it is not to be asked.\n水来了，它什么也不问。\nIt was here before us.\n它在我们之前就在这里。\n\nIt goes\tEs geht\n',
);

const readers: Record<string, (bytes: Uint8Array) => unknown> = {
  html: (bytes) => readHtml(decode(bytes), 'a.html'),
  xhtml: (bytes) => readHtml(decode(bytes), 'a.xhtml'),
  epub: (bytes) => readEpub(bytes, 'a.epub'),
  docx: (bytes) => readDocx(bytes, 'a.docx'),
};
const files = globSync('tests/fixtures/import/*.{html,epub,docx}').sort();

/** Expects that a reader reads a file or says what is wrong with it, soon. Returns what it did. */
function attempt(read: () => unknown): 'read' | 'refused' {
  const start = performance.now();
  try {
    read();
    return 'read';
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return 'refused';
  } finally {
    expect(performance.now() - start).toBeLessThan(LIMIT);
  }
}

describe('a damaged file is read or refused', () => {
  const cases: [name: string, bytes: Uint8Array, read: (bytes: Uint8Array) => unknown][] = [
    ...files.map((file): (typeof cases)[number] => {
      const read = readers[file.replace(/.*\./, '')] ?? (() => undefined);
      return [file.replace(/.*\//, ''), load(file), read];
    }),
    ['a page of XHTML', load('tests/fixtures/import/tides.pandoc.html'), readers.xhtml ?? (() => undefined)],
    ['subtitles', SUBTITLES, (bytes) => readSubtitles(decode(bytes), 'a.srt')],
    ['a text in two languages', BILINGUAL, (bytes) => readBilingual(decode(bytes), 'a.txt')],
    ['a text in any language', BILINGUAL, (bytes) => recognizeLanguage(decode(bytes))],
  ];

  it.each(cases)(
    '%s',
    (_, bytes, read) => {
      const results = { read: 0, refused: 0 };
      fc.assert(
        fc.property(damages, (list) => {
          results[attempt(() => read(damaged(bytes, list)))]++;
        }),
        options,
      );
      expect(results.read + results.refused).toBe(options.numRuns);
    },
    10_000 + options.numRuns * 200,
  );
});

describe('an archive with damaged parts is read or refused', () => {
  it.each(files.filter((file) => !file.endsWith('.html')))(
    '%s',
    (file) => {
      const parts = unzipSync(load(file), { filter: ({ name }) => !/\.(jpg|png|css)$/.test(name) });
      const names = Object.keys(parts).filter((name) => /\.(xml|xhtml|html|opf|ncx|rels)$/.test(name));
      const read = readers[file.replace(/.*\./, '')] ?? (() => undefined);
      let count = 0;
      fc.assert(
        fc.property(damages, fc.nat(names.length - 1), (list, n) => {
          const name = names[n] ?? '';
          const broken = { ...parts, [name]: damaged(parts[name] ?? new Uint8Array(), list) };
          if (attempt(() => read(zipSync(broken, { level: 0 }))) === 'read') count++;
        }),
        options,
      );
      // Most of them have text left to read.
      expect(count).toBeGreaterThan(options.numRuns / 4);
    },
    10_000 + options.numRuns * 200,
  );
});

describe('what could take long', () => {
  const many = (text: string, count = 100_000) => text.repeat(count);
  it.each([
    ['tags that never end', many('<a href="')],
    ['open comments', many('<!-- ')],
    ['document types', many('<!DOCTYPE x [')],
    ['nested elements', many('<div>')],
    ['nested lists', many('<ul><li>x', 30_000)],
    ['nested tables', many('<table><tr><td>x', 20_000)],
    ['references', many('&#')],
    ['links to one place', `<p id="x">x</p>${many('<p><a href="#x">1</a></p>', 20_000)}`],
    ['notes that link to each other', Array.from({ length: 5000 }, (_, n) => `<p id="n${n}"><a id="r${n}" href="#n${n + 1}">${n}</a> x</p>`).join('')], // prettier-ignore
    ['line breaks', many('x<br>')],
    ['spaces', `<p>x${many(' ')}x`],
    ['end tags', `${many('<b>', 300)}${many('</i>')}x`],
    ['attributes', `<p ${many('a ')}>x`],
    ['marks of titles', `<title>${many('</titl')}`],
  ])(
    '%s',
    (_, html) => {
      attempt(() => readHtml(html, 'a.html'));
      attempt(() => readHtml(html, 'a.xhtml'));
    },
    20_000,
  );

  it.each([
    ['cues without end', many('00:00:01,000 --> 00:00:02,000\n')],
    ['open braces', `00:00:01,000 --> 00:00:02,000\n${many('{\\')}`],
    ['open tags', `00:00:01,000 --> 00:00:02,000\n${many('<i ')}`],
    ['a header without end', `WEBVTT\n${many('x\n')}`],
  ])('%s', (_, text) => {
    attempt(() => readSubtitles(text, 'a.vtt'));
  });
});
