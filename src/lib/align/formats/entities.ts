import { characterEntities } from 'character-entities';
import { ownValue } from '../../document/own-value.ts';

// Old pages leave out the semicolon of these. Any other name without one is text, as in "?a=1&reg_id=2".
const WITHOUT_SEMICOLON = ['amp', 'lt', 'gt', 'quot', 'nbsp', 'copy', 'AMP', 'LT', 'GT', 'QUOT'];

// HTML, section 13.2.5.80: pages write these code points for characters of windows-1252.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes the character references of HTML and XML: `&eacute;`, `&#233;`, `&#xe9;`. Leaves unknown ones as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#[xX]([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z][a-zA-Z0-9]*))(;?)/g,
    (whole, hex?: string, decimal?: string, name?: string, semicolon?: string) => {
      if (hex !== undefined) return characterOf(Number.parseInt(hex, 16));
      if (decimal !== undefined) return characterOf(Number(decimal));
      if (name === undefined || (!semicolon && !WITHOUT_SEMICOLON.includes(name))) return whole;
      // XML has this one, HTML 4 had not.
      return name === 'apos' ? "'" : (ownValue(characterEntities, name) ?? whole);
    },
  );
}

function characterOf(code: number): string {
  if (code >= 0x80 && code < 0xa0) return WINDOWS_1252[code - 0x80] ?? '';
  const isAllowed = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  return isAllowed ? String.fromCodePoint(code) : '\ufffd';
}
