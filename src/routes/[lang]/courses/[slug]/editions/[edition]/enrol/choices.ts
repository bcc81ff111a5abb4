import { notSaid, profileFields, type ProfileName } from '#training/index.ts';
import { choiceText } from './profile-words.ts';

export type Choice = { value: string; label: string };

/** What can be chosen for a field of the learner's profile; empty: it is typed. */
export function asChoices(name: ProfileName, countries: readonly Choice[]): Choice[] {
	const field = profileFields[name];
	if (field.kind === 'country') return [...countries, { value: notSaid, label: choiceText(name, notSaid) }];
	return field.kind === 'choice'
		? field.choices.map((value) => ({ value, label: choiceText(name, value) }))
		: [];
}
