// SvelteKit's router does not start without it, and needs it only to load links that come into view, which no link here
// asks for. Some privacy settings remove it.
globalThis.IntersectionObserver ??= class {
  observe = () => undefined;
  disconnect = () => undefined;
} as unknown as typeof IntersectionObserver;

// Nothing acts on a page whose own scripts did not arrive as they were published, and none of them can mend that: a browser
// may keep a script that arrived cut, or a login page in its place, in its HTTP cache for a year. SvelteKit leaves the
// failure unhandled. Fetch the scripts again past that cache, and load the page again, once a minute at most.
addEventListener('unhandledrejection', (event) => {
  if (document.getElementById('svelte-announcer')) return; // The page has started.
  try {
    if (Math.abs(Date.now() - Number(sessionStorage.getItem(KEY))) < MINUTE) return;
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    return; // Nothing would keep the page from loading again and again.
  }
  event.preventDefault();
  void restart();
});

async function restart(): Promise<void> {
  try {
    const scripts = [...document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')];
    const responses = await Promise.all(scripts.map(({ href }) => fetch(href, { cache: 'reload' })));
    if (responses.every(({ ok }) => ok)) location.reload();
  } catch {
    // There is no network.
  }
}

const KEY = 'duidu:restart';
const MINUTE = 60_000;
