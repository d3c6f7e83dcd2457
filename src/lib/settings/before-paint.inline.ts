import { readLocal } from '../storage/local.ts';
import { removeInvalidSession } from '../storage/sveltekit-session.ts';
import { KEY, APPEARANCE, parseSettings } from './appearance.ts';
import { apply, markFresh } from './apply.ts';

// Runs in the head of every page, before anything is painted, so that no other theme or size flashes up.
const stored = readLocal(KEY, (text) => text && parseSettings(APPEARANCE, text));
if (stored) apply(stored);

// A page that is opened for the first time may lay out its text in parts. One that the reader returns to may not: the
// browser restores its scroll position in px, so everything above that must be as high as it was.
if (!history.state) markFresh();

// Chromium offers to install the app only once, possibly before any other script runs (offline/install.ts).
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  Object.assign(window, { installOffer: event });
});

removeInvalidSession();
