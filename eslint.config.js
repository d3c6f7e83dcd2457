import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

// Data flows one way: a folder of src/lib may import only from the folders before it. A wrong import fails here.
const order = [
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
  'i18n → document → align | render → storage → settings → reader, library → offline → ui → routes';

const restrict = (files, folders, message, isBrowser = true) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: folders.flatMap((folder) => [`**/${folder}/**`, `**/${folder}`]), message },
          ...(isBrowser ? [{ group: ['node:*'], message: 'This code runs in a browser.' }] : []),
        ],
      },
    ],
  },
});

const build = ['build', 'scripts', 'tests'];
const direction = [
  ...order.flatMap((level, n) =>
    level.map((folder) =>
      restrict(
        [`src/lib/${folder}/**`],
        [...order.slice(n).flat(), 'routes', ...build].filter((other) => other !== folder),
        `Imports in src/lib go down this list only: ${SHOWN}. Nothing in the browser imports the build.`,
      ),
    ),
  ),
  restrict(
    ['src/routes/**', 'src/service-worker/**', 'src/params/**', 'src/hooks.client.ts'],
    build,
    'src/build runs in Node while the site is built: nothing that runs in a browser imports it.',
  ),
  restrict(
    ['src/build/**'],
    ['settings', 'storage', 'reader', 'library', 'ui', 'routes'],
    'The build knows languages, documents and alignment, not the reader.',
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
  ...direction,
);
