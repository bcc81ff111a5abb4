import { m } from '#messages/messages.js';
import { notSaid, type ProfileName } from '#training/index.ts';
import { country, labelIn, languageNameIn } from '#vocabulary/index.ts';
import { choiceText, fieldText } from '../../../courses/[slug]/editions/[edition]/enrol/profile-words.ts';

type Field = ProfileName | 'language';

export function fieldTitle(field: Field): string {
	return field === 'language' ? m.team_column_language() : fieldText(field);
}

/** A group's name; '': those who told nothing; null: groups too small to be named. */
export function cellText(field: Field, key: string | null, language: string): string {
	if (key === null) return m.team_figures_small_groups();
	if (key === '') return m.team_figures_not_told();
	if (field === 'language') return languageNameIn(key, language);
	if (field !== 'country' || key === notSaid) return choiceText(field, key);
	const found = country(key);
	return found ? labelIn(found.names, language).text : key;
}

export function didTexts() {
	return [
		{ key: 'begun' as const, text: m.team_number_begun() },
		{ key: 'half' as const, text: m.team_number_half() },
		{ key: 'participation' as const, text: m.team_figures_participation() },
		{ key: 'completion' as const, text: m.team_figures_completion() }
	];
}
