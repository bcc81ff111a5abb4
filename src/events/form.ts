import type { FormField, FieldId } from './field.ts';

/** A form as it was saved: never changed, a change is the next version. */
export type ApplicationForm = { version: number; fields: FormField[] };

/** What changed between the form somebody began with and the one there is. */
export type FormChanges = { added: FormField[]; changed: FormField[]; taken: FormField[] };

export function formChanges(from: readonly FormField[], to: readonly FormField[]): FormChanges {
	const before = new Map(from.map((field) => [field.id, field]));
	const after = new Set(to.map(({ id }) => id));
	return {
		added: to.filter(({ id }) => !before.has(id)),
		changed: to.filter((field) => {
			const old = before.get(field.id);
			return old !== undefined && asksOtherwise(old, field);
		}),
		taken: from.filter(({ id }) => !after.has(id))
	};
}

export function isSameForm({ added, changed, taken }: FormChanges): boolean {
	return added.length + changed.length + taken.length === 0;
}

/** Its words, what may be answered, whether it must be, or what becomes of the answer. Where it stands does not matter. */
function asksOtherwise(one: FormField, other: FormField): boolean {
	const asked = ({ step: _, ...rest }: FormField) => JSON.stringify(rest, sortedKeys);
	return asked(one) !== asked(other);
}

/** JSON of one shape, in whatever order the keys were written. */
function sortedKeys(_: string, value: unknown): unknown {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The fields with one moved before its neighbour of the same step, or behind it. */
export function withMoved(
	fields: readonly FormField[],
	id: FieldId,
	towards: 'earlier' | 'later'
): FormField[] {
	const at = fields.findIndex((field) => field.id === id);
	const step = fields[at]?.step;
	const others = fields.map((field, i) => (field.step === step ? i : -1)).filter((i) => i >= 0);
	const neighbour = others[others.indexOf(at) + (towards === 'earlier' ? -1 : 1)];
	if (at < 0 || neighbour === undefined) return [...fields];
	const moved = [...fields];
	[moved[at], moved[neighbour]] = [moved[neighbour] as FormField, moved[at] as FormField];
	return moved;
}

/** The words of a field in the reader's language, else in English or any. */
export function wordsOf<Words>(
	texts: Record<string, Words>,
	language: string
): { words: Words; language: string } | null {
	const found = [language, 'en', ...Object.keys(texts)].find((code) => texts[code] !== undefined);
	return found === undefined ? null : { words: texts[found] as Words, language: found };
}
