import * as v from 'valibot';

/** What a certificate may ask for, of what one does in a course. The leaves of its condition tree. */
export const achievementSchema = v.union([
	/** A share of all lessons done, 0..1. */
	v.strictObject({ lessons: v.strictObject({ share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }) }),
	/** The quiz of this key, with at least this share of its points. */
	v.strictObject({
		quiz: v.pipe(v.string(), v.maxLength(60)),
		pass: v.pipe(v.number(), v.minValue(0), v.maxValue(1))
	}),
	/** So many reflections and contributions to discussions written. */
	v.strictObject({ writings: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)) }),
	/** So many live sessions attended. */
	v.strictObject({ sessions: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)) })
]);
export type Achievement = v.InferOutput<typeof achievementSchema>;
