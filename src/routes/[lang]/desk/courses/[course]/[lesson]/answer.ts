import type { Said } from '#ui/form/problem.ts';
import type { Values } from '#ui/form/values.ts';
import type { View } from '../../form/view.server.ts';
import type { Conflict } from './save.server.ts';

/** What came back from a form that was sent without the page's help. */
export type Answer = {
	values: Values;
	problems: readonly Said[];
	status: number;
	conflict?: Conflict;
	view?: View;
	fresh?: boolean;
	aside?: string[];
};
