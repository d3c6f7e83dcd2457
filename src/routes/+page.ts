import { present } from '$lib/page/present.ts';

export const load = (visit) => present(visit, () => import('$lib/pages/shelf.ts'));
