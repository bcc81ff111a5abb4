import { redirect } from '@sveltejs/kit';
import {
	audiences,
	isExpertPart,
	languageLevels,
	type ExpertPart,
	type PartAudience,
	type WordedPart
} from '#network/index.ts';
import {
	assignmentsOf,
	listOrganisations,
	ownExpert,
	showPartTo,
	takePartBack,
	tellFile,
	tellPart
} from '#network/index.server.ts';
import { m } from '#messages/messages.js';
import { NotFound, Refusal } from '#platform/index.ts';
import { projectsToName } from '#research/index.server.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { one, valuesOf, withOneMore } from '#ui/form/values.ts';
import {
	audiences as audienceList,
	countries,
	labelIn,
	languageName,
	languages,
	modalities,
	regions,
	topics
} from '#vocabulary/index.ts';
import { availabilityShown } from '../../../../../roster/calendar.ts';
import {
	citableBy,
	evidenceShown,
	ownEvidence,
	type ShownEvidence
} from '../../../../../roster/evidence.server.ts';
import { audienceText, levelText, partHint, partText, roleText } from '../../../../../roster/words.ts';
import { expertRoles } from '#network/index.ts';
import { signedInOnly } from '../../../request.server.ts';
import { readers } from './reading.server.ts';
import { valuesOfPart } from './values.server.ts';
import type { Actions, PageServerLoad } from './$types';

const partFrom = (text: string): ExpertPart => {
	if (!isExpertPart(text)) throw new NotFound('part');
	return text;
};

async function ownOf(locals: App.Locals) {
	const own = await ownExpert(locals.actor);
	if (!own || own.withdrawnAt) throw new NotFound('expert');
	return own;
}

export const load: PageServerLoad = async (event) => {
	signedInOnly(event);
	const { actor, language } = event.locals;
	const part = partFrom(event.params.part);
	const own = await ownOf(event.locals);
	const name = actor.kind === 'person' ? actor.name : '';
	return {
		part,
		title: partText(part),
		hint: partHint(part),
		audience: own.consent[part] ?? null,
		/** Without a name there is no profile: it can be shown to fewer, and goes with all of it. */
		mayTakeBack: own.consent[part] !== undefined && part !== 'name',
		told: own.consent[part] !== undefined,
		file: part === 'photo' || part === 'cv' ? (own.profile[part] ?? null) : null,
		filePath: `/${language}/experts/${own.code}/${part}`,
		days:
			part === 'availability'
				? availabilityShown({
						periods: own.profile.availability ?? [],
						assignments: await assignmentsOf(actor, own.id),
						month: event.url.searchParams.get('month'),
						path: event.url.pathname,
						language,
						now: event.locals.now
					})
				: null,
		values: await valuesOfPart(part, own, { name, language }),
		audiences: audiences.map((value) => ({ value, label: audienceText(value) })),
		...(await choicesFor(part, own.personId, own.profile, language))
	};
};

const none = {
	languages: [],
	levels: [],
	roles: [],
	groups: [],
	forms: [],
	names: [],
	topics: [],
	kept: [],
	own: []
};
type Choice = { value: string; label: string; lang?: string };
type Choices = Record<keyof typeof none, Choice[]>;

/** What a part's form offers to choose from. */
async function choicesFor(
	part: ExpertPart,
	personId: string,
	profile: Awaited<ReturnType<typeof ownOf>>['profile'],
	language: string
): Promise<Choices> {
	const { expertise = [] } = profile;
	const collator = new Intl.Collator(language);
	const sorted = (choices: Choice[]) => choices.sort((a, b) => collator.compare(a.label, b.label));
	const spoken = () =>
		sorted(languages.map(({ code }) => ({ value: code, label: languageName(code), lang: code })));
	if (part === 'name' || part === 'about') return { ...none, languages: spoken() };
	if (part === 'languages')
		return {
			...none,
			languages: spoken(),
			levels: languageLevels.map((value) => ({ value, label: levelText(value) }))
		};
	if (part === 'roles')
		return { ...none, roles: expertRoles.map((value) => ({ value, label: roleText(value) })) };
	if (part === 'offer')
		return {
			...none,
			groups: sorted(named(audienceList, language)),
			forms: named(modalities, language)
		};
	if (part === 'places')
		return {
			...none,
			names: sorted(
				[...regions.map(({ labels }) => labels), ...countries.map(({ names }) => names)].map((labels) => {
					const { text } = labelIn(labels, language);
					return { value: text, label: text };
				})
			)
		};
	if (part === 'affiliations')
		return {
			...none,
			names: (await listOrganisations(language)).map(({ title }) => ({
				value: title.text,
				label: title.text
			}))
		};
	if (part !== 'expertise') return none;
	const [{ certificates, taught }, projects, shown] = await Promise.all([
		ownEvidence(personId, language),
		projectsToName(language),
		evidenceShown(
			expertise.map(({ evidence }) => evidence),
			{ name: profile.name?.name ?? '', orcid: profile.orcid ?? null },
			language
		)
	]);
	const topicName = (id: string) =>
		labelIn(topics.find((one) => one.id === id)?.labels ?? { en: id }, language).text;
	return {
		...none,
		topics: sorted(topics.map(({ id }) => ({ value: id, label: topicName(id) }))),
		kept: expertise.map(({ topic, evidence }, i) => {
			const told = shown.get(evidence);
			return {
				value: String(i),
				label: `${topicName(topic)}: ${told ? [told.kind, told.text, authorText(told)].filter(Boolean).join(' · ') : '–'}`
			};
		}),
		names: projects.map(({ title }) => ({ value: title.text, label: title.text })),
		own: [
			...certificates.map(({ code, said }) => ({
				value: `certificate ${code}`,
				label: `${said.titles[language] ?? Object.values(said.titles)[0] ?? ''} · ${code}`
			})),
			...taught.map(({ edition, course }) => ({
				value: `course ${edition.id}`,
				label: `${course.title.text} · ${edition.slug}`
			}))
		]
	};
}

const authorText = ({ author }: ShownEvidence): string | null =>
	author === null ? null : author ? m.experts_evidence_author() : m.experts_evidence_unmatched();

const named = (terms: typeof modalities, language: string): Choice[] =>
	terms.map(({ id, labels }) => ({ value: id, label: labelIn(labels, language).text }));

function audienceFrom(text: string): PartAudience {
	const audience = audiences.find((one) => one === text);
	if (!audience) throw new Refusal('expert_audience', { field: 'audience' });
	return audience;
}

const back = (language: string, done: string) => redirect(303, `/${language}/account/expert?done=${done}`);

export const actions: Actions = {
	tell: async (event) => {
		signedInOnly(event);
		const { actor, language, now } = event.locals;
		const part = partFrom(event.params.part);
		const own = await ownOf(event.locals);
		const form = await event.request.formData();
		const file = form.get('file');
		form.delete('file');
		const values = valuesOf(form);
		return answering(values, async () => {
			if (part === 'photo' || part === 'cv') {
				if (!(file instanceof File) || file.size === 0)
					throw new Refusal('expert_file_needed', { field: 'file' });
				const bytes = new Uint8Array(await file.arrayBuffer());
				await tellFile(actor, part, { name: file.name, bytes }, audienceFrom(one(values, 'audience')), now);
			} else
				await tellWords(
					part,
					{ own, values, language, now },
					event.locals,
					audienceFrom(one(values, 'audience'))
				);
			back(language, 'told');
		});
	},
	/** One more empty field; nothing is kept yet. */
	more: async (event) => {
		signedInOnly(event);
		return refused(withOneMore(valuesOf(await event.request.formData())), []);
	},
	show: async (event) => {
		signedInOnly(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const { actor, language, now } = event.locals;
			await showPartTo(actor, partFrom(event.params.part), audienceFrom(one(values, 'audience')), now);
			back(language, 'shown');
		});
	},
	take: async (event) => {
		signedInOnly(event);
		return answering({}, async () => {
			const { actor, language, now } = event.locals;
			await takePartBack(actor, partFrom(event.params.part), now);
			back(language, 'taken');
		});
	}
};

async function tellWords<Part extends WordedPart>(
	part: Part,
	asked: Parameters<(typeof readers)[Part]>[0],
	{ actor, language, now }: App.Locals,
	audience: PartAudience
): Promise<void> {
	const { told, unknown, named: justNamed } = await readers[part](asked);
	if (unknown !== null) throw new Refusal('not_known', { text: unknown.slice(0, 80), field: 'countries' });
	const evidence = await ownEvidence(asked.own.personId, language);
	await tellPart(actor, part, told, audience, citableBy(asked.own, evidence, justNamed), now);
}
