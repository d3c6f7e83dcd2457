import type { SETTINGS } from './schema.ts';

type Theme = (typeof SETTINGS)['theme'][number];

/** The background colour of each theme, the same as `--paper` in styles/tokens.css. */
export const THEME_BACKGROUND: Record<Exclude<Theme, 'system'>, string> = {
  light: '#fbf9f4',
  sepia: '#f4ead6',
  dark: '#161514',
  'contrast-light': '#fff',
  'contrast-dark': '#000',
};
