import type { Handle } from '@sveltejs/kit';
import { BASE } from '$lib/languages/base.ts';
import { interfaceLanguage } from '$lib/languages/interface.ts';
import { language } from '$lib/languages/table.ts';

/** Sets `lang`, `dir` and manifest of each page: those of the interface, which speaks the leading language where it can. */
export const handle: Handle = ({ event, resolve }) => {
  const { tag, dir } = language(interfaceLanguage(event.params.lang ?? BASE));
  return resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replaceAll('%lang%', tag)
        .replace('%dir%', dir)
        .replace('%before-paint%', () => `<script>${import.meta.env.BEFORE_PAINT}</script>`),
  });
};
