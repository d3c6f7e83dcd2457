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

/** What returns messages in a language, and takes more of them. */
export type Translator = { t: TFunction<'ui'>; add: (more: ResourceKey) => void };

/** Creates what returns interface messages in a language. It formats numbers in them for that language. */
export async function createTranslator(lang: string, ui: ResourceKey): Promise<Translator> {
  const i18next = createInstance().use(formatter);
  await i18next.init({
    lng: lang,
    resources: { [lang]: { ui } },
    ns: 'ui',
    defaultNS: 'ui',
    // Svelte escapes the messages when it renders them, and render/html.ts does too. No message holds a null character
    // (`checkInterface`), so `$t(…)` is ordinary text: messages that nest each other would never end.
    interpolation: { escapeValue: false, alwaysFormat: true, nestingPrefix: '\0' },
  });
  return {
    t: i18next.getFixedT(lang, 'ui'),
    add: (more) => void i18next.addResourceBundle(lang, 'ui', more, true),
  };
}
