import type { Kind } from '#catalogue/index.ts';
import type { Said } from '#ui/form/problem.ts';
import type { Values } from '#ui/form/values.ts';
import type { Choices } from './choices.server.ts';

/** What every part of the form is given. */
export type PartProps = {
	kind: Kind;
	values: Values;
	problems: readonly Said[];
	choices: Choices;
};

/** A part with lists also knows where the form goes for one more line. */
export type ListingPartProps = PartProps & { more: string };
