/**
 * Everything that renders a text. The published page has its text already, so in the browser this is loaded when the
 * reader is likely to switch (reader.svelte.ts), not with the page. No other part may import render/html.ts, or what
 * uses it, as more than a type: the bundler would load it with the page, like all that is shared.
 */
export { renderEntry, renderGlossary } from '../render/annotations.ts';
export { jsonScript } from '../render/html.ts';
export { renderParagraphMenu } from '../render/paragraph-menu.ts';
export { rubyRenderer } from '../render/ruby.ts';
export { renderText } from '../render/text.ts';
export { GlossaryView } from './features/glossary/glossary-view.ts';
export { loadSections } from './load-sections.ts';
export { TextView } from './text-view.ts';
