import * as v from 'valibot';
import { depthOf, deepestCondition, type Condition } from './condition.ts';
import {
	disclosures,
	mostOptions,
	mostQuestions,
	questionKinds,
	sensitivities,
	type Questionnaire
} from './question.ts';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const texts = (most: number) => v.record(text(10), text(most));
const id = text(60);

const condition: v.GenericSchema<unknown, Condition> = v.lazy((input) => {
	const fields = typeof input === 'object' && input !== null ? input : {};
	if ('all' in fields) return v.strictObject({ all: v.pipe(v.array(condition), v.maxLength(50)) });
	if ('any' in fields) return v.strictObject({ any: v.pipe(v.array(condition), v.maxLength(50)) });
	if ('not' in fields) return v.strictObject({ not: condition });
	if ('is' in fields) return v.strictObject({ question: id, is: v.literal('answered') });
	if ('least' in fields) return v.strictObject({ question: id, least: v.number() });
	if ('most' in fields) return v.strictObject({ question: id, most: v.number() });
	return v.strictObject({ question: id, has: id, row: v.optional(id) });
}) as v.GenericSchema<unknown, Condition>;

const when = v.nullable(
	v.pipe(
		v.unknown(),
		// Before anything walks down: what comes from outside may be as deep as its sender likes.
		v.check((input) => JSON.stringify(input).length < 20_000, 'too large'),
		condition,
		v.check((tree) => depthOf(tree) <= deepestCondition, 'too deep')
	)
);
const option = v.strictObject({ id, texts: texts(500) });
const options = v.pipe(v.array(option), v.maxLength(mostOptions));
const bound = v.nullable(v.pipe(v.number(), v.finite()));

const question = v.strictObject({
	id,
	kind: v.picklist(questionKinds),
	texts: v.record(text(10), v.strictObject({ label: text(500), hint: text(500), purpose: text(500) })),
	required: v.boolean(),
	mayDecline: v.boolean(),
	options,
	rows: options,
	least: bound,
	most: bound,
	from: v.nullable(text(10)),
	until: v.nullable(text(10)),
	when,
	sensitivity: v.picklist(sensitivities),
	disclosure: v.picklist(disclosures),
	keptDays: v.number(),
	block: v.nullable(id)
});

/** A questionnaire as it comes from a file: of the right shape; whether it is sound is `flawsOf`’s affair. */
export const questionnaireSchema: v.GenericSchema<unknown, Questionnaire> = v.strictObject({
	languages: v.pipe(v.array(text(10)), v.minLength(1), v.maxLength(20)),
	title: texts(300),
	intro: texts(4000),
	thanks: texts(2000),
	sections: v.pipe(
		v.array(
			v.strictObject({
				id,
				texts: texts(300),
				when,
				questions: v.pipe(v.array(question), v.maxLength(mostQuestions))
			})
		),
		v.maxLength(40)
	)
}) as v.GenericSchema<unknown, Questionnaire>;
