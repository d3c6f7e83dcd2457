type Rules = { createHTML: (html: string) => string; createScriptURL: (address: string) => string };
type Factory = { createPolicy: (name: string, rules: Rules) => Rules };

// A folder, and in it the worker: no other host, no other script.
const WORKER = /^(?:\/[^/\\]+)*\/service-worker\.js$/;

const rules: Rules = {
  createHTML: (html) => html,
  createScriptURL: (address) => {
    if (!WORKER.test(address)) throw new TypeError(`Expected the path of the worker; found ${address}`);
    return address;
  },
};

// Its name stands in the policy of the pages, too (svelte.config.js): no other can be made.
const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('duidu', rules) ?? rules;

/**
 * HTML of ours as a browser with Trusted Types takes it; in others it stays the string that it is. What passes is safe
 * because draw.ts, draw-annotations.ts and pinyin.ts drew it: every word of a file in it went through markup.ts.
 */
export const trustedHtml = (html: string): string => policy.createHTML(html);

/** What stands for HTML of ours in a browser, where Svelte draws none of it: the same each time, so that it stays. */
export const BLANK = trustedHtml(' ');

/** The path of the service worker as such a browser takes it. Throws a TypeError for the address of anything else. */
export const trustedWorkerUrl = (path: string): string => policy.createScriptURL(path);
