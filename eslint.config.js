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
// Beside reading, for publishers: no page needs it, and it needs none. It may import from the two rooms before `reading`.
const aside = 'exchange';
const restrict = (room, closed, why) => ({
  files: room === 'routes' ? ['src/routes/**'] : [`src/lib/${room}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: closed.map((other) => ({
          group: [`**/${other}/*`, `**/${other}`],
          message: `Data flows ${rooms.join(' → ')}: ${why(other)}.`,
        })),
      },
    ],
  },
});
const direction = [
  ...rooms.map((room, n) =>
    restrict(room, [...rooms.slice(n + 1), aside], (other) =>
      other === aside ? `${aside} is for publishers, and no page needs it` : `${room} comes before ${other}`,
    ),
  ),
  restrict(aside, rooms.slice(rooms.indexOf('reading')), (other) => `${aside} stands beside ${other}`),
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
    languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig } },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  ...direction,
);
