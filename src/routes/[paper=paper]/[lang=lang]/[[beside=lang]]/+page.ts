import { error } from '@sveltejs/kit';
import { languagesOf } from '$lib/document/catalog.ts';
import type { View } from '$lib/document/view.ts';
import { isPublishedHere, loadView } from '$lib/reader/load-view.ts';

/** A paper in one language or in two; 404 for a language that it does not have, or the same one twice. */
export function load({ params: { paper, lang, beside } }) {
  const langs = languagesOf(paper);
  if (!langs.includes(lang) || lang === beside || (beside && !langs.includes(beside))) error(404);
  const view: View = { paper, langs: beside ? [lang, beside] : [lang] };
  return loadView(view, isPublishedHere(view));
}
