import { redirect } from '@sveltejs/kit';
import { dayOfInstant } from '#catalogue/ui/day.ts';
import { daysText } from '#catalogue/ui/day.ts';
import { audiences, isDay } from '#network/index.ts';
import {
	askExpert,
	assignmentsOf,
	cancelAssignment,
	dateConflicts,
	expertForKeepers,
	listShortlists,
	shortlist,
	unvetExpert,
	vetExpert,
	writeReference
} from '#network/index.server.ts';
import { namesOf } from '#people/index.server.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { has, one, valuesOf, type Values } from '#ui/form/values.ts';
import { countries, labelIn } from '#vocabulary/index.ts';
import { assignmentShown } from '../../../../roster/assignment.ts';
import { availabilityShown } from '../../../../roster/calendar.ts';
import { expertShown } from '../../../../roster/shown.server.ts';
import { audienceText, partText } from '../../../../roster/words.ts';
import { onlyFor } from '../../only.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('keepers', event);
	const { actor, language, now } = event.locals;
	const { shown, row } = await expertForKeepers(actor, event.params.id, now);
	const today = now.toISOString().slice(0, 10);
	const asked = {
		from: event.url.searchParams.get('from') ?? '',
		until: event.url.searchParams.get('until') ?? ''
	};
	const span = isDay(asked.from) && isDay(asked.until) && asked.from <= asked.until ? asked : null;
	const [expert, assignments, lists, names, conflicts] = await Promise.all([
		expertShown(shown, language),
		assignmentsOf(actor, row.id),
		listShortlists(actor),
		namesOf(row.vettedBy ? [row.vettedBy] : []),
		span ? dateConflicts(actor, row.id, span) : []
	]);
	const collator = new Intl.Collator(language);
	return {
		done: event.url.searchParams.get('done'),
		expert,
		revision: row.revision,
		way: row.way,
		isOwn: actor.kind === 'person' && actor.id === row.personId,
		vetting: row.vettedAt && {
			on: dayOfInstant(row.vettedAt, language),
			by: names.get(row.vettedBy ?? '') ?? '–',
			/** Told anew since: what was vetted is not what is there. */
			changedSince: row.updatedAt > row.vettedAt
		},
		consent: shown.parts.map((part) => ({
			part: partText(part),
			audience: audienceText(row.consent[part] ?? audiences[2])
		})),
		assignments: assignments.map((one) => ({
			...assignmentShown(one, language),
			mayCancel: one.state === 'asked' || (one.state === 'accepted' && one.endsOn >= today),
			mayRefer: one.state === 'accepted' && one.startsOn <= today
		})),
		days: availabilityShown({
			periods: row.profile.availability ?? [],
			assignments,
			month: event.url.searchParams.get('month'),
			path: event.url.pathname,
			language,
			now
		}),
		conflicts: conflicts.map(({ from, until, what, title }) => ({
			what,
			title,
			days: daysText(from, until, language)
		})),
		lists: lists.map(({ id, title }) => ({ value: id as string, label: title })),
		countries: countries
			.map(({ iso2, names: labels }) => ({ value: iso2, label: labelIn(labels, language).text }))
			.sort((a, b) => collator.compare(a.label, b.label))
	};
};

type Event = Parameters<Actions[string]>[0];
const back = ({ locals, params }: Event, done: string) =>
	redirect(303, `/${locals.language}/desk/roster/${params.id ?? ''}?done=${done}`);

/** Does what a form of this page asks for, and comes back to say so. */
async function doing(event: Event, done: string, work: (values: Values, id: string) => Promise<unknown>) {
	onlyFor('keepers', event);
	const values = valuesOf(await event.request.formData());
	return answering(values, async () => {
		const id = idFrom(event.params.id ?? '');
		if (!id) throw new NotFound('expert');
		await work(values, id);
		back(event, done);
	});
}

function assignmentIn(values: Values): string {
	const id = idFrom(one(values, 'assignment'));
	if (!id) throw new NotFound('assignment');
	return id;
}

const orNull = (text: string) => text.trim() || null;

export const actions: Actions = {
	vet: (event) =>
		doing(event, 'vetted', (values, id) =>
			vetExpert(event.locals.actor, id, Number(one(values, 'revision')), event.locals.now)
		),
	unvet: (event) =>
		doing(event, 'unvetted', (_, id) => unvetExpert(event.locals.actor, id, event.locals.now)),
	list: (event) =>
		doing(event, 'listed', (values, id) =>
			shortlist(event.locals.actor, one(values, 'list'), id, orNull(one(values, 'note')), event.locals.now)
		),
	ask: (event) =>
		doing(event, 'asked', (values, id) =>
			askExpert(
				event.locals.actor,
				id,
				{
					title: one(values, 'title').trim(),
					organisation: one(values, 'organisation').trim(),
					place: orNull(one(values, 'place')),
					country: orNull(one(values, 'country')),
					startsOn: one(values, 'startsOn'),
					endsOn: one(values, 'endsOn'),
					message: orNull(one(values, 'message').replace(/\r\n?/gu, '\n'))
				},
				has(values, 'anyway', 'yes'),
				event.locals.now
			)
		),
	cancel: (event) =>
		doing(event, 'cancelled', (values) => cancelAssignment(event.locals.actor, assignmentIn(values))),
	reference: (event) =>
		doing(event, 'reference', (values) =>
			writeReference(
				event.locals.actor,
				assignmentIn(values),
				{
					text: one(values, 'reference').replace(/\r\n?/gu, '\n'),
					language: event.locals.language,
					isPublic: has(values, 'public', 'yes')
				},
				event.locals.now
			)
		)
};
