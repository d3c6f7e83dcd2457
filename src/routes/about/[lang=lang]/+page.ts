import { present } from '$lib/ui/present.ts';

export const load = (visit) => present(visit, () => import('$lib/ui/pages/about.ts'));
