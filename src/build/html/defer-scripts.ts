import { replaceInlineScript } from './csp.ts';

// What SvelteKit writes into a page: links that fetch scripts early, and a script that starts the app with two of them.
const PRELOADS = /\s*<link href="([^"]+)" rel="modulepreload">/g;
const START = /<script>([^<]*)Promise\.all\(\[([^\]]*)\]\)([^<]*)<\/script>/;

// A tab in the background never paints: it waits two seconds at most.
const PAINTED = 'new Promise((d)=>{requestAnimationFrame(()=>setTimeout(d));setTimeout(d,2e3)})';

/**
 * Returns a built page whose scripts are requested after its text has been painted, all at once, so that no script
 * competes with the text for a slow line. Throws if SvelteKit starts the page in a way that is not known here.
 */
export function deferScripts(html: string): string {
  const [whole, before = '', entries = '', after = ''] = START.exec(html) ?? [];
  const files = [...html.matchAll(PRELOADS)].map(([, file = '']) => file);
  if (!whole || !files.length)
    throw new Error(
      'src/build/html/defer-scripts.ts: expected links to modulepreload and one script with Promise.all([import(…), import(…)]); this version of SvelteKit starts pages in another way',
    );
  const rest = files.filter((file) => !entries.includes(`"${file}"`)).map((file) => `import("${file}")`);
  const deferred = `${before}${PAINTED}.then(()=>Promise.all([${[entries, ...rest].join()}]))${after}`
    .replace(/\s+/g, ' ')
    .trim();
  const start = whole.slice('<script>'.length, -'</script>'.length);
  return (
    replaceInlineScript(html, start, deferred)
      .replace(PRELOADS, '')
      // Indents count too in the first round trip.
      .replace(/^.*?<body/s, (head) => head.replace(/^\s+(?=<)/gm, ''))
  );
}
