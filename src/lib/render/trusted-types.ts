type Rules = { createHTML: (html: string) => string; createScriptURL: (address: string) => string };
type Factory = { createPolicy: (name: string, rules: Rules) => Rules };

// An absolute path to a file named service-worker.js: no other host, no other script.
const WORKER = /^(?:\/[^/\\]+)*\/service-worker\.js$/;

const rules: Rules = {
  createHTML: (html) => html,
  createScriptURL: (address) => {
    if (!WORKER.test(address))
      throw new TypeError(`Expected the path of the service worker; found ${address}`);
    return address;
  },
};

// The Content Security Policy allows only policies of this name, besides Svelte's own (svelte.config.js).
const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('duidu', rules) ?? rules;

/**
 * Marks HTML as trusted, for `innerHTML` and `outerHTML` in browsers with Trusted Types; elsewhere returns the string
 * itself. Pass only HTML from text.ts, annotations.ts and ruby.ts: they escape everything from the locale files (html.ts).
 */
export const trustedHtml = (html: string): string => policy.createHTML(html);

/**
 * The placeholder for `{@html}` in the browser, where the HTML is prerendered or inserted later by other code. Always the
 * same value, so that Svelte never sees a change and never replaces that HTML.
 */
export const BLANK = trustedHtml(' ');

/** Marks the path of the service worker as a trusted script URL. Throws TypeError for any other address. */
export const trustedWorkerUrl = (path: string): string => policy.createScriptURL(path);
