import { defineConfig } from 'html-validate';

/** The rules for the built pages (tests/full/access/html.spec.ts). Each deviation from the recommended ones has its reason. */
export default defineConfig({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Style rules for HTML written by hand: SvelteKit and Svelte write both forms, browsers read both.
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    // Integrity is for files of other hosts: ours come from the same origin, and the offline copy checks their hashes.
    'require-sri': ['error', { target: 'crossorigin' }],
    // The dialog for sheets is in the bar, before the heading of the page. Another test checks that each page has one h1.
    'heading-level': ['error', { minInitialRank: 'h2', sectioningRoots: [] }],
    // Ids that begin with "_" belong to the page, so that they differ from every id of a text. HTML allows them.
    'valid-id': ['error', { relaxed: true }],
    // WebKit exposes a list without markers as a list only if it has the role.
    'no-redundant-role': 'off',
    // The title of a paper is not ours to shorten.
    'long-title': ['error', { maxlength: 120 }],
  },
});
