import type { SETTINGS } from './schema.ts';

type Theme = (typeof SETTINGS)['theme'][number];

/** The colour of the paper in each theme, as in styles/tokens.css: what the browser's own bars are to be. */
export const THEME_BACKGROUND: Record<Exclude<Theme, 'system'>, string> = {
  light: '#fbf9f4',
  sepia: '#f4ead6',
  dark: '#161514',
  'contrast-light': '#fff',
  'contrast-dark': '#000',
};
