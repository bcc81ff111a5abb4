import type { Values } from '#ui/form/values.ts';
import type { Tongue } from '../../form/tongue.server.ts';
import type { SendingTo } from '../../sending.ts';
import type { SourceField } from './lesson.server.ts';

/** What may be sent for a file's field, in words, and where it goes. */
export type Upload = { accept: string; hint: string; to: SendingTo };

/** What every field of an editor needs: what is in it, what is wrong, its language, and what it is translated from. */
export type EditingProps = {
	values: Values;
	problem: (name: string) => string | undefined;
	tongue: Tongue;
	/** Null where the source itself is written. */
	from: { tongue: Tongue; field: (name: string) => SourceField | undefined } | null;
};
