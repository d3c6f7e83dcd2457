import { KEY, parse } from './choices.ts';
import { apply } from './root.ts';

// Runs in the head, before anything is painted: no flash of another theme or size.
try {
  apply(parse(localStorage.getItem(KEY)));
} catch {
  // Storage is switched off: the defaults.
}

// The browser offers once to install the reader, maybe before any other script runs (offline/install.ts).
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  Object.assign(window, { installOffer: event });
});
