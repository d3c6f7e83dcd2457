import { present } from '$lib/page/present.ts';

// Static hosts answer an unknown address with the file 404.html.
export const trailingSlash = 'never';

export const load = (visit) => present(visit, () => import('$lib/pages/missing.ts'));
