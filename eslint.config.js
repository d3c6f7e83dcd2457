import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

// Data flows one way: a folder of src/lib may import only from the folders before it. A wrong import fails here.
const order = [
  ['loading'],
  ['i18n'],
  ['document'],
  ['align', 'render'],
  ['storage'],
  ['settings'],
  ['reader', 'library'],
  ['offline'],
  ['ui'],
];
const SHOWN =
  'loading → i18n → document → align | render → storage → settings → reader, library → offline → ui → routes';

// Markup comes from the templates of render/html.ts alone: only `trustedHtml`, which takes nothing else, may feed these.
const MARKUP = 'Only trustedHtml(…) makes HTML of the page (src/lib/render/trusted-types.ts).';
const markup = [
  'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]:not([operator="="][right.callee.name="trustedHtml"])',
  'CallExpression[callee.property.name="insertAdjacentHTML"]:not([arguments.1.callee.name="trustedHtml"])',
  'CallExpression[callee.property.name=/^(createContextualFragment|parseFromString|setHTMLUnsafe|writeln)$/]',
  'CallExpression[callee.object.name="document"][callee.property.name="write"]',
].map((selector) => ({ selector, message: MARKUP }));

const BROWSER = 'This code runs in a browser.';

/**
 * Forbids files to import from folders, by `import` or `import()`; `forbidden` has pairs of folders and message. In code that
 * runs in a browser, also forbids Node's modules and unsafe markup: ESLint takes the options of a rule from one place only.
 */
const restrict = (files, forbidden, isBrowser = true) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...forbidden.map(([folders, message]) => ({
            group: folders.flatMap((folder) => [`**/${folder}/**`, `**/${folder}`]),
            message,
          })),
          ...(isBrowser ? [{ group: ['node:*'], message: BROWSER }] : []),
        ],
      },
    ],
    'no-restricted-syntax': [
      'error',
      ...forbidden.map(([folders, message]) => ({
        selector: `ImportExpression[source.value=/(^|[/])(${folders.join('|')})([/]|$)/]`,
        message,
      })),
      ...(isBrowser
        ? [{ selector: 'ImportExpression[source.value=/^node:/]', message: BROWSER }, ...markup]
        : []),
    ],
  },
});

const build = ['build', 'scripts', 'tests'];
const NOT_BUILD =
  'src/build runs in Node while the site is built: nothing that runs in a browser imports it.';
const layers = order.flatMap((level, n) =>
  level.map((folder) => [
    folder,
    [
      [
        [...order.slice(n).flat(), 'routes', ...build].filter((other) => other !== folder),
        `Imports in src/lib go down this list only: ${SHOWN}. Nothing in the browser imports the build.`,
      ],
    ],
  ]),
);
const FEATURES = 'src/lib/reader/features';
const features = readdirSync(FEATURES);
const direction = [
  ...layers.map(([folder, forbidden]) => restrict([`src/lib/${folder}/**`], forbidden)),
  ...features.map((feature) =>
    restrict(
      [`${FEATURES}/${feature}/**`],
      [
        ...Object.fromEntries(layers).reader,
        [
          features.filter((other) => other !== feature),
          'A feature of the reader imports no other one: the reader wires them together.',
        ],
      ],
    ),
  ),
  restrict(['src/routes/**', 'src/params/**', 'src/hooks.ts', 'src/hooks.client.ts'], [[build, NOT_BUILD]]),
  restrict(
    ['src/service-worker/**'],
    [
      [build, NOT_BUILD],
      [
        [...order.flat().filter((folder) => folder !== 'offline'), 'routes'],
        'Of src/lib, the service worker imports only lib/offline.',
      ],
    ],
  ),
  restrict(
    ['src/build/**'],
    [
      [
        ['settings', 'storage', 'reader', 'library', 'ui', 'routes'],
        'Of src/lib, the build imports only i18n, document, align, render and offline (the list of the offline copy).',
      ],
    ],
    false,
  ),
];

export default ts.config(
  { ignores: ['build*/', '.svelte-kit/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'off',
      'no-console': ['error', { allow: ['error'] }],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser } },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  // The aligner reads and writes typed arrays within their bounds, millions of times: a check of each would say nothing.
  {
    files: ['src/lib/align/*.ts', 'scripts/scores/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  ...direction,
);
