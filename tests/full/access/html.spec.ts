import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import config from '../../../.htmlvalidate.mjs';
import { builtPages } from '../../support/built.ts';
import { expect, test } from '../../support/site.ts';

const validator = new HtmlValidate(new StaticConfigLoader(config));

/** The errors and warnings of html-validate for a page. */
const problems = async (html: string, file = 'page.html') =>
  (await validator.validateString(html, file)).results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${file}:${line}:${column} ${ruleId}: ${message}`),
  );

test('html-validate passes every built page', async () => {
  const pages = builtPages();
  expect(pages.length).toBeGreaterThan(30);
  for (const { html, file } of pages) {
    expect(await problems(html, file)).toEqual([]);
    // html-validate is set to allow a sheet to begin with h2, so check the page’s own h1 here.
    expect(html.match(/<h1[\s>]/g), file).toHaveLength(1);
  }
});

test('html-validate reports the faults of a deliberately broken page', async () => {
  const [{ html } = { html: '' }] = builtPages();
  const wrong = html
    .replace(/<title>.*?<\/title>/, '')
    .replace(
      '</main>',
      '<p><div>in a paragraph</div><img src="x.png"><button>no type</button><p id="_text">twice</p></main>',
    );
  const rules = (await problems(wrong)).map((line) => / ([\w/-]+): /.exec(line)?.[1]);
  for (const rule of ['no-dup-id', 'element-required-content', 'wcag/h37', 'no-implicit-button-type'])
    expect(rules).toContain(rule);
});

// The Nu HTML checker runs where Java and the package are installed. It is not a dependency because its install script
// downloads a runtime from another host (npm install --no-save --ignore-scripts vnu-jar@26.9.27). `npm run test:full`
// reports when it was skipped.
const JAR = 'node_modules/vnu-jar/build/dist/vnu.jar';
const RUNS = existsSync(JAR) && spawnSync('java', ['-version']).status === 0;

// Messages of the checker that do not apply here, with the reason. Any other message fails.
const DECIDED: { message: RegExp; reason: string }[] = [
  {
    message: /^Trailing slash on void elements has no effect/,
    reason: 'Svelte writes the slash, and no attribute value is unquoted.',
  },
  {
    message: /^The “list” role is unnecessary/,
    reason: 'WebKit does not expose a list without markers as a list unless it has the role.',
  },
  {
    message: /^CSS: Unrecognized at-rule “@container”/,
    reason: 'The checker does not know CSS Containment 3, on which the layouts rely.',
  },
  {
    message: /^(Inline (script|style)|Resource) violates Content Security Policy \(meta tag\)/,
    reason:
      'The checker does not compare hashes. policy.spec.ts tests in a browser that no page violates the policy.',
  },
];

const testWhereItRuns = RUNS ? test : () => undefined;
testWhereItRuns('the Nu HTML checker passes every built page', () => {
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
  // Make sure that the checker ran: each of the expected messages appears.
  for (const { message } of DECIDED) expect(messages.some((own) => message.test(own.message))).toBe(true);
});
