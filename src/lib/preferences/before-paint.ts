import { KEY, LOOKS, parseOf } from './looks.ts';
import { apply } from './root.ts';

// Runs in the head, before anything is painted: no flash of another theme or size.
try {
  const stored = localStorage.getItem(KEY);
  if (stored) apply(parseOf(LOOKS, stored));
} catch {
  // Storage is switched off: the defaults.
}

// The browser offers once to install the reader, maybe before any other script runs (offline/install.ts).
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  Object.assign(window, { installOffer: event });
});
