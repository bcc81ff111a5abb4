import * as v from 'valibot';
import type { Answers } from '#surveys/index.ts';

const text = v.pipe(v.string(), v.maxLength(5000));
const answer = v.nullable(
	v.union([
		text,
		v.number(),
		v.pipe(v.array(text), v.maxLength(100)),
		v.record(v.pipe(v.string(), v.maxLength(60)), text)
	])
);

/** What a device sends, and what stands in the file it makes: of the right shape; each answer is looked at where it is kept. */
export const keptSchema: v.GenericSchema<
	unknown,
	{ language: string; questions: string[]; answers: Answers }
> = v.object({
	language: v.pipe(v.string(), v.maxLength(10)),
	questions: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(300)),
	answers: v.record(v.pipe(v.string(), v.maxLength(60)), answer)
}) as v.GenericSchema<unknown, { language: string; questions: string[]; answers: Answers }>;

/** The file, with the link that its answers are for. */
export const keptFileSchema = v.intersect([
	keptSchema,
	v.object({ serai: v.literal('survey-answers'), link: v.pipe(v.string(), v.maxLength(400)) })
]);
