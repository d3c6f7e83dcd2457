import type { Page } from '@playwright/test';

export const THEMES = ['', 'light', 'sepia', 'dark', 'contrast-light', 'contrast-dark'];

/**
 * Measures contrast in every theme from computed styles: text against its background needs 7:1; field edges, icons,
 * underlines, the rule of the second language and the focus ring need 3:1. Hairlines are decorative and may be faint.
 * Returns what is too low, and how many pairs were measured.
 */
export const faint = (page: Page, within = 'html') =>
  page.evaluate(
    ([root, themes]) => {
      type Colour = [number, number, number, number];
      const colour = (text: string): Colour => {
        const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
        if (!/^rgba?\(/.test(text)) throw new Error(`Cannot parse the colour ${text}`);
        return [r, g, b, a];
      };
      const luminance = (c: Colour) => {
        const [r = 0, g = 0, b = 0] = c
          .slice(0, 3)
          .map((part) => part / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (a: Colour, b: Colour) => {
        const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
        return (bright + 0.05) / (dark + 0.05);
      };
      const backgroundOf = (element: Element | null): Colour => {
        for (let at = element; at; at = at.parentElement) {
          const background = colour(getComputedStyle(at).backgroundColor);
          if (background[3] === 1) return background;
          if (background[3] > 0) throw new Error('A translucent background: blend it before measuring.');
        }
        throw new Error('No background colour found.');
      };
      const isVisible = (element: Element) =>
        element.checkVisibility() &&
        element.getBoundingClientRect().width > 1 &&
        !element.matches('.skip:not(:focus)');
      const low = new Set<string>();
      let pairs = 0;
      const measure = (element: Element, what: string, own: string, background: Colour, least: number) => {
        const fore = colour(own);
        pairs++;
        const found = fore[3] < 1 ? 0 : ratio(fore, background);
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
          if (!isVisible(element)) continue;
          const style = getComputedStyle(element);
          const background = backgroundOf(element);
          const around = backgroundOf(element.parentElement ?? element);
          const hasText = [...element.childNodes].some(
            ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
          );
          if (hasText || element.matches('input[type=text]'))
            measure(element, 'text', style.color, background, 7);
          if (element.matches('a, [data-marked], [data-pointed]') && style.textDecorationLine === 'underline')
            measure(element, 'underline', style.textDecorationColor, background, 3);
          if (element.matches('input')) measure(element, 'accent', style.accentColor, around, 3);
          if (element.matches('input[type=text]')) measure(element, 'edge', style.borderTopColor, around, 3);
          if (parseFloat(style.borderInlineStartWidth) >= 2)
            measure(element, 'rule', style.borderInlineStartColor, around, 3);
          if (element.matches('.progress')) measure(element, 'line', style.backgroundColor, around, 3);
          if (element.matches('svg path') && style.stroke !== 'none') {
            const fill = element.closest('.seal')
              ? colour(getComputedStyle(element.closest('.seal') ?? element).fill)
              : background;
            measure(element, 'icon', style.stroke, fill, 3);
          }
          if (element.matches('.seal')) measure(element, 'icon', style.fill, background, 3);
          if (element.matches(':focus-visible') && style.outlineStyle !== 'none')
            measure(
              element,
              'ring',
              style.outlineColor,
              parseFloat(style.outlineOffset) < 0 ? background : around,
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
