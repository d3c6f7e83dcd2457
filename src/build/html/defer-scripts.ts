import { createHash } from 'node:crypto';

// As SvelteKit writes them: files of scripts to fetch beside the page, and the script that starts the app with two of them.
const PRELOADS = /\s*<link href="([^"]+)" rel="modulepreload">/g;
const START = /<script>([^<]*)Promise\.all\(\[([^\]]*)\]\)([^<]*)<\/script>/;

// A page in a tab at the back is not painted: it does not wait for ever.
const PAINTED = 'new Promise((d)=>{requestAnimationFrame(()=>setTimeout(d));setTimeout(d,2e3)})';

/**
 * A page that is built, as SvelteKit gives it, so that its scripts are asked for when its text has been painted, all at
 * once: nothing of theirs stands before the first sentence. Its policy names the script that does that. Throws if the
 * page is started in a way that is not known here.
 */
export function startAfterPaint(html: string): string {
  const [whole, before = '', two = '', after = ''] = START.exec(html) ?? [];
  const files = [...html.matchAll(PRELOADS)].map(([, file = '']) => file);
  if (!whole || !files.length)
    throw new Error(
      'src/build/html/defer-scripts.ts: a built page starts no scripts, or in another way than this version of SvelteKit did; expected links to modulepreload and one script with Promise.all([import(…), import(…)])',
    );
  const rest = files.filter((file) => !two.includes(`"${file}"`)).map((file) => `import("${file}")`);
  const late = `${before}${PAINTED}.then(()=>Promise.all([${[two, ...rest].join()}]))${after}`
    .replace(/\s+/g, ' ')
    .trim();
  const old = source(contentOf(whole));
  if (!html.includes(old))
    throw new Error(
      'src/build/html/defer-scripts.ts: the policy of a built page does not name the script that starts it',
    );
  // Indents have their bytes too, and the first round trip few to spare.
  return html
    .replace(PRELOADS, '')
    .replace(/^.*?<body/s, (head) => head.replace(/^\s+(?=<)/gm, ''))
    .replace(whole, () => `<script>${late}</script>`)
    .replace(old, source(late));
}

const contentOf = (script: string) => script.slice('<script>'.length, -'</script>'.length);

const source = (script: string) => `sha256-${createHash('sha256').update(script).digest('base64')}`;
