import { hideUntilNavigation } from '../settings/apply.ts';
import { ownLanguageUrl } from './own-language.ts';

// Runs in the head of a paper's own address, before it is painted: the reader goes on to their language, at the same
// paragraph if the link names one. The page that is left is not kept in the history.
const { paper = '', langs = '' } = document.currentScript?.dataset ?? {};
const url = ownLanguageUrl(paper, langs.split(' '), navigator.languages);
if (url) {
  hideUntilNavigation();
  location.replace(url + location.hash);
}
