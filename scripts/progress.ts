/** Where progress is printed: standard error by default, so that output can be redirected without it. */
export type Screen = { isTTY?: boolean; write(text: string): unknown };

/**
 * Returns a function that prints the progress of a long task: on a terminal, one line that is overwritten; elsewhere,
 * a line for every 10 %. Prints nothing in the first second. `now` returns milliseconds.
 */
export function progress(task: string, screen: Screen = process.stderr, now: () => number = Date.now) {
  const start = now();
  let shown = -1;
  return (done: number, total: number): void => {
    if (now() - start < 1000) return;
    const step = screen.isTTY ? 1 : 10;
    const percent = Math.floor((done / total) * (100 / step)) * step;
    if (percent <= shown) return;
    shown = percent;
    const line = `${task}: ${percent} % (${done} of ${total})`;
    screen.write(screen.isTTY ? `\r${line}${done === total ? '\n' : ''}` : `${line}\n`);
  };
}
