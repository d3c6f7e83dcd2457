import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import config from '../../../.htmlvalidate.mjs';
import { builtPages } from '../../built.ts';
import { expect, test } from '../../site.ts';

const validator = new HtmlValidate(new StaticConfigLoader(config));

/** What html-validate has to say of a page, errors and warnings alike. */
const said = async (html: string, file = 'page.html') =>
  (await validator.validateString(html, file)).results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${file}:${line}:${column} ${ruleId}: ${message}`),
  );

test('html-validate finds nothing in any built page', async () => {
  const pages = builtPages();
  expect(pages.length).toBeGreaterThan(30);
  for (const { html, file } of pages) {
    expect(await said(html, file)).toEqual([]);
    // Where a sheet may begin with h2 the page may not.
    expect(html.match(/<h1[\s>]/g), file).toHaveLength(1);
  }
});

test('html-validate still finds what is wrong in a page made wrong', async () => {
  const [{ html } = { html: '' }] = builtPages();
  const wrong = html
    .replace(/<title>.*?<\/title>/, '')
    .replace(
      '</main>',
      '<p><div>in a paragraph</div><img src="x.png"><button>no type</button><p id="_text">twice</p></main>',
    );
  const rules = (await said(wrong)).map((line) => / ([\w/-]+): /.exec(line)?.[1]);
  for (const rule of ['no-dup-id', 'element-required-content', 'wcag/h37', 'no-implicit-button-type'])
    expect(rules).toContain(rule);
});

// The Nu HTML checker, where there is a Java runtime and the checker: it brings an install script that fetches a
// runtime from elsewhere, and so is not among the packages (npm install --no-save --ignore-scripts vnu-jar@26.9.27).
// `npm test` says when it was not run.
const JAR = 'node_modules/vnu-jar/build/dist/vnu.jar';
const RUNS = existsSync(JAR) && spawnSync('java', ['-version']).status === 0;

// What it says that is right here, with the reason. Anything else fails.
const DECIDED: { message: RegExp; reason: string }[] = [
  {
    message: /^Trailing slash on void elements has no effect/,
    reason: 'Svelte writes it; no value is unquoted.',
  },
  { message: /^The “list” role is unnecessary/, reason: 'WebKit takes a list without markers for none.' },
  {
    message: /^CSS: Unrecognized at-rule “@container”/,
    reason: 'CSS Containment 3, which the checker does not know; the layouts follow from it.',
  },
  {
    message: /^(Inline (script|style)|Resource) violates Content Security Policy \(meta tag\)/,
    reason: 'It does not compare the hashes of the policy. That no page breaks it is tested in a browser.',
  },
];

const testWhereItRuns = RUNS ? test : () => undefined;
testWhereItRuns('the Nu HTML checker finds nothing in any built page', () => {
  const files = builtPages().map(({ file }) => file);
  const { stdout } = spawnSync(
    'java',
    ['-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always', ...files],
    {
      encoding: 'utf8',
      maxBuffer: 1e8,
    },
  );
  const { messages } = JSON.parse(stdout) as {
    messages: { url: string; message: string; lastLine?: number }[];
  };
  const open = messages.filter(({ message }) => !DECIDED.some((decided) => decided.message.test(message)));
  expect(open.map(({ url, message, lastLine }) => `${url}:${lastLine} ${message}`)).toEqual([]);
  // It has looked: what is decided is there.
  for (const { message } of DECIDED) expect(messages.some((own) => message.test(own.message))).toBe(true);
});
