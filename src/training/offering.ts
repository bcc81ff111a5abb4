import type { TaughtContent, TaughtOffering } from '#catalogue/index.ts';
import type { Content } from '#courses/index.ts';
import { m } from '#messages/messages.js';
import type { Edition } from './edition.ts';

/** What the catalogue says of an edition; null for what it does not list: drafts, and past runs known by history alone. */
export function offeringFromEdition(edition: Edition, tutored: boolean): TaughtOffering | null {
	if (edition.state === 'draft' || edition.versionId === null) return null;
	return {
		// Without a last day it has no end, and without a first one no beginning.
		ongoing: edition.startsOn === null || edition.endsOn === null,
		startsOn: edition.startsOn,
		endsOn: edition.endsOn,
		datePrecision: edition.datePrecision,
		registrationClosesOn: edition.enrolUntil,
		zone: edition.zone,
		modality: tutored ? 'online-tutored' : 'online-self-paced',
		languages: edition.languages,
		certificate: certificateWords(edition),
		cancelled: edition.state === 'cancelled',
		taughtHere: edition.slug,
		illustrative: edition.illustrative
	};
}

/** In English, like the other words that the catalogue takes as they are given. */
function certificateWords({ rules }: Edition): string | null {
	const english = { locale: 'en' } as const;
	if (rules.completion && rules.participation) return m.editions_certificates_both({}, english);
	if (rules.completion) return m.editions_certificate_completion({}, english);
	return rules.participation ? m.editions_certificate_participation({}, english) : null;
}

/** What the catalogue is told of what is taught: by the course's languages, its names, and a text for each module. */
export function contentForCatalogue(contents: readonly Content[]): TaughtContent {
	const texts: Record<string, { title: string; abstract: string | null }> = {};
	const parts: Record<string, string[]> = {};
	for (const content of contents)
		for (const language of content.languages) {
			const title = content.titles[language];
			if (title !== undefined)
				texts[language] ??= { title, abstract: content.summaries[language]?.trim() || null };
			(parts[language] ??= []).push(
				...content.modules
					.map((module) =>
						[module, ...module.lessons]
							.flatMap(({ titles, summaries }) => [titles[language], summaries[language]])
							.filter(Boolean)
							.join('\n')
					)
					.filter(Boolean)
			);
		}
	return { texts, parts };
}
