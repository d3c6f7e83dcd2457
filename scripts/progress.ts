/** Where progress is shown: standard error, so that what is printed can be kept. */
export type Screen = { isTTY?: boolean; write(text: string): unknown };

/**
 * Says how far a long run is: on a terminal in a line that is renewed, elsewhere in a line for every tenth. A run that
 * is over within a second says nothing. `now` gives milliseconds.
 */
export function progress(what: string, screen: Screen = process.stderr, now: () => number = Date.now) {
  const start = now();
  let shown = -1;
  return (done: number, total: number): void => {
    if (now() - start < 1000) return;
    const step = screen.isTTY ? 1 : 10;
    const percent = Math.floor((done / total) * (100 / step)) * step;
    if (percent <= shown) return;
    shown = percent;
    const line = `${what}: ${percent} % (${done} of ${total})`;
    screen.write(screen.isTTY ? `\r${line}${done === total ? '\n' : ''}` : `${line}\n`);
  };
}
