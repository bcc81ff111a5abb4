import * as v from 'valibot';
import { idFrom } from '#platform/index.ts';
import { verbs, type Json, type RegistrationId, type Statement, type StatementId } from './statement.ts';

/** A person's longest answer, in characters of JSON. */
export const longestValue = 16_000;
/** An answer is a list or an object of texts at the most; what is far deeper would be more than the database can take. */
const deepestValue = 16;
/** As many as a device that was offline for a month sends at once; it sends the rest next. */
export const mostAtOnce = 500;

const id = v.pipe(
	v.string(),
	v.check((text) => idFrom(text) !== null),
	v.toLowerCase()
);

const sentSchema = v.object({
	id,
	registration: id,
	verb: v.picklist(verbs.filter((verb) => verb !== 'marked' && verb !== 'attended')),
	object: id,
	attempt: v.nullish(id, null),
	value: v.nullish(
		v.pipe(
			v.unknown(),
			v.check((value) => isShallow(value, deepestValue) && JSON.stringify(value).length <= longestValue)
		),
		null
	),
	language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/u), v.maxLength(20)),
	happenedAt: v.pipe(
		v.string(),
		v.maxLength(40),
		v.transform((text) => new Date(text)),
		v.check(
			(date) => !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 2000 && date.getUTCFullYear() < 2200
		)
	)
});

function isShallow(value: unknown, deepest: number): boolean {
	if (value === null || typeof value !== 'object') return true;
	return deepest > 0 && Object.values(value).every((one) => isShallow(one, deepest - 1));
}

export type Sent = { good: Statement[]; bad: { id: string; reason: 'malformed' }[] };

/** What a device sent, one by one: a malformed statement does not hold up the others. Null: this is no list of statements. */
export function readSent(body: unknown): Sent | null {
	const list = (body as { statements?: unknown } | null)?.statements;
	if (!Array.isArray(list) || list.length > mostAtOnce) return null;
	const sent: Sent = { good: [], bad: [] };
	for (const one of list as unknown[]) {
		const read = v.safeParse(sentSchema, one);
		if (read.success)
			sent.good.push({
				...read.output,
				id: read.output.id as StatementId,
				registration: read.output.registration as RegistrationId,
				value: storable(read.output.value as Json),
				storedAt: null,
				flags: []
			});
		else sent.bad.push({ id: idText(one), reason: 'malformed' });
	}
	return sent;
}

function idText(one: unknown): string {
	const text = (one as { id?: unknown } | null)?.id;
	return typeof text === 'string' ? text.slice(0, 60) : '';
}

/** PostgreSQL keeps no NUL character in JSON, nor half of a pair of surrogates, as a text that was cut may end with. */
function storable(value: Json): Json {
	if (typeof value === 'string') return storableText(value);
	if (Array.isArray(value)) return value.map(storable);
	if (value !== null && typeof value === 'object')
		return Object.fromEntries(
			Object.entries(value).map(([name, one]) => [storableText(name), storable(one)])
		);
	return value;
}

function storableText(text: string): string {
	return text.replaceAll('\u0000', '').toWellFormed();
}
