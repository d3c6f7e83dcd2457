import { allowInline, type Inlined } from './csp.ts';

/** What a page is given after SvelteKit has rendered it: markup that is complete, and the scripts and styles in it. */
export type Additions = { lang: string; dir: string; head: string; end: string; inlined: Inlined };

// As in src/app.html. Before it there is no text.
const HTML = '<html lang="%lang%" dir="%dir%">';

/**
 * Completes a page: its language and direction, what goes to the end of its head and of its body, and its policy. The page
 * has its texts already, so it is changed only where no text can be, because `<` is escaped in all of them: never at a
 * token that a title or a sentence may hold as well. Throws if the page is not made from src/app.html.
 */
export function completePage(page: string, { lang, dir, head, end, inlined }: Additions): string {
  const opened = cut(page, page.indexOf(HTML), HTML.length);
  const inHead = cut(opened[1], opened[1].indexOf('</head>'));
  const inBody = cut(inHead[1], inHead[1].lastIndexOf('</body>'));
  const allowed = inHead[0].replace(/<meta http-equiv="content-security-policy" content="[^"]*">/, (policy) =>
    allowInline(policy, inlined),
  );
  return [opened[0], `<html lang="${lang}" dir="${dir}">`, allowed, head, inBody[0], end, inBody[1]].join('');
}

function cut(text: string, at: number, length = 0): [before: string, after: string] {
  if (at < 0) throw new Error('src/app.html: a page has another beginning, or no end.');
  return [text.slice(0, at), text.slice(at + length)];
}
