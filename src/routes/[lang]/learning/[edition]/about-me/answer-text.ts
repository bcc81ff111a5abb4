import { notSaid, profileFields, type ProfileName } from '#training/index.ts';
import { country, labelIn } from '#vocabulary/index.ts';
import { choiceText } from '../../../courses/[slug]/editions/[edition]/enrol/profile-words.ts';

/** An answer in words; what somebody typed stays as it is. */
export function answerText(name: ProfileName, value: string, language: string): string {
	const { kind } = profileFields[name];
	if (kind === 'text') return value;
	if (kind === 'choice' || value === notSaid) return choiceText(name, value);
	const found = country(value);
	return found ? labelIn(found.names, language).text : value;
}
