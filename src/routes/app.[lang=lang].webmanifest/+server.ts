import { completeInterfaceFor, interfaceLanguages } from '$lib/i18n/interface.ts';
import { manifestFor } from '$lib/ui/manifest.ts';

export const prerender = true;

/** One for each language of the interface. */
export const entries = () => interfaceLanguages.map((lang) => ({ lang }));

export const GET = async ({ params }) =>
  new Response(JSON.stringify(await manifestFor(await completeInterfaceFor(params.lang))), {
    headers: { 'content-type': 'application/manifest+json' },
  });
