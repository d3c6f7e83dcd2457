// Parts that a page works without, in one file, which is loaded when the browser is idle (LoadWhenIdle.svelte).
export { default as OfflineLine } from './OfflineLine.svelte';
export { default as OfflineNotice } from './OfflineNotice.svelte';
export { default as ReadingProgress } from './ReadingProgress.svelte';
