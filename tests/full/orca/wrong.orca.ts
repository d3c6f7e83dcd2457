import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { viewAddress } from '../../support/site.ts';
import { footOf, headOf, labelsOf, paperOf } from './expected.ts';
import { heard, written } from './lines.ts';
import { expect, test as base } from './test.ts';

const LANGS = ['zh-Hans'];

// In the third section: a paragraph with a wrong language, two swapped sentences, and a sentence with a button role.
const FAULTS: [RegExp, string][] = [
  [/(id="policy-p2".*?<p [^>]*)lang="zh-Hans"/s, '$1lang="en"'],
  [/(<span id="policy-p3-s1".*?<\/span>)(<span id="policy-p3-s2".*?<\/span>)/s, '$2$1'],
  [/<span id="policy-p8-s2"/, '<span role="button" id="policy-p8-s2"'],
];

const test = base.extend({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'wrong-'));
    cpSync('build', folder, { recursive: true });
    const page = join(folder, viewAddress(LANGS), 'index.html');
    const html = FAULTS.reduce(
      (text, [right, wrong]) => {
        expect(text).toMatch(right);
        return text.replace(right, wrong);
      },
      readFileSync(page, 'utf8'),
    );
    writeFileSync(page, html);
    for (const packed of ['br', 'gz']) rmSync(`${page}.${packed}`);
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});

test('chromium reads a page with faults: each fault is heard', async ({ reader }) => {
  await reader.open('chromium', viewAddress(LANGS));
  const expected = [...headOf(LANGS), ...paperOf(LANGS), ...footOf(LANGS)];
  const said = written(heard(await reader.sayAll(), expected, labelsOf(LANGS)));
  expect(said).not.toEqual(written(expected));
  expect(said).toContain('en\t中方认为,新安全观的核心应包括互信、互利、平等、协作。');
  expect(said).not.toContain('zh-hans\t中方认为,新安全观的核心应包括互信、互利、平等、协作。');
  const [second, first] = ['各国应就各自安全防务政策', '互信,是指各国应超越'].map((start) =>
    said.findIndex((line) => line.startsWith(`zh-hans\t${start}`)),
  );
  expect(second).toBeLessThan(first ?? -1);
  expect(said).toContain('zh-hans\tpush button');
});
