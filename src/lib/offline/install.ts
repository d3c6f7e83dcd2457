// Chromium offers installation by this event, and only to a page that has kept it (settings/before-paint.inline.ts): it may
// come before any other script runs.
type InstallEvent = Event & { prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }> };
type Offered = { installOffer?: InstallEvent | undefined };

/** Whether the browser offers to install the reader as an app. */
export const canInstall = (view: Offered = window as Offered): boolean => view.installOffer !== undefined;

/** Has the browser ask whether to install the reader. Gives whether it was; an offer is good for one question. */
export async function askToInstall(view: Offered = window as Offered): Promise<boolean> {
  const offer = view.installOffer;
  view.installOffer = undefined;
  return (await offer?.prompt())?.outcome === 'accepted';
}

/** Whether the page is open in the installed app. */
export const isInstalled = (view: Window = window): boolean =>
  view.matchMedia('(display-mode: standalone)').matches ||
  ('standalone' in view.navigator && view.navigator.standalone === true);
