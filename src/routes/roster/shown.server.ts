import { dayOfInstant, daysText } from '#catalogue/ui/day.ts';
import { expertPath, type Profile } from '#network/index.ts';
import { organisationNamesBySlug, type ShownExpert } from '#network/index.server.ts';
import {
	conceptLabel,
	country,
	labelIn,
	languageName,
	languageNameIn,
	region,
	topic
} from '#vocabulary/index.ts';
import { evidenceShown, type ShownEvidence } from './evidence.server.ts';
import { levelText, roleText, stateText } from './words.ts';

export type Named = { text: string; language: string; href: string | null };

/** An expert's page in words: what this viewer may see, and nothing else is in it. */
export type ExpertShown = Awaited<ReturnType<typeof expertShown>>;

export async function expertShown(found: ShownExpert, language: string) {
	const { profile } = found;
	const evidence = await evidenceShown(
		profile.expertise?.map((one) => one.evidence) ?? [],
		{ name: profile.name?.name ?? '', orcid: profile.orcid ?? null },
		language
	);
	return {
		...(await expertHead(found, language)),
		about: profile.about ?? null,
		expertise: [...Map.groupBy(profile.expertise ?? [], (one) => one.topic)].map(([id, told]) => ({
			topic: nameOf(topic(id)?.labels ?? { en: id }, language, `/${language}/topics/${id}`),
			evidence: told.flatMap((one): ShownEvidence | [] => evidence.get(one.evidence) ?? [])
		})),
		audiences: profile.offer?.audiences.map((id) => conceptLabel(`audience:${id}`, language) ?? id) ?? [],
		modalities: profile.offer?.modalities.map((id) => conceptLabel(`modality:${id}`, language) ?? id) ?? [],
		places: placesOf(profile.places, language),
		affiliations: await affiliationsOf(profile, language),
		availability: [...(profile.availability ?? [])]
			.sort((a, b) => (a.from < b.from ? -1 : 1))
			.map(({ from, until, busy }) => ({ busy, days: daysText(from, until, language) })),
		orcid: profile.orcid ?? null,
		cv: profile.cv ? { href: `${expertPath(language, found.code)}/cv`, ...profile.cv } : null
	};
}

/** What a list says of somebody. */
export type ExpertHead = Awaited<ReturnType<typeof expertHead>>;

export async function expertHead(found: ShownExpert, language: string) {
	const { id, code, illustrative, state, vettedAt, confirmedAt, parts, profile } = found;
	const day = (at: Date | null) => at && dayOfInstant(at, language);
	return {
		...{ id: id as string, code, illustrative, state, parts },
		stateText: stateText(state),
		path: expertPath(language, code),
		name: profile.name?.name ?? '',
		headline: profile.name ? { text: profile.name.headline, language: profile.name.language } : null,
		vetted: day(vettedAt),
		confirmed: day(confirmedAt),
		photo: profile.photo ? `${expertPath(language, code)}/photo` : null,
		roles: profile.roles?.map(roleText) ?? [],
		languages: (profile.languages ?? []).map(({ code: of, level }) => ({
			code: of,
			name: languageName(of),
			inPage: languageNameIn(of, language),
			level: levelText(level)
		}))
	};
}

function placesOf(places: Profile['places'] | undefined, language: string): Named[] {
	if (!places) return [];
	const collator = new Intl.Collator(language);
	const named = [
		...places.regions.map((m49) =>
			nameOf(region(m49)?.labels ?? { en: m49 }, language, `/${language}/regions/${m49}`)
		),
		...places.countries.map((iso2) =>
			nameOf(country(iso2)?.names ?? { en: iso2 }, language, `/${language}/countries/${iso2.toLowerCase()}`)
		)
	];
	return named.sort((a, b) => collator.compare(a.text, b.text));
}

async function affiliationsOf(
	{ affiliations = [], name: own }: Partial<Profile>,
	language: string
): Promise<{ name: Named; position: string | null; years: string | null; language: string }[]> {
	const slugs = affiliations.flatMap(({ organisation }) => organisation ?? []);
	const names = await organisationNamesBySlug(slugs, language);
	const spoken = own?.language ?? language;
	return affiliations.map(({ organisation, name, position, since, until }) => {
		const known = organisation === null ? undefined : names.get(organisation);
		return {
			name: known
				? { text: known.name, language: known.language, href: `/${language}/organisations/${known.slug}` }
				: { text: name ?? organisation ?? '', language: spoken, href: null },
			position,
			years: since === null && until === null ? null : `${since ?? ''}–${until ?? ''}`,
			language: spoken
		};
	});
}

function nameOf(labels: Record<string, string | undefined>, language: string, href: string): Named {
	return { ...labelIn(labels, language), href };
}
