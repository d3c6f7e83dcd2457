import { ESLint } from 'eslint';
import { beforeAll, expect, it } from 'vitest';

const eslint = new ESLint();
// Loading the configuration takes some seconds on a busy machine.
beforeAll(() => eslint.calculateConfigForFile('src/lib/ui/x.ts'), 60_000);

/** The messages of ESLint about code in a file, which need not exist. */
async function messagesAbout(code: string, filePath: string): Promise<string> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map(({ message }) => message).join('\n');
}

it.each([
  ['src/lib/render/x.ts', "import '../ui/manifest.ts';", 'go down this list only'],
  ['src/lib/render/x.ts', "void import('../ui/manifest.ts');", 'go down this list only'],
  ['src/lib/ui/x.ts', "void import('$lib/../build/version.ts');", 'go down this list only'],
  ['src/lib/ui/x.ts', "void import('node:fs');", 'runs in a browser'],
  ['src/lib/reader/features/pinyin/x.ts', "import '../glossary/term-notes.ts';", 'imports no other one'],
  [
    'src/lib/reader/features/pinyin/x.ts',
    "void import('../glossary/term-notes.ts');",
    'imports no other one',
  ],
  ['src/lib/reader/features/pinyin/x.ts', "import '../../../ui/manifest.ts';", 'go down this list only'],
  ['src/service-worker/x.ts', "import '../lib/reader/sheets.ts';", 'imports only lib/offline'],
  ['src/build/x.ts', "void import('../lib/settings/schema.ts');", 'the build imports only'],
  ['src/routes/x.ts', "void import('../build/version.ts');", 'nothing that runs in a browser imports it'],
  ['src/lib/ui/x.ts', "document.body.innerHTML = '<b>x</b>';", 'Only trustedHtml'],
  ['src/lib/reader/features/pinyin/x.ts', "document.body.innerHTML = '<b>x</b>';", 'Only trustedHtml'],
  ['src/routes/x.ts', "document.body.innerHTML = '<b>x</b>';", 'Only trustedHtml'],
])('ESLint rejects in %s: %s', async (file, code, message) => {
  expect(await messagesAbout(code, file)).toContain(message);
});

it.each([
  ['src/lib/ui/x.ts', "import '../offline/protocol.ts'; void import('../reader/sheets.ts');"],
  ['src/lib/reader/features/pinyin/x.ts', "import './load-ruby.ts'; void import('../../sheets.ts');"],
  ['src/service-worker/x.ts', "import '../lib/offline/protocol.ts';"],
  ['src/build/x.ts', "import 'node:fs'; import '../lib/offline/protocol.ts';"],
])('ESLint accepts in %s: %s', async (file, code) => {
  expect(await messagesAbout(code, file)).toBe('');
});
