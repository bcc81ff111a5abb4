import { Refusal } from '#platform/index.ts';
import { isDay } from '#surveys/index.ts';
import { one, type Values } from '#ui/form/values.ts';

/** A day of a form; null: none. Throws Refusal('not_a_day'). */
export function dayFrom(values: Values, field: string): string | null {
	const day = one(values, field).trim();
	if (day === '') return null;
	if (!isDay(day)) throw new Refusal('not_a_day', { field });
	return day;
}
