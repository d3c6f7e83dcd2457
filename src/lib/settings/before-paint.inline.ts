import { readLocal } from '../storage/local.ts';
import { KEY, APPEARANCE, parseSettings } from './appearance.ts';
import { apply, markFresh } from './apply.ts';

// Runs in the head of every page, before anything is painted, so that no other theme or size flashes up.
const stored = readLocal(KEY, (text) => text && parseSettings(APPEARANCE, text));
if (stored) apply(stored);

// A page that is opened for the first time may lay out its text part by part. One that the reader returns to may not:
// the browser scrolls it to a height in px, so everything above has to be as high as it was.
if (!history.state) markFresh();

// Chromium offers to install the app only once, possibly before any other script runs (offline/install.ts).
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
