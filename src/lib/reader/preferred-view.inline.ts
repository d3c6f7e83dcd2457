import { hideUntilNavigation } from '../settings/apply.ts';
import { preferredViewUrl } from './preferred-view.ts';

// Runs in the head of the page of a paper without a language, before it is painted: redirects readers to their language, at
// the same paragraph if the link names one. That page is not kept in the history.
const { paper = '', langs = '' } = document.currentScript?.dataset ?? {};
const url = preferredViewUrl(paper, langs.split(' '), navigator.languages);
if (url) {
  hideUntilNavigation();
  location.replace(url + location.hash);
}
