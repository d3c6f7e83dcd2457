import { BASE } from '$lib/languages/base.ts';
import { interfaceFor, interfaceLanguages } from '$lib/languages/interface.ts';
import { present } from '$lib/page/present.ts';

// Static hosts answer an unknown address with the file 404.html.
export const trailingSlash = 'never';

export const load = () =>
  present(
    () => import('$lib/components/NotFound.svelte'),
    async () => {
      const [ui, ...others] = await Promise.all(interfaceLanguages.map(interfaceFor));
      return { ui: ui ?? (await interfaceFor(BASE)), others };
    },
  );
