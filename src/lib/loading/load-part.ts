import { memoizeAsync } from './memoize-async.ts';

const ATTEMPTS = 3;

/**
 * Loads a part of the site that no page starts with; `load` does nothing but import a module. What fails to arrive, the
 * module or a style sheet of it, is fetched past the HTTP cache and loaded again. Rejects if that fails too; the next call
 * tries again. Every `import()` in the browser goes through this function.
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  if (import.meta.env.SSR) return load();
  let attempt = load;
  for (let attempts = 1; ; attempts++) {
    try {
      await Promise.all([...failedStyles].map((href) => addStyle(href)));
      const part = await attempt();
      if (!failedStyles.size) return part;
      if (attempts >= ATTEMPTS) throw new Error(`no style sheet at ${[...failedStyles].join(', ')}`);
    } catch (error) {
      if (attempts >= ATTEMPTS) throw error;
      // Chromium and Firefox name the module. Safari loads a failed module again by itself.
      const url = /https?:\S+\.js\b/.exec(String(error))?.[0];
      if (url) attempt = () => importAgain(url) as Promise<Part>;
    }
  }
}

/**
 * Loads a part that nothing depends on. What fails to arrive is not loaded again, and no other part waits for it.
 */
export async function loadOptional(load: () => Promise<unknown>): Promise<void> {
  const failed = new Set(failedStyles);
  await load().catch(() => undefined);
  for (const href of failedStyles) if (!failed.has(href)) failedStyles.delete(href);
}

// Until 2026 browsers remembered, for as long as a page was open, that a module could not be loaded (whatwg/html#6768). It
// has to have another URL then, and only one: a second would be another instance.
const importAgain = memoizeAsync(async (url) => {
  await fetch(url, { cache: 'reload' });
  return import(/* @vite-ignore */ `${url}?again=${Date.now()}`) as Promise<unknown>;
});

// Vite adds the link to a style sheet once, and takes a link for the styles.
const failedStyles = new Set<string>();

if (!import.meta.env.SSR) {
  const note = ({ target }: Event) => {
    // Those with a medium are not of a part: the style sheet for printing.
    if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet' || target.media) return;
    if (hasRules(target)) return void failedStyles.delete(target.href);
    failedStyles.add(target.href);
    target.remove();
  };
  document.addEventListener('load', note, true);
  document.addEventListener('error', note, true);
}

// Chromium says that a style sheet was loaded when a page was sent in its place. Its rules cannot be read then, or it has none.
function hasRules({ sheet }: HTMLLinkElement): boolean {
  try {
    return Boolean(sheet?.cssRules.length);
  } catch {
    return false;
  }
}

const addStyle = memoizeAsync(async (href: string): Promise<void> => {
  await fetch(href, { cache: 'reload' });
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  await new Promise((settled) => {
    link.onload = link.onerror = settled;
    document.head.append(link);
  });
  if (!link.isConnected) throw new Error(`no style sheet at ${href}`);
});
