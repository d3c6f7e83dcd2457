import { interfaceLanguages } from '$lib/languages/interface.ts';

/** The about page in every language of the interface, for prerendering. */
export const entries = () => interfaceLanguages.map((lang) => ({ lang }));
