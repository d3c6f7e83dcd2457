import type { Page } from '@playwright/test';

/** Matches everything that can be pressed, followed, checked or typed into. */
export const CONTROLS = 'a[href], button, summary, input';

/**
 * Finds one visible control of each kind. Controls are of one kind when they are the same element, with the same classes,
 * within the same two ancestors, and so have the same styles. Returns a selector for each kind that is not in `known`,
 * and adds those kinds to `known`.
 */
export async function kindsIn(page: Page, within = 'html', known = new Set<string>()): Promise<string[]> {
  const kinds = await page.evaluate(
    ([root, controls]) => {
      for (const old of document.querySelectorAll('[data-kind]')) old.removeAttribute('data-kind');
      const found: string[] = [];
      const name = (element?: Element | null) => (element ? `${element.localName}.${element.className}` : '');
      for (const control of document.querySelectorAll<HTMLInputElement>(`${root} :is(${controls})`)) {
        const { width } = control.getBoundingClientRect();
        if (!control.checkVisibility() || width < 2 || control.matches('.skip')) continue;
        const around = control.parentElement;
        const current = control.getAttribute('aria-current');
        const kind = [name(control), control.type, current, name(around), name(around?.parentElement)].join();
        if (found.includes(kind)) continue;
        control.dataset.kind = String(found.length);
        found.push(kind);
      }
      return found;
    },
    [within, CONTROLS] as const,
  );
  const fresh = kinds.flatMap((kind, n) => (known.has(kind) ? [] : [`[data-kind="${n}"]`]));
  for (const kind of kinds) known.add(kind);
  return fresh;
}
