import type { SafeHtml } from './html.ts';

type Rules = { createHTML: (html: string) => string; createScriptURL: (address: string) => string };
type Factory = { createPolicy: (name: string, rules: Rules) => Rules };

// An absolute path to a file with the name of one of our workers: no other host, no other script.
const WORKER = /^(?:\/[^/\\]+)*\/(?:service-worker|search\.worker)[^/\\]*$/;

const rules: Rules = {
  createHTML: (html) => html,
  createScriptURL: (address) => {
    if (!WORKER.test(address)) throw new TypeError(`Expected the path of a worker; found ${address}`);
    return address;
  },
};

// The Content Security Policy allows only policies of this name, besides Svelte's own (svelte.config.js).
const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('duidu', rules) ?? rules;

/**
 * Marks HTML as trusted, for `{@html}` and `innerHTML` in browsers with Trusted Types; elsewhere returns its markup. Takes
 * only what html.ts has escaped. ESLint refuses anything else as `innerHTML`.
 */
export const trustedHtml = (html: SafeHtml): string => policy.createHTML(html.toString());

/**
 * The placeholder for `{@html}` in the browser, where the HTML is prerendered or inserted later by other code. Always the
 * same value, so that Svelte never sees a change and never replaces that HTML.
 */
export const BLANK = policy.createHTML(' ');

/** Marks the path of a worker as a trusted script URL. Throws TypeError for any other address. */
export const trustedWorkerUrl = (path: string): string => policy.createScriptURL(path);
