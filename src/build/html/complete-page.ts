import { allowInline, type Inlined } from './csp.ts';

/**
 * What to add to a page that SvelteKit has rendered: markup for the end of its head and of its body, and the inline scripts
 * and styles in them. `hasPolicy` says whether the page must contain its policy; the development server sends it in a header.
 */
export type Additions = {
  lang: string;
  dir: string;
  head: string;
  end: string;
  inlined: Inlined;
  hasPolicy: boolean;
};

// As in src/app.html.
const HTML = '<html lang="%lang%" dir="%dir%">';

/**
 * Sets the language and direction of a page, adds to its head and its body, and allows the additions in its policy. The page
 * already contains texts, which may contain anything, but `<` is escaped in them: so look for tags, never for tokens. Throws
 * if the page is not made from src/app.html, or lacks its policy.
 */
export function completePage(page: string, { lang, dir, head, end, inlined, hasPolicy }: Additions): string {
  const opened = cut(page, page.indexOf(HTML), HTML.length);
  const inHead = cut(opened[1], opened[1].indexOf('</head>'));
  const inBody = cut(inHead[1], inHead[1].lastIndexOf('</body>'));
  const [policy] = /<meta http-equiv="content-security-policy" content="[^"]*">/.exec(inHead[0]) ?? [];
  if (hasPolicy && !policy)
    throw new Error('Expected a <meta> with the Content Security Policy in the page.');
  const allowed = policy ? inHead[0].replace(policy, () => allowInline(policy, inlined)) : inHead[0];
  return [opened[0], `<html lang="${lang}" dir="${dir}">`, allowed, head, inBody[0], end, inBody[1]].join('');
}

function cut(text: string, at: number, length = 0): [before: string, after: string] {
  if (at < 0) throw new Error(`src/app.html: expected ${HTML}, </head> and </body>.`);
  return [text.slice(0, at), text.slice(at + length)];
}
