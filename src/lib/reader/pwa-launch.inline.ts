import { hideUntilNavigation } from '../settings/apply.ts';
import { LAUNCH } from '../document/view.ts';
import { lastReadUrl, type Shelf } from './last-read.ts';

// Runs in the head of the shelf only, before it is painted. If the app was launched, rather than a link followed,
// continue where the reader left off.
if (location.search === LAUNCH) {
  const shelf = JSON.parse(document.currentScript?.dataset.shelf ?? '[]') as Shelf;
  const url = lastReadUrl(shelf);
  if (url) {
    hideUntilNavigation();
    location.replace(url);
  } else {
    // Remove the query, so that a reader who comes back to the shelf later sees the shelf.
    history.replaceState(history.state, '', location.pathname + location.hash);
  }
}
