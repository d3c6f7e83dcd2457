import { resolve } from '$app/paths';
import { error } from '@sveltejs/kit';
import { loadSide } from '$lib/components/side.ts';
import { interfaceFor, interfaceLanguages } from '$lib/languages/interface.ts';
import { alternatesOf } from '$lib/page/metadata.ts';
import { present } from '$lib/page/present.ts';
import { coverage } from '$lib/paper/coverage.ts';
import { shelf } from '$lib/paper/library.ts';
import { aboutAddress } from '$lib/reading/address.ts';

export const entries = () => interfaceLanguages.map((lang) => ({ lang }));

export const load = ({ params: { lang }, url }) => {
  if (!interfaceLanguages.includes(lang)) error(404);
  return present(
    () => import('$lib/components/About.svelte'),
    async () => {
      const ui = await interfaceFor(lang);
      const texts = await Promise.all(
        shelf.flatMap(({ slug, langs }) => langs.map((tag) => loadSide(slug, tag))),
      );
      const whole = (address: string) => url.origin + resolve(address as '/');
      const metadata = {
        title: ui.t('head.about'),
        description: ui.t('head.aboutDescription'),
        lang,
        address: whole(aboutAddress(lang)),
        alternates: alternatesOf(
          interfaceLanguages.map((tag) => ({ lang: tag, address: aboutAddress(tag) })),
          whole,
        ),
      };
      return { ui, texts: texts.map((side) => ({ ...side, coverage: coverage(side.paper) })), metadata };
    },
  );
};
