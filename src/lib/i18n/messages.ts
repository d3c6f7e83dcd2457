import { createInstance, type FormatterModule, type ResourceKey, type TFunction } from 'i18next';
import { FALLBACK } from './fallback.ts';
import { formatNumber } from './format.ts';

const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, lang) =>
    (typeof value === 'number' ? formatNumber(lang ?? FALLBACK, value) : value) as string,
};

/** What gives the strings of an interface in a language. A number in a string is written as the language writes it. */
export async function createTranslator(lang: string, ui: ResourceKey): Promise<TFunction<'ui'>> {
  const i18next = createInstance().use(formatter);
  await i18next.init({
    lng: lang,
    resources: { [lang]: { ui } },
    ns: 'ui',
    defaultNS: 'ui',
    // Svelte escapes what it writes.
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  return i18next.getFixedT(lang, 'ui');
}
