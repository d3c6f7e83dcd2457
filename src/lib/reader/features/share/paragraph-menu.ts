import type { Interface } from '../../../i18n/interface.ts';
import { anchorOf } from '../../../document/view.ts';
import { announce } from '../../announcer.svelte.ts';
import { writeFragment } from '../../fragment.ts';
import { passagesOfRow, plainText, toHtml } from './passages.ts';

/** Says which paragraph it is, for the end of an accessible name: `: Paragraph 2.3`. */
const placeName = ({ t }: Interface, details: Element): string =>
  t('paragraph.of', { name: details.querySelector('summary')?.ariaLabel ?? '' });

// The label that is seen, and the rest of the name, which makes sense of it in a list of controls.
function label(control: Element, text: string, place: string): void {
  control.classList.remove('done');
  const rest = document.createElement('span');
  rest.className = 'hidden';
  rest.textContent = place;
  control.replaceChildren(text, rest);
}

/**
 * Completes the menu of a paragraph that has been opened: the served HTML has a link only. If a sentence of the paragraph is
 * marked, the link leads to it.
 */
export async function completeMenu(details: HTMLElement, ui: Interface): Promise<void> {
  await ui.complete();
  const [link, menu] = [details.querySelector<HTMLAnchorElement>('.link'), details.querySelector('div')];
  const row = details.closest('.row');
  if (!link || !menu || !row) return;
  const marked = row.querySelector<HTMLElement>('[data-marked]')?.dataset.segment;
  link.hash = marked === undefined ? row.id : anchorOf(marked);
  const place = placeName(ui, details);
  label(link, ui.t('paragraph.address'), place);
  const button = (action: 'copy' | 'share', text: string) => {
    const control = menu.querySelector(`.${action}`) ?? document.createElement('button');
    control.classList.add(action);
    control.setAttribute('type', 'button');
    label(control, text, place);
    menu.append(control);
  };
  button('copy', ui.t(row.querySelector('.beside') ? 'share.both' : 'share.text'));
  // Where the system has a way to share, as on phones.
  if ('share' in navigator) button('share', ui.t('share.share'));
  // A bar may cover the menu; `scroll-padding` keeps it clear.
  menu.scrollIntoView({ block: 'nearest' });
}

/** Does what a control in the menu of a paragraph is for, and shows in its place that it was done. */
export async function followMenu(control: HTMLElement, ui: Interface): Promise<void> {
  const row = control.closest('.row');
  const hash = control.closest('div')?.querySelector<HTMLAnchorElement>('.link')?.hash ?? '';
  if (!row) return;
  const passages = passagesOfRow(row);
  if (control.matches('.share')) return share(plainText(passages), hash);
  const done = control.matches('.link') ? await copyLink(hash, ui) : await copyPassages(row, ui);
  if (!done) return;
  label(control, ui.t('share.copied'), '');
  control.classList.add('done');
}

/** Copies the link of a passage, and announces whether it could. Browsers allow that only directly after a key or a click. */
export async function copyLink(fragment: string, ui: Interface): Promise<boolean> {
  writeFragment(fragment);
  const { href } = new URL(fragment, location.href);
  return report(navigator.clipboard.writeText(href), ui, 'link.copied', 'link.refused');
}

function copyPassages(row: Element, ui: Interface): Promise<boolean> {
  const passages = passagesOfRow(row);
  const blob = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
  const item = new ClipboardItem({
    ...blob('text/plain', plainText(passages)),
    ...blob('text/html', String(toHtml(passages))),
  });
  return report(navigator.clipboard.write([item]), ui, 'share.done', 'share.refused');
}

async function report(
  copying: Promise<void>,
  ui: Interface,
  done: 'link.copied' | 'share.done',
  refused: 'link.refused' | 'share.refused',
): Promise<boolean> {
  const succeeded = await copying.then(
    () => true,
    () => false,
  );
  await ui.complete();
  announce(ui.t(succeeded ? done : refused));
  return succeeded;
}

async function share(text: string, hash: string): Promise<void> {
  const { href } = new URL(hash, location.href);
  // The reader may close the system's dialog.
  await navigator.share({ title: document.title, text, url: href }).catch(() => undefined);
}
