// Replaces `$app/navigation`: shallow routing on the browser’s history, without the rest of SvelteKit.
import { page } from './state.svelte.ts';

const write = (method: 'pushState' | 'replaceState', url: string, state: App.PageState) => {
  history[method]({ page: state }, '', url || location.href);
  page.state = state;
};

export const pushState = (url: string, state: App.PageState) => {
  write('pushState', url, state);
};

export const replaceState = (url: string, state: App.PageState) => {
  write('replaceState', url, state);
};

export function goto(url: string, { replaceState = false } = {}): Promise<void> {
  write(replaceState ? 'replaceState' : 'pushState', url, {});
  document.getElementById(url.replace('#', ''))?.scrollIntoView();
  return Promise.resolve();
}

addEventListener('popstate', ({ state }) => {
  page.state = (state as { page?: App.PageState } | null)?.page ?? {};
});
