import { language } from '../i18n/languages.ts';
import { labelDirection, nameAttributes } from '../i18n/view-label.ts';
import { sameView, switchesFrom } from '../document/view.ts';
import { attributes, html, join, type SafeHtml } from './html.ts';
import type { RenderContext } from './context.ts';

/** Renders the menu of a paragraph: a link to it, by its fragment, and to the same paragraph in other views. Pure. */
export function renderParagraphMenu(
  anchor: string,
  { ui, view, langs, link }: Pick<RenderContext, 'ui' | 'view' | 'langs' | 'link'>,
): SafeHtml {
  // Link to each language alone and, from a single language, to its pairs. With more than three languages the pairs are
  // left out: the menu would be longer than the paragraph.
  const otherViews = switchesFrom(view, langs).filter(
    (other) =>
      !sameView(other, view) && (other.langs.length === 1 || (view.langs.length === 1 && langs.length <= 3)),
  );
  const viewLinks = otherViews.map((other) => {
    const names = other.langs.map((lang) => {
      const nameAttrs = nameAttributes(lang, other.langs, ui.lang);
      const { ownName } = language(lang);
      return Object.keys(nameAttrs).length ? html`<span${attributes(nameAttrs)}>${ownName}</span>` : ownName;
    });
    const label = attributes({ href: `${link(other)}#${anchor}`, ...labelDirection(other.langs, ui.lang) });
    return html`<a${label}>${join(names, ' + ')}</a>`;
  });
  return html`<a class="link"${attributes({ href: `#${anchor}` })}>${ui.t('paragraph.address')}</a>${viewLinks}`;
}
