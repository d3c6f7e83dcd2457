/** In place of `$app/state`: the state of the history’s entry, as the fake `$app/navigation` sets it. */
export const page = $state<{ state: App.PageState }>({ state: {} });
