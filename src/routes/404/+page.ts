import { present } from '$lib/ui/present.ts';

// Static hosts answer an unknown address with the file 404.html.
export const trailingSlash = 'never';

export const load = (visit) => present(visit, () => import('$lib/ui/pages/missing.ts'));
