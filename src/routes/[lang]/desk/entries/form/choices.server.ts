import { m } from '#messages/messages.js';
import { flags, type Evidence, type Flag, type Kind } from '#catalogue/index.ts';
import { listOrganisations } from '#network/index.server.ts';
import {
	audiences,
	countries,
	goals,
	labelIn,
	languageName,
	languages,
	modalities,
	narrowerTopics,
	objectives,
	regions,
	targets,
	topics,
	types,
	type Labels
} from '#vocabulary/index.ts';

export type Option = { value: string; label: string; lang?: string; hint?: string };
export type Branch = Option & { narrower: Branch[] };

/** What an entry's form offers, in words of the page's language: the form itself knows no vocabulary. */
export async function choicesFor(kind: Kind, language: string) {
	const collator = new Intl.Collator(language, { sensitivity: 'base' });
	const sorted = (options: Option[]) => options.sort((a, b) => collator.compare(a.label, b.label));
	const option = (value: string, labels: Labels): Option => ({ value, ...said(labels, language) });
	const numbered = ({
		number,
		labels,
		titles
	}: {
		number: number;
		labels: Labels;
		titles: Labels;
	}): Option => ({
		value: String(number),
		label: `${number}. ${labelIn(labels, language).text}`,
		hint: labelIn(titles, language).text
	});
	return {
		types: sorted(types(kind).map(({ id, labels }) => option(id, labels))),
		languages: spokenLanguages(),
		topics: topics.filter(({ broader }) => broader === null).map(({ id }) => branch(id, language)),
		goals: goals.map((goal) => ({
			...numbered(goal),
			targets: targets
				.filter((target) => target.goal === goal.number)
				.map(({ id, titles }) => ({ value: id, label: `${id} ${labelIn(titles, language).text}` }))
		})),
		objectives: objectives.map(numbered),
		audiences: sorted(audiences.map(({ id, labels }) => option(id, labels))),
		regions: sorted(regions.map(({ m49, labels }) => option(m49, labels))),
		countries: sorted(countries.map(({ iso2, names }) => option(iso2, names))),
		modalities: modalities.map(({ id, labels }) => option(id, labels)),
		organisations: (await listOrganisations(language)).map(({ slug, title, shortName }) => ({
			value: slug,
			label: shortName && shortName !== title.text ? `${shortName} – ${title.text}` : title.text
		})),
		zones: kind === 'resource' ? [] : Intl.supportedValuesOf('timeZone'),
		flags: flags.map((value) => ({ value, label: flagText(value) }))
	};
}

export type Choices = Awaited<ReturnType<typeof choicesFor>>;

/** Every language by its own name, the interface's six first. */
export function spokenLanguages(): Option[] {
	return languages.map(({ code }) => ({ value: code, label: languageName(code), lang: code }));
}

function branch(id: string, language: string): Branch {
	const labels = topics.find((topic) => topic.id === id)?.labels ?? {};
	return {
		value: id,
		...said(labels, language),
		narrower: narrowerTopics(id).map((one) => branch(one, language))
	};
}

function said(labels: Labels, language: string): { label: string; lang?: string } {
	const found = labelIn(labels, language);
	return found.language === language ? { label: found.text } : { label: found.text, lang: found.language };
}

const evidenceTexts: Record<Evidence, () => string> = {
	'checked-by-editor': m.desk_evidence_checked_by_editor,
	'stated-by-provider': m.desk_evidence_stated_by_provider,
	'entered-by-hand': m.desk_evidence_entered_by_hand,
	'stored-page': m.desk_evidence_stored_page,
	listing: m.desk_evidence_listing,
	'founding-document': m.desk_evidence_founding_document,
	'curator-knowledge': m.desk_evidence_curator_knowledge
};

/** How the facts were seen, as a sentence; an unknown one as it is. */
export function evidenceText(evidence: string): string {
	return evidenceTexts[evidence as keyof typeof evidenceTexts]?.() ?? evidence;
}

const flagTexts: Record<Flag, () => string> = {
	'needs-check': m.desk_flag_needs_check,
	'partly-inferred': m.desk_flag_partly_inferred,
	'seen-on-mirror': m.desk_flag_seen_on_mirror,
	'title-not-verbatim': m.desk_flag_title_not_verbatim,
	'url-fragment-added': m.desk_flag_url_fragment_added
};

/** What the curators want checked, as a sentence. */
export function flagText(flag: string): string {
	return flagTexts[flag as keyof typeof flagTexts]?.() ?? flag;
}
