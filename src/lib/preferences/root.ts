import { CHOICES, type Choice, type Preferences } from './choices.ts';

/** Tells the browser which language the interface speaks. */
export function setLanguage(
  { tag, dir }: { tag: string; dir: string },
  root: HTMLElement = document.documentElement,
) {
  root.lang = tag;
  root.dir = dir;
}

/**
 * Writes preferences to `<html>`, where the styles look: a choice from a list as `data-…`, a number as `--…`. This module
 * alone writes there, before first paint as later on.
 */
export function apply(preferences: Preferences, root: HTMLElement = document.documentElement) {
  for (const choice of Object.keys(CHOICES) as Choice[]) {
    const value = preferences[choice];
    if (typeof CHOICES[choice][0] === 'number') {
      const name = `--${choice.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}`;
      if (value === undefined) root.style.removeProperty(name);
      else root.style.setProperty(name, String(value));
    } else if (value === undefined) Reflect.deleteProperty(root.dataset, choice);
    else root.dataset[choice] = String(value);
  }
}
