// Chromium offers installation by this event, which may come before any other script runs: so
// settings/before-paint.inline.ts keeps it in `window.installOffer`.
type InstallEvent = Event & { prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }> };
type InstallTarget = { installOffer?: InstallEvent | undefined };

/** Whether the browser offers to install Duidu as an app. */
export const canInstall = (view: InstallTarget = window as InstallTarget): boolean =>
  view.installOffer !== undefined;

/** Lets the browser ask whether to install Duidu. Returns whether the reader agreed. An offer can be used only once. */
export async function askToInstall(view: InstallTarget = window as InstallTarget): Promise<boolean> {
  const offer = view.installOffer;
  view.installOffer = undefined;
  return (await offer?.prompt())?.outcome === 'accepted';
}

/** Whether the page is open in the installed app. */
export const isInstalled = (view: Window = window): boolean =>
  view.matchMedia('(display-mode: standalone)').matches ||
  ('standalone' in view.navigator && view.navigator.standalone === true);
