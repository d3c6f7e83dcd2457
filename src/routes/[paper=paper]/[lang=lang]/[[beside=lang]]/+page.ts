import { resolve } from '$app/paths';
import { error } from '@sveltejs/kit';
import { loadSide } from '$lib/components/side.ts';
import { dayIn, namesIn } from '$lib/languages/words.ts';
import { interfaceFor } from '$lib/languages/interface.ts';
import { alternatesOf } from '$lib/page/metadata.ts';
import { present } from '$lib/page/present.ts';
import { linkedData } from '$lib/page/work.ts';
import { languagesOf, loadPaper, shelf } from '$lib/paper/library.ts';
import { pair } from '$lib/paper/pair.ts';
import { addressOf, versionsOf, viewsOf, type View } from '$lib/reading/address.ts';

export const entries = () =>
  shelf
    .flatMap(({ slug, langs }) => viewsOf(slug, langs))
    .map(({ paper, langs: [lang, beside] }) => ({ paper, lang, beside: beside ?? '' }));

export const load = ({ params: { paper: slug, lang, beside }, url }) => {
  const langs = languagesOf(slug);
  if (!langs.includes(lang) || lang === beside || (beside && !langs.includes(beside))) error(404);
  const shown: View['langs'] = beside ? [lang, beside] : [lang];
  return present(
    () => import('$lib/components/Reading.svelte'),
    async () => {
      const [ui, lead, ...others] = await Promise.all([
        interfaceFor(lang),
        loadSide(slug, lang),
        ...(beside ? [loadSide(slug, beside)] : []),
      ]);
      const sides = [lead, ...others];
      const view: View = { paper: slug, langs: shown };
      const whole = (address: string) => url.origin + resolve(address as '/');
      const words = {
        title: lead.paper.title,
        date: dayIn(ui.lang, lead.paper.about.date),
        languages: namesIn(ui.lang, beside ? [lang, beside] : [lang]),
      };
      const metadata = {
        title: ui.t('head.paper', words),
        description: ui.t(beside ? 'head.pairDescription' : 'head.paperDescription', words),
        lang: ui.lang,
        address: whole(addressOf(view)),
        alternates: alternatesOf(
          versionsOf(view, langs).map((version) => ({ lang: version.langs[0], address: addressOf(version) })),
          whole,
        ),
      };
      const papers = sides.map(({ paper }) => paper);
      const all = import.meta.env.SSR ? await Promise.all(langs.map((tag) => loadPaper(slug, tag))) : papers;
      const linked = linkedData(
        all,
        all.filter((paper) => shown.includes(paper.lang)),
        whole,
      );
      return { ui, view, langs, sides, sections: pair(lead.paper, ...papers.slice(1)), metadata, linked };
    },
  );
};
