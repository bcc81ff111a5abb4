import { onlyFor } from '../../only.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => onlyFor('workers', event);
