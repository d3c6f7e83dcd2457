import { KEY, LOOKS, parseOf } from './looks.ts';
import { apply } from './root.ts';

// Runs in the head, before anything is painted: no flash of another theme or size.
try {
  const stored = localStorage.getItem(KEY);
  if (stored) apply(parseOf(LOOKS, stored));
} catch {
  // Storage is switched off: the defaults.
}

// A text that is opened at its beginning, not returned to, shows its first screen first (page/fresh.ts), until the reader
// acts: a jump must know how high everything is. What was open before has its state from SvelteKit, and is scrolled to
// where it was.
const { dataset } = document.documentElement;
if (!history.state && !location.hash) dataset.fresh = '';
window.onclick = window.onkeydown = () => delete dataset.fresh;

// The browser offers once to install the reader, maybe before any other script runs (offline/install.ts).
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  Object.assign(window, { installOffer: event });
});
