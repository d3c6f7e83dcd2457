import { coveredTop } from './covered-top.ts';

// Until scripts run, a tap on another view is an ordinary link and would lose the place. Add the first paragraph in the window
// to the link while the browser follows it.
addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('.views a');
  if (!link || event.defaultPrevented) return;
  const edge = coveredTop();
  const rows = [...document.querySelectorAll('main .row[id]')];
  const first = rows.find((row) => row.getBoundingClientRect().bottom > edge);
  // At the beginning of the page there is no place to keep.
  if (!first || (first === rows[0] && first.getBoundingClientRect().top >= edge)) return;
  link.hash = first.id;
  setTimeout(() => (link.hash = ''));
});
