import { language } from '../languages/table.ts';

/** Tells the browser which language the interface speaks. The one place that writes to `<html>`. */
export function setInterfaceLanguage(lang: string, root: HTMLElement = document.documentElement) {
  const { tag, dir } = language(lang);
  root.lang = tag;
  root.dir = dir;
}
