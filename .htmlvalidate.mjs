import { defineConfig } from 'html-validate';

/** How the built pages are checked (tests/full/access/html.spec.ts). What is not as html-validate recommends has its reason. */
export default defineConfig({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // How HTML that nobody writes by hand is set: SvelteKit and Svelte write both forms, browsers read both.
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    // Integrity is for other hosts: all files come from the reader's own, and the offline copy checks their hashes.
    'require-sri': ['error', { target: 'crossorigin' }],
    // The dialog of the sheets stands in the bar, before the heading of the page. That each page has its one h1 is
    // tested on its own.
    'heading-level': ['error', { minInitialRank: 'h2', sectioningRoots: [] }],
    // Ids that begin with "_" are the page's own: none of a text can be met twice (HTML allows them).
    'valid-id': ['error', { relaxed: true }],
    // WebKit takes a list without markers for none, unless it is said.
    'no-redundant-role': 'off',
    // The title of a paper is not ours to shorten.
    'long-title': ['error', { maxlength: 120 }],
  },
});
