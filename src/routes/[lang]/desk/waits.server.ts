import { m } from '#messages/messages.js';
import { deskNumbers, listDeskEntries, translationsMissing } from '#catalogue/index.server.ts';
import { daysSince, mayReview } from '#catalogue/index.ts';
import { countClaims } from '#network/index.server.ts';
import { countUnconfirmed } from '#people/index.server.ts';
import { dossierNumbers } from '#research/index.server.ts';
import { isAdministrator, type Actor } from '#people/index.ts';
import { mailIsSent } from '#platform/index.server.ts';
import { waitsInDiscussions } from './waits-in-discussions.server.ts';
import { languageName, type UiLanguage } from '#vocabulary/index.ts';

/** One line of what waits: how many, of what, where it leads, and what else is worth knowing. */
export type Waiting = { count: number; name: string; path: string; details: string[] };

/** What waits for this person, the most pressing first; what does not wait is not listed. */
export async function waitsFor(actor: Actor, language: UiLanguage, now: Date): Promise<Waiting[]> {
	const [own, translations, reviews, unconfirmed] = await Promise.all([
		mayReview(actor) ? [] : waitsForContributor(actor, language, now),
		translationsMissing(actor, language, { limit: 1, now }),
		mayReview(actor) ? waitsForEditor(actor, now) : [],
		// Where letters go out, they confirm themselves.
		isAdministrator(actor) && !mailIsSent() ? countUnconfirmed(actor) : 0
	]);
	return [
		{
			count: unconfirmed,
			name: m.people_desk_waits({ count: unconfirmed }),
			path: 'people?waiting=yes',
			details: [m.people_desk_waits_detail()]
		},
		...(await waitsInDiscussions(actor)),
		...reviews,
		...own,
		{
			count: translations.total,
			name: m.desk_waits_translations({ count: translations.total, language: languageName(language) }),
			path: `translations?to=${language}`,
			details: [m.desk_waits_translations_detail()]
		},
		...(isAdministrator(actor)
			? [{ count: -1, name: m.desk_waits_people(), path: 'people', details: [m.desk_waits_people_detail()] }]
			: [])
	].filter(({ count }) => count !== 0);
}

async function waitsForEditor(actor: Actor, now: Date): Promise<Waiting[]> {
	const [{ waiting, withDuplicates, oldest, drafts, stale, takenDown }, research, claims] = await Promise.all(
		[deskNumbers(actor, now), dossierNumbers(), countClaims(actor)]
	);
	const days = daysSince(oldest?.toISOString().slice(0, 10) ?? null, now);
	return [
		{
			count: claims,
			name: m.network_waits_claims({ count: claims }),
			path: 'claims',
			details: [m.network_waits_claims_detail()]
		},
		{
			count: takenDown,
			name: m.network_waits_taken_down({ count: takenDown }),
			path: 'entries?state=retired',
			details: [m.network_waits_taken_down_detail()]
		},
		{
			count: waiting,
			name: m.desk_waits_review({ count: waiting }),
			path: 'queue',
			details: [
				...(withDuplicates > 0 ? [m.desk_waits_duplicates({ count: withDuplicates })] : []),
				...(!days ? [] : [m.desk_waits_oldest({ count: days })])
			]
		},
		{
			count: research.uptakes,
			name: m.dossier_desk_uptakes({ count: research.uptakes }),
			path: 'research',
			details: []
		},
		{
			count: research.waiting,
			name: m.dossier_desk_waits({ count: research.waiting }),
			path: 'research?state=in_review',
			details: []
		},
		draftsWait(drafts),
		staleWait(stale)
	];
}

async function waitsForContributor(actor: Actor, language: UiLanguage, now: Date): Promise<Waiting[]> {
	const count = async (query: Parameters<typeof listDeskEntries>[1]) =>
		(await listDeskEntries(actor, { ...query, size: 1 }, language, now)).total;
	const [drafts, proposed, stale] = await Promise.all([
		count({ state: 'draft' }),
		count({ state: 'in_review' }),
		count({ stale: true })
	]);
	return [
		draftsWait(drafts),
		{
			count: proposed,
			name: m.desk_waits_proposed({ count: proposed }),
			path: 'entries?state=in_review',
			details: [m.desk_waits_proposed_detail()]
		},
		staleWait(stale)
	];
}

function draftsWait(count: number): Waiting {
	return {
		count,
		name: m.desk_waits_drafts({ count }),
		path: 'entries?state=draft',
		details: [m.desk_waits_drafts_detail()]
	};
}

function staleWait(count: number): Waiting {
	return {
		count,
		name: m.desk_waits_stale({ count }),
		path: 'entries?stale=yes',
		details: [m.desk_waits_stale_detail()]
	};
}
