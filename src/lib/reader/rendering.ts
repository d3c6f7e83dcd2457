/**
 * Everything that renders a text in the browser. The published page has its text already, so this is loaded when the
 * reader is likely to switch (reader.svelte.ts), not with the page.
 */
export { renderEntry } from '../render/annotations.ts';
export { GlossaryView } from './features/glossary/glossary-view.ts';
export { loadSections } from './load-sections.ts';
export { TextView } from './text-view.ts';
