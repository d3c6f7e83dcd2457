/** Replaces `$app/state`: the state of the history entry, set by the fake `$app/navigation`. */
export const page = $state<{ state: App.PageState }>({ state: {} });
