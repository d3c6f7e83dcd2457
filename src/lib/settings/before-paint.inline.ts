import { KEY, APPEARANCE, parseSettings } from './appearance.ts';
import { apply } from './apply.ts';

// Runs in the head, before anything is painted: no flash of another theme or size.
try {
  const stored = localStorage.getItem(KEY);
  if (stored) apply(parseSettings(APPEARANCE, stored));
} catch {
  // Storage is switched off: the defaults.
}

// Opened, not returned to: that was scrolled to a height in px, and what is above has to be as high as it was.
if (!history.state) document.documentElement.dataset.fresh = '';

// The browser offers once to install the reader, maybe before any other script runs (offline/install.ts).
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  Object.assign(window, { installOffer: event });
});
