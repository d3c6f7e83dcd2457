/** How much of the window is covered at the top by bars that stay in place, in CSS px. */
export function coveredTop(page: Document = document): number {
  const bars = [...page.querySelectorAll<HTMLElement>('.masthead, .column-heads')].map((bar) => {
    const { position, top } = getComputedStyle(bar);
    return ['fixed', 'sticky'].includes(position) ? parseFloat(top) + bar.getBoundingClientRect().height : 0;
  });
  return Math.max(0, ...bars);
}
