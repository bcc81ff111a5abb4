import { redirect, type RequestEvent } from '@sveltejs/kit';
import { dayOfInstant, dayText } from '#catalogue/ui/day.ts';
import { shareText } from '#catalogue/ui/locale.ts';
import { namesOf } from '#impact/index.server.ts';
import { idFrom, NotFound, Refusal } from '#platform/index.ts';
import {
	closeWave,
	handedLink,
	inviteToWave,
	linkageSentences,
	listInvited,
	notAskedIn,
	noteDisposition,
	openOwnWave,
	participationBy,
	participationOf,
	prolongWave,
	remindNow,
	renewInvitation,
	severedAt,
	severStudy,
	strataOf
} from '#surveys/index.server.ts';
import {
	closesSoon,
	dispositions,
	inviteesFrom,
	isReadByNobody,
	lastDayOf,
	phaseOf,
	textIn,
	type InvitationId,
	type Texts
} from '#surveys/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { languageName } from '#vocabulary/index.ts';
import { onlyFor } from '../../../only.server.ts';
import { doneText } from '../../done.ts';
import { dispositionNames, linkageNames, phaseNames, waveKindNames } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language, now } = event.locals;
	const wave = await openOwnWave(actor, event.params.slug);
	const phase = phaseOf(wave, now);
	const [participation, dimensions, invited, severed, names, leftOut] = await Promise.all([
		participationOf(wave),
		strataOf(wave.id),
		listInvited(wave),
		severedAt(wave.studyId),
		namesOf({ cohorts: [], waves: [wave.id] }, language, []),
		notAskedIn(wave)
	]);
	const share = (value: number | null) => (value === null ? null : shareText(value, language));
	const answers = participation.responses + participation.waiting;
	return {
		done: doneText(event.url),
		/** Of an anonymous wave with too few answers to be read: how many there are, and whether it soon closes by itself. */
		short: isReadByNobody(wave.linkage, answers) ? { answers, soon: closesSoon(wave, now) } : null,
		wave: {
			...{
				slug: wave.slug,
				title: textIn(wave.title, language, wave.slug),
				open: wave.kind === 'open',
				phase
			},
			...{ phaseName: phaseNames[phase](), kind: waveKindNames[wave.kind](), level: wave.linkage },
			...{
				linkage: linkageNames[wave.linkage](),
				promise: linkageSentences[wave.linkage](),
				closesOn: wave.closesOn
			},
			...{
				opens: dayText(wave.opensOn, language),
				closes: dayText(wave.closesOn, language),
				closedOn: wave.closedAt && dayText(lastDayOf(wave), language)
			},
			...{
				languages: wave.languages.map(languageName),
				reminders: wave.reminderDays,
				illustrative: wave.illustrative
			},
			severed: severed ? dayOfInstant(severed, language) : null,
			path: `/${language}/surveys/${wave.slug}`
		},
		participation: {
			...participation,
			rr1: share(participation.rates?.rr1 ?? null),
			rr2: share(participation.rates?.rr2 ?? null),
			base: participation.rates?.base ?? 0,
			lines: dispositions.map((one_) => ({
				name: dispositionNames[one_](),
				count: participation.counts[one_]
			}))
		},
		leftOut: leftOut.map(({ id, texts }) => {
			const labels = Object.entries(texts).map(([code, { label }]) => [code, label]);
			return { id, label: textIn(Object.fromEntries(labels) as Texts, language, id) };
		}),
		strata: await Promise.all(
			dimensions.slice(0, 8).map(async (dimension) => ({
				dimension: names.dimension(dimension),
				rows: (await participationBy(wave.id, dimension)).map((row) => ({
					...row,
					value: names.category(dimension, row.value ?? '')
				}))
			}))
		),
		invited: invited.map(({ disposition, sentAt, ...one_ }) => ({
			...one_,
			language: languageName(one_.language),
			disposition: disposition && dispositionNames[disposition](),
			noted: disposition === 'refusal' || disposition === 'not_eligible' || disposition === 'unknown',
			sent: sentAt ? dayOfInstant(sentAt, language) : null
		}))
	};
};

/** Does what a form asks for, and comes back to the page saying so: `done`, or what `work` answers that came of it. */
async function doing(
	event: RequestEvent,
	done: string,
	work: (slug: string, values: Values) => Promise<unknown>
) {
	onlyFor('workers', event);
	const values = valuesOf(await event.request.formData());
	const slug = event.params['slug'] ?? '';
	return answering(values, async () => {
		const answer = await work(slug, values);
		if (typeof answer === 'object') return answer as { values: Values; problems: []; link: string };
		const said = typeof answer === 'string' ? answer : done;
		redirect(303, `/${event.locals.language}/desk/surveys/waves/${slug}?done=${said}`);
	});
}

const chosen = (values: Values): InvitationId => {
	const id = idFrom<'Invitation'>(one(values, 'invitation'));
	if (!id) throw new NotFound('invitation');
	return id;
};

export const actions: Actions = {
	invite: (event) =>
		doing(event, 'asked', async (slug, values) => {
			const { actor, now } = event.locals;
			const wave = await openOwnWave(actor, slug);
			const { people, wrong } = inviteesFrom(one(values, 'people'), wave.languages);
			const [first] = wrong;
			if (first)
				throw new Refusal('survey_pasted_wrong', { field: 'people', line: first.line, text: first.text });
			if (people.length === 0) throw new Refusal('required', { field: 'people' });
			await inviteToWave(actor, slug, people, now);
		}),
	remind: (event) =>
		doing(event, 'reminded', async (slug) => {
			const { reminded } = await remindNow(event.locals.actor, slug, event.locals.now);
			return reminded === 0 ? 'nobody_reminded' : undefined;
		}),
	prolong: (event) =>
		doing(event, 'saved', (slug, values) => prolongWave(event.locals.actor, slug, one(values, 'closesOn'))),
	close: (event) =>
		doing(event, 'closed', async (slug, values) => {
			const sure = one(values, 'sure');
			if (sure === '') throw new Refusal('application_not_sure', { field: 'sure-close' });
			await closeWave(event.locals.actor, slug, event.locals.now, { unread: sure === 'unread' });
		}),
	sever: (event) =>
		doing(event, 'severed', async (slug, values) => {
			if (one(values, 'sure') !== 'yes') throw new Refusal('application_not_sure', { field: 'sure-sever' });
			await severStudy(event.locals.actor, slug, event.locals.now);
		}),
	note: (event) =>
		doing(event, 'noted', (slug, values) =>
			noteDisposition(event.locals.actor, slug, chosen(values), one(values, 'disposition') || null)
		),
	renew: (event) =>
		doing(
			event,
			'asked',
			async (slug, values) => void (await renewInvitation(event.locals.actor, slug, chosen(values)))
		),
	/** For who has no address: shown once, here. */
	link: (event) =>
		doing(event, 'saved', async (slug, values) => {
			const wave = await openOwnWave(event.locals.actor, slug);
			const link = await handedLink(wave, chosen(values));
			if (!link) throw new NotFound('invitation');
			return { values, problems: [], link };
		})
};
