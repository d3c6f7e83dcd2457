/**
 * Proper names and technical terms that Chinese texts of the interface use in Latin letters, as people know them: they need
 * no language tag (WCAG 3.1.2).
 */
export const LATIN_NAMES =
  /\b(?:AAA|Alt|Android|Atkinson Hyperlegible|Cookie|Esc|eSpeak NG|iPad|iPhone|JAWS|Mac|MIT|NVDA|OneCore|OpenCC|Orca|Speech Dispatcher|Vocalizer Expressive|WCAG|Web|Windows)\b/g;
