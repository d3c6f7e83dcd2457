import { whenIdle } from './when-idle.ts';

// Milliseconds until what is loaded ahead is loaded again after a failure.
const RETRY_MS = 10_000;
const EVENTS = ['pointerdown', 'pointermove', 'keydown', 'focusin', 'scroll'];

/**
 * Calls `load` once the reader has done anything on the page and the browser is idle, until the signal is aborted. If it
 * rejects, calls it again at what the reader does some seconds later.
 */
export function loadWhenLikely(load: () => Promise<void>, signal: AbortSignal): void {
  const likely = new AbortController();
  const options = { passive: true, signal: AbortSignal.any([signal, likely.signal]) };
  const start = () => {
    likely.abort();
    whenIdle()
      .then(load)
      .catch(() => setTimeout(() => loadWhenLikely(load, signal), RETRY_MS));
  };
  for (const event of EVENTS) document.addEventListener(event, start, options);
}
