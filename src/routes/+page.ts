import { resolve } from '$app/paths';
import { loadSide } from '$lib/components/side.ts';
import { BASE } from '$lib/languages/base.ts';
import { interfaceFor, interfaceLanguages } from '$lib/languages/interface.ts';
import { present } from '$lib/page/present.ts';
import { shelf } from '$lib/paper/library.ts';

export const load = ({ url }) =>
  present(
    () => import('$lib/components/Shelf.svelte'),
    async () => {
      const greetings = await Promise.all(interfaceLanguages.map(interfaceFor));
      const papers = await Promise.all(
        shelf.map(async ({ slug, langs }) => ({
          slug,
          sides: await Promise.all(langs.map((lang) => loadSide(slug, lang))),
        })),
      );
      const ui = await interfaceFor(BASE);
      const metadata = {
        title: ui.t('head.shelf'),
        description: ui.t('head.shelfDescription'),
        lang: ui.lang,
        address: url.origin + resolve('/'),
        alternates: [],
      };
      return { ui, greetings, papers, metadata };
    },
  );
