import * as v from 'valibot';
import { whole } from './plain.ts';

export const Problem = v.object({
	status: whole,
	message: v.string(),
	code: v.optional(v.string())
});
