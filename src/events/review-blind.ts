import type { AnswerValue } from './field-answer.ts';
import type { FieldId, FormField } from './field.ts';

/** The attachments a reviewer may open: all of them, or where the review is blind those that the form says tell nobody. */
export function filesShown(fields: readonly FormField[], blind: boolean): FormField[] {
	return fields.filter(
		({ kind, identifies, readBlind }) => kind === 'file' && (!blind || (readBlind === true && !identifies))
	);
}

/** What stands in the place of a name. */
export const hidden = '▇▇▇';

/**
 * What a reviewer reads of an application. Blind, without whatever says who it is: fields that identify and files are left
 * out, and where a name stands in what somebody wrote it is covered. Files are apart: what they are called is the writer's own words.
 */
export function answersShown(
	fields: readonly FormField[],
	answers: ReadonlyMap<FieldId, AnswerValue>,
	blind: boolean,
	name: string
): Map<FieldId, AnswerValue> {
	if (!blind) return new Map(answers);
	const said = fields.flatMap(({ id, identifies, kind }) => {
		const value = answers.get(id);
		return identifies && kind !== 'file' && typeof value === 'string' ? [value] : [];
	});
	const cover = covering([...said, ...namesIn(name)]);
	const shown = new Map<FieldId, AnswerValue>();
	for (const { id, identifies, kind } of fields) {
		const value = answers.get(id);
		if (value === undefined || identifies || kind === 'file') continue;
		shown.set(id, kind === 'short' || kind === 'long' ? cover(String(value)) : value);
	}
	return shown;
}

/** The name whole, and each of its words that is long enough to be nobody else's. */
function namesIn(name: string): string[] {
	return [name, ...name.split(/[\s'’-]+/u)];
}

const han = /\p{Script=Han}/u;
const address = /[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+\.\p{L}+/gu;

function covering(said: readonly string[]): (text: string) => string {
	const words = said
		.map((text) => text.trim())
		.filter((text) => [...text].length > (han.test(text) ? 1 : 2))
		.sort((one, other) => other.length - one.length)
		.map((text) => {
			const word = text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
			// Chinese has no spaces between words.
			return han.test(text) ? word : `(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`;
		});
	const found = words.length === 0 ? null : new RegExp(words.join('|'), 'giu');
	return (text) => {
		const without = text.replace(address, hidden);
		return found ? without.replace(found, hidden) : without;
	};
}
