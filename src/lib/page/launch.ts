import { conceal } from '../preferences/root.ts';
import { LAUNCH } from '../reading/address.ts';
import { latestPlace, type Shelf } from '../reading/launch.ts';

// Runs in the head of the shelf alone, before it is painted: the app was started, not a link followed.
if (location.search === LAUNCH) {
  const shelf = JSON.parse(document.currentScript?.dataset.shelf ?? '[]') as Shelf;
  const place = latestPlace(shelf);
  if (place) {
    conceal();
    location.replace(place);
  } else {
    // Started once: when the reader comes back to the shelf, it is the shelf that is wanted.
    history.replaceState(history.state, '', location.pathname + location.hash);
  }
}
