/**
 * Resolves when the page has loaded and the browser has nothing more urgent to do, after `patience` milliseconds at
 * the latest.
 */
export async function whenIdle(patience = 2000, view: Window & typeof globalThis = window): Promise<void> {
  if (view.document.readyState !== 'complete') {
    await new Promise((resolve) => view.addEventListener('load', resolve, { once: true }));
  }
  // WebKit has no idle callback.
  await new Promise<unknown>((resolve) =>
    'requestIdleCallback' in view
      ? view.requestIdleCallback(resolve, { timeout: patience })
      : (view as Window).setTimeout(resolve, 100),
  );
}
