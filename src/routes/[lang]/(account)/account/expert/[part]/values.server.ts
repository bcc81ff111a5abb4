import type { Expert, ExpertPart, Profile } from '#network/index.ts';
import { organisationNamesBySlug } from '#network/index.server.ts';
import type { Values } from '#ui/form/values.ts';
import { country, labelIn, region } from '#vocabulary/index.ts';

/** A part as its form is filled in: what was told, or what is likely for who tells it for the first time. */
export async function valuesOfPart(
	part: ExpertPart,
	{ profile }: Expert,
	{ name, language }: { name: string; language: string }
): Promise<Values> {
	const { affiliations = [] } = profile;
	switch (part) {
		case 'name': {
			const told = profile.name ?? { name, headline: '', language };
			return { name: [told.name], headline: [told.headline], language: [told.language] };
		}
		case 'about':
			return { about: [profile.about?.text ?? ''], language: [profile.about?.language ?? language] };
		case 'roles':
			return { roles: profile.roles ?? [] };
		case 'offer':
			return {
				audiences: profile.offer?.audiences ?? [],
				modalities: profile.offer?.modalities ?? []
			};
		case 'orcid':
			return { orcid: [profile.orcid ?? ''] };
		case 'languages':
			return {
				language: profile.languages?.map(({ code }) => code) ?? [],
				level: profile.languages?.map(({ level }) => level) ?? []
			};
		case 'places':
			return { countries: placeNames(profile.places, language) };
		case 'availability':
			return {
				from: profile.availability?.map(({ from }) => from) ?? [],
				until: profile.availability?.map(({ until }) => until) ?? [],
				busy: profile.availability?.map(({ busy }) => (busy ? 'busy' : 'free')) ?? []
			};
		case 'affiliations': {
			const names = await organisationNamesBySlug(
				affiliations.flatMap(({ organisation }) => organisation ?? []),
				language
			);
			return {
				organisation: affiliations.map(
					(one) => one.name ?? names.get(one.organisation ?? '')?.name ?? one.organisation ?? ''
				),
				position: affiliations.map(({ position }) => position ?? ''),
				since: affiliations.map(({ since }) => String(since ?? '')),
				to: affiliations.map(({ until }) => String(until ?? ''))
			};
		}
		case 'expertise':
			return { keep: (profile.expertise ?? []).map((_, i) => String(i)) };
		case 'photo':
		case 'cv':
			return {};
	}
}

function placeNames(places: Profile['places'] | undefined, language: string): string[] {
	return [
		...(places?.regions ?? []).map((m49) => labelIn(region(m49)?.labels ?? {}, language).text),
		...(places?.countries ?? []).map((iso2) => labelIn(country(iso2)?.names ?? {}, language).text)
	];
}
