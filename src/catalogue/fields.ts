import * as v from 'valibot';
import { isDay } from './days.ts';
import { refusalToLink } from './link.ts';
import { cleanLine, cleanText } from './text.ts';

// What one field may hold, and the code of the sentence when it does not.
// Lengths are looked at before anything else touches a text: a field may hold ten megabytes.
export const line = (most: number) =>
	v.pipe(
		v.string('not_text'),
		v.maxLength(most * 2, `too_long:${most}`),
		v.transform(cleanLine),
		v.maxLength(most, `too_long:${most}`)
	);
export const lines = (most: number) =>
	v.pipe(
		v.string('not_text'),
		v.maxLength(most * 2, `too_long:${most}`),
		v.transform(cleanText),
		v.maxLength(most, `too_long:${most}`)
	);
export const orNull = v.transform((text: string) => (text === '' ? null : text));
export const optionalLine = (most: number) => v.pipe(v.nullish(line(most), ''), orNull);
export const optionalLines = (most: number) => v.pipe(v.nullish(lines(most), ''), orNull);

/** Forms send '' for what is not said, files null or nothing. */
export const orEmpty = <T>(schema: v.GenericSchema<unknown, T>, code: string) =>
	v.nullish(
		v.union(
			[
				v.pipe(
					v.literal(''),
					v.transform(() => null)
				),
				schema
			],
			code
		),
		''
	);

export const known = (isKnown: (text: string) => boolean, code: string) =>
	v.pipe(line(200), v.check(isKnown, code));
export const optionalKnown = (isKnown: (text: string) => boolean, code: string) =>
	v.pipe(
		v.nullish(
			v.pipe(
				line(200),
				v.check((text) => text === '' || isKnown(text), code)
			),
			''
		),
		orNull
	);
export const oneOf = <const T extends string>(list: readonly T[], code: string) =>
	v.pipe(
		v.nullish(
			v.pipe(
				line(50),
				v.check((text) => text === '' || list.includes(text as T), code)
			),
			''
		),
		v.transform((text) => (text === '' ? null : (text as T)))
	);
export const list = <T extends v.GenericSchema<unknown, string | number>>(one: T, most = 300) =>
	v.pipe(
		v.nullish(v.pipe(v.array(one, 'not_list'), v.maxLength(most, `too_many:${most}`)), []),
		v.transform((all) => [...new Set(all as v.InferOutput<T>[])])
	);

export const whole = (from: number, to: number, code: string) =>
	v.pipe(
		v.union(
			[v.number('not_number'), v.pipe(v.string(), v.regex(/^\s*\d{1,6}\s*$/u, code), v.transform(Number))],
			'not_number'
		),
		v.integer(code),
		v.minValue(from, code),
		v.maxValue(to, code)
	);
export const optionalWhole = (from: number, to: number, code: string) => orEmpty(whole(from, to, code), code);

export const day = optionalKnown(isDay, 'not_a_day');
/** A wall clock's time in the entry's zone: '2026-03-29T14:30'. */
export const localTime = optionalKnown(
	(text) => isDay(text.slice(0, 10)) && /^.{10}T([01]\d|2[0-3]):[0-5]\d$/u.test(text),
	'not_a_time'
);
export const flag = v.nullish(
	v.union(
		[
			v.boolean(),
			v.pipe(
				v.picklist(['on', 'true', 'false', '']),
				v.transform((text) => text === 'on' || text === 'true')
			)
		],
		'not_yes_or_no'
	),
	false
);

export const link = v.pipe(
	v.string('not_text'),
	v.transform((text) => text.trim()),
	v.minLength(1, 'required'),
	v.rawCheck(({ dataset, addIssue }) => {
		const refusal = dataset.typed && dataset.value !== '' ? refusalToLink(dataset.value) : null;
		if (refusal) addIssue({ message: refusal });
	})
);
