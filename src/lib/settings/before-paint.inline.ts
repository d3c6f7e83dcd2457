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

// SvelteKit trusts what it left in the tab's storage: anything else there, such as a number, would stop every navigation
// (its `session-storage.js` does not check). The storage is shared with whatever else is on this origin.
const isScroll = (entry: { x: number; y: number }) => Number.isFinite(entry.x + entry.y);
checkKept('sveltekit:scroll', isScroll);
checkKept('sveltekit:snapshot', Array.isArray);

function checkKept(key: string, isValid: (entry: never) => boolean) {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    if (kept instanceof Object && Object.values(kept).every(isValid as () => boolean)) return;
  } catch {
    // Not JSON, or storage is switched off: there is nothing to keep.
  }
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Storage is switched off.
  }
}
