import { daysText } from '#catalogue/ui/when.ts';
import { languageNameIn } from '#vocabulary/index.ts';
import { courseNamed } from '#training/index.server.ts';
import { phaseOf, phaseText, type Edition } from '#training/index.ts';

/** An edition as the desk names it. */
export async function listedEdition(edition: Edition, language: string, now: Date) {
	const { title, entrySlug } = await courseNamed(edition, language);
	const phase = phaseOf(edition, now);
	return {
		slug: edition.slug,
		title,
		entrySlug,
		phase,
		phaseText: phaseText(phase),
		days:
			edition.startsOn === null
				? null
				: daysText(edition.startsOn, edition.endsOn, language, edition.datePrecision),
		languages: edition.languages.map((code) => languageNameIn(code, language)),
		illustrative: edition.illustrative
	};
}
