let failed = $state(false);

/** Whether what the reader asked for last could not be loaded, so that the page stayed as it was. */
export const hasLoadFailed = (): boolean => failed;

/** Records whether something that the reader asked for could not be loaded. In browsers only. */
export function reportLoadFailure(hasFailed: boolean): void {
  failed = hasFailed;
}

/** Whether the server responds to an address, whatever the status. If so, going there shows no browser error page. */
export const isServerReachable = (address: string): Promise<boolean> =>
  fetch(address, { method: 'HEAD' }).then(
    () => true,
    () => false,
  );
