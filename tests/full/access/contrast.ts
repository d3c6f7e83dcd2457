import type { Page } from '@playwright/test';

export const THEMES = ['', 'light', 'sepia', 'dark', 'contrast-light', 'contrast-dark'];

/**
 * What has too little contrast in any theme, as the browser computes it: text against its ground (7:1), and edges of
 * fields, icons, underlines, marks of a second language and the ring of the focus (3:1). Hairlines say nothing, and
 * may be faint. Gives how many pairs were measured, too.
 */
export const faint = (page: Page, within = 'html') =>
  page.evaluate(
    ([root, themes]) => {
      type Colour = [number, number, number, number];
      const colour = (text: string): Colour => {
        const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
        if (!/^rgba?\(/.test(text)) throw new Error(`A colour that this does not read: ${text}`);
        return [r, g, b, a];
      };
      const light = (c: Colour) => {
        const [r = 0, g = 0, b = 0] = c
          .slice(0, 3)
          .map((part) => part / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (a: Colour, b: Colour) => {
        const [dark = 0, bright = 0] = [light(a), light(b)].sort((x, y) => x - y);
        return (bright + 0.05) / (dark + 0.05);
      };
      const groundOf = (element: Element | null): Colour => {
        for (let at = element; at; at = at.parentElement) {
          const ground = colour(getComputedStyle(at).backgroundColor);
          if (ground[3] === 1) return ground;
          if (ground[3] > 0) throw new Error('A ground that is seen through: mix it.');
        }
        throw new Error('There is no ground.');
      };
      const seen = (element: Element) =>
        element.checkVisibility() &&
        element.getBoundingClientRect().width > 1 &&
        !element.matches('.skip:not(:focus)');
      const low = new Set<string>();
      let pairs = 0;
      const measure = (element: Element, what: string, own: string, ground: Colour, least: number) => {
        const fore = colour(own);
        pairs++;
        const found = fore[3] < 1 ? 0 : ratio(fore, ground);
        if (found >= least) return;
        const name = [element.localName, ...element.classList].join('.');
        low.add(
          `${what} of ${name}, ${document.documentElement.dataset.theme ?? 'system'}: ${found.toFixed(2)}`,
        );
      };
      const chosen = document.documentElement.dataset.theme;
      for (const theme of themes) {
        if (theme) document.documentElement.dataset.theme = theme;
        else delete document.documentElement.dataset.theme;
        for (const element of document.querySelectorAll(`${root}, ${root} *`)) {
          if (!seen(element)) continue;
          const style = getComputedStyle(element);
          const ground = groundOf(element);
          const around = groundOf(element.parentElement ?? element);
          const written = [...element.childNodes].some(
            ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
          );
          if (written || element.matches('input[type=text]'))
            measure(element, 'text', style.color, ground, 7);
          if (element.matches('a, [data-marked], [data-pointed]') && style.textDecorationLine === 'underline')
            measure(element, 'underline', style.textDecorationColor, ground, 3);
          if (element.matches('input')) measure(element, 'accent', style.accentColor, around, 3);
          if (element.matches('input[type=text]')) measure(element, 'edge', style.borderTopColor, around, 3);
          if (parseFloat(style.borderInlineStartWidth) >= 2)
            measure(element, 'rule', style.borderInlineStartColor, around, 3);
          if (element.matches('.progress')) measure(element, 'line', style.backgroundColor, around, 3);
          if (element.matches('svg path') && style.stroke !== 'none') {
            const fill = element.closest('.seal')
              ? colour(getComputedStyle(element.closest('.seal') ?? element).fill)
              : ground;
            measure(element, 'icon', style.stroke, fill, 3);
          }
          if (element.matches('.seal')) measure(element, 'icon', style.fill, ground, 3);
          if (element.matches(':focus-visible') && style.outlineStyle !== 'none')
            measure(
              element,
              'ring',
              style.outlineColor,
              parseFloat(style.outlineOffset) < 0 ? ground : around,
              3,
            );
        }
      }
      if (chosen) document.documentElement.dataset.theme = chosen;
      else delete document.documentElement.dataset.theme;
      return { low: [...low], pairs };
    },
    [within, THEMES] as const,
  );
