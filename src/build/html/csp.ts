import { createHash } from 'node:crypto';

/**
 * The Content Security Policy of every page, as SvelteKit's `csp.directives` takes it. SvelteKit writes it into the
 * page and adds the hash of its own start script; `allowInline` adds the hashes of ours.
 */
export const DIRECTIVES = {
  'default-src': ['none'],
  'script-src': ['self'],
  'style-src': ['self'],
  // The hash is that of the style attribute on SvelteKit's route announcer (sveltejs/kit#11993).
  'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
  'img-src': ['self'],
  'font-src': ['self'],
  'connect-src': ['self'],
  'manifest-src': ['self'],
  'worker-src': ['self'],
  'base-uri': ['none'],
  'form-action': ['none'],
  // HTML reaches the DOM through Svelte's policy or ours (render/trusted-types.ts), and no other.
  'require-trusted-types-for': ['script'],
  'trusted-types': ['svelte-trusted-html', 'duidu'],
} as const;

/** The source expression of an inline script or style: its SHA-256 hash (CSP 3, 2.3.1). */
export const hashSource = (code: string): string =>
  `sha256-${createHash('sha256').update(code).digest('base64')}`;

/**
 * Adds the hashes of inline scripts and styles to a policy, or to the element that holds it. Throws if the policy has no
 * directive to add them to.
 */
export function allowInline(policy: string, { scripts = [], styles = [] }: Inlined): string {
  return addHashes(addHashes(policy, 'script-src', scripts), 'style-src', styles);
}

/** The code of inline scripts and styles. */
export type Inlined = { scripts?: string[]; styles?: string[] };

function addHashes(policy: string, directive: string, codes: string[]): string {
  if (!codes.length) return policy;
  const own = `${directive} 'self'`;
  if (!policy.includes(own))
    throw new Error(
      `The Content Security Policy has no "${own}" to add hashes to, so the browser would block inline code: ${policy.slice(0, 500)}`,
    );
  return policy.replace(own, [own, ...codes.map((code) => `'${hashSource(code)}'`)].join(' '));
}
