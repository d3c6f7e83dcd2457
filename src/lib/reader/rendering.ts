/**
 * Everything that renders a text. The published page has its text already, so in the browser this is loaded when the
 * reader is likely to switch (reader.svelte.ts), not with the page. What a page starts with imports only types from
 * render/html.ts, which is in the same file of the build (vite.config.ts).
 */
export { renderEntry, renderGlossary } from '../render/annotations.ts';
export { jsonScript } from '../render/html.ts';
export { renderText } from '../render/text.ts';
export { GlossaryView } from './features/glossary/glossary-view.ts';
export { loadSections } from './load-sections.ts';
export { TextView } from './text-view.ts';
