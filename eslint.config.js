import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// Data flows one way: a room may import only from the rooms before it. A wrong arrow fails here.
const rooms = [
  'languages',
  'paper',
  'reading',
  'preferences',
  'offline',
  'page',
  'components',
  'pages',
  'routes',
];
const direction = rooms.map((room, n) => ({
  files: room === 'routes' ? ['src/routes/**'] : [`src/lib/${room}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: rooms.slice(n + 1).map((later) => ({
          group: [`**/${later}/*`, `**/${later}`],
          message: `Data flows ${rooms.join(' → ')}: ${room} comes before ${later}.`,
        })),
      },
    ],
  },
}));

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
    languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig } },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  ...direction,
);
