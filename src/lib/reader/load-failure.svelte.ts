let out = $state(false);

/** Whether what the reader asked for last could not be loaded, and the page stayed as it was. */
export const hasLoadFailed = (): boolean => out;

/** Says whether what was asked for could not be loaded. In the browser alone. */
export function reportLoadFailure(is: boolean): void {
  out = is;
}

/** Whether the server answers for an address, whatever it says; a browser that goes there then shows no error of its own. */
export const isServerReachable = (address: string): Promise<boolean> =>
  fetch(address, { method: 'HEAD' }).then(
    () => true,
    () => false,
  );
