import { hideUntilNavigation } from '../settings/apply.ts';
import { LAUNCH } from '../document/view.ts';
import { lastReadUrl, type Shelf } from './last-read.ts';

// Runs in the head of the catalog alone, before it is painted: the app was started, not a link followed.
if (location.search === LAUNCH) {
  const shelf = JSON.parse(document.currentScript?.dataset.shelf ?? '[]') as Shelf;
  const place = lastReadUrl(shelf);
  if (place) {
    hideUntilNavigation();
    location.replace(place);
  } else {
    // Started once: when the reader comes back to the catalog, it is the catalog that is wanted.
    history.replaceState(history.state, '', location.pathname + location.hash);
  }
}
