import { targets, topic } from '#vocabulary/index.ts';

/** A file of research as the demonstration has it: `content/research.json`. */
export type ResearchContent = {
	generated: string;
	projects: RawProject[];
	publications: RawPublication[];
	recommendations: RawRecommendation[];
	practices?: RawPractice[];
};

type RawProject = {
	id: string;
	title: string;
	language: string;
	start_year: number | null;
	end_year: number | null;
	organisations: string[];
	url: string | null;
	topics: string[];
	countries: string[];
	summary: string;
	source: string;
	evidence: string;
	note?: string;
};

export type RawPublication = {
	id: string;
	type: string;
	title: string;
	language: string;
	authors: string[];
	year: number | null;
	venue: string;
	doi: string | null;
	url: string | null;
	organisations: string[];
	topics: string[];
	summary: string;
	source: string;
	evidence: string;
	flags?: string[];
	/** The slug of an entry of the catalogue that is the same. */
	same_as?: string;
	doi_unverified?: string;
};

type RawRecommendation = {
	id: string;
	text: string;
	language: string;
	publication: string | null;
	catalogue_id: string | null;
	topics: string[];
	addressees?: string[];
	countries?: string[];
	wording: string;
	source: string;
};

/** Practices have their texts in several languages: they are our own, and invented. */
type RawPractice = {
	id: string;
	language: string;
	texts: Record<string, { title: string; summary: string; results: string; conditions: string }>;
	organisations: string[];
	topics: string[];
	countries: string[];
	place: string | null;
	start_year: number | null;
	end_year: number | null;
	copying: string;
	illustrative: boolean;
};

/** 'prj-mignex' → 'mignex': what kind it is, its address says. */
export function slugOfRaw(id: string): string {
	return id.replace(/^(prj|pub|rec|pra)-/u, '');
}

/** The objectives and targets that its topics lead to: nobody states them of research (content/README.md). */
export function tagsFromTopics(ids: readonly string[]): { gcmObjectives: number[]; sdgTargets: string[] } {
	const found = ids.flatMap((id) => topic(id) ?? []);
	return {
		gcmObjectives: [...new Set(found.flatMap((one) => one.gcmObjectives))].sort((a, b) => a - b),
		sdgTargets: [...new Set(found.flatMap((one) => one.sdgTargets))].filter((id) =>
			targets.some((one) => one.id === id)
		)
	};
}

const entryTypes: Record<string, string> = { 'research-brief': 'policy-brief' };

/** A publication as a record of the catalogue's files. One without any address leads to where it can be looked for. */
export function publicationRecord(raw: RawPublication): Record<string, unknown> {
	const { title, language, doi, url, doi_unverified: likely, flags = [] } = raw;
	const known = url ?? (doi ? `https://doi.org/${doi}` : null);
	const probable = likely ? `https://doi.org/${likely}` : searchFor(title);
	const tags = tagsFromTopics(raw.topics);
	return {
		id: slugOfRaw(raw.id).slice(0, 120),
		kind: 'resource',
		type: entryTypes[raw.type] ?? raw.type,
		titles: { [language]: title },
		title_language: language,
		abstract: { [language]: raw.summary },
		url: known ?? probable,
		url_level: known === null || new URL(known).pathname === '/' ? 'landing' : 'item',
		doi,
		year: raw.year,
		authors: raw.authors,
		languages: [language],
		topics: raw.topics,
		gcm_objectives: tags.gcmObjectives,
		sdg_targets: tags.sdgTargets,
		providers: raw.organisations,
		source: raw.source,
		evidence: raw.evidence,
		flags: known === null ? [...new Set([...flags, 'needs-check'])] : flags,
		note: known === null ? 'Its address is not known: the link is where to look for it.' : null
	};
}

function searchFor(title: string): string {
	return `https://search.crossref.org/search/works?${new URLSearchParams({ q: title, from_ui: 'yes' })}`;
}

export function projectInput(raw: RawProject): object {
	return {
		kind: 'project',
		language: raw.language,
		title: raw.title,
		summary: raw.summary,
		organisations: raw.organisations.map((slug, i) => ({ slug, role: i === 0 ? 'lead' : 'partner' })),
		topics: raw.topics,
		countries: raw.countries,
		...tagsFromTopics(raw.topics),
		url: raw.url ?? '',
		startedYear: raw.start_year ?? '',
		endedYear: raw.end_year ?? '',
		source: raw.source,
		note: raw.note ?? ''
	};
}

/** `publication`: the slug of the entry that it rests on. */
export function recommendationInput(raw: RawRecommendation, publication: string | null): object {
	return {
		kind: 'recommendation',
		language: raw.language,
		title: raw.text,
		entries: publication === null ? [] : [publication],
		topics: raw.topics,
		countries: raw.countries ?? [],
		addressees: raw.addressees ?? [],
		...tagsFromTopics(raw.topics),
		wording: raw.wording,
		source: raw.source
	};
}

export function practiceInput(raw: RawPractice): object {
	return {
		kind: 'practice',
		language: raw.language,
		...raw.texts[raw.language],
		organisations: raw.organisations.map((slug) => ({ slug, role: 'lead' })),
		topics: raw.topics,
		countries: raw.countries,
		...tagsFromTopics(raw.topics),
		place: raw.place ?? '',
		startedYear: raw.start_year ?? '',
		endedYear: raw.end_year ?? '',
		copying: raw.copying,
		illustrative: raw.illustrative
	};
}
