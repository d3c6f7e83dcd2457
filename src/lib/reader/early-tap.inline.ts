// Until a page's scripts run, a tap on another view follows the link as it is and would lose the reader's place. Point the
// link at the paragraph that is at the top of the window, while the browser follows it.
addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('.views a');
  if (!link || event.defaultPrevented) return;
  const paragraphs = [...document.querySelectorAll('main .row[id]')];
  const topmost = paragraphs.find((row) => row.getBoundingClientRect().bottom > COVERED);
  // The first paragraph is what the page begins with.
  if (!topmost || (topmost === paragraphs[0] && topmost.getBoundingClientRect().top > COVERED)) return;
  link.hash = topmost.id;
  setTimeout(() => (link.hash = ''));
});

// CSS px at the top of the window: what ends there is behind the bars, or as good as read.
const COVERED = 100;
