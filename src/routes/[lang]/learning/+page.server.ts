import { redirect, type RequestEvent } from '@sveltejs/kit';
import { dayIn } from '#catalogue/index.ts';
import { dayText } from '#catalogue/ui/day.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { mailIsSent } from '#platform/index.server.ts';
import {
	confirmName,
	editionFacts,
	enrol,
	moveTo,
	myLearning,
	ownEdition,
	profileOf,
	withdraw
} from '#training/index.server.ts';
import { readProfile, type EnrolmentId } from '#training/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { learnersZone } from '../../zone.server.ts';
import { signedInOnly } from '../(account)/request.server.ts';
import { cardOf } from './card.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedInOnly(event);
	const { actor, language, now } = event.locals;
	const { learning, certificates } = await myLearning(actor, language, now);
	const mine = await learnersZone(event.cookies, learning[0]?.id);
	const cards = learning.map((one) => cardOf(one, mine, language, mailIsSent()));
	const isNow = ({ state, phase }: (typeof learning)[number]) =>
		(state === 'enrolled' || state === 'waiting' || state === 'applied') &&
		(phase === 'coming' || phase === 'enrolling' || phase === 'running');
	return {
		done: event.url.searchParams.get('done'),
		mailIsSent: mailIsSent(),
		doneEdition: event.url.searchParams.get('edition'),
		mine,
		now: cards.filter((_, i) => isNow(learning[i]!)),
		earlier: cards.filter((_, i) => !isNow(learning[i]!)),
		certificates: certificates.map(({ code, kind, said, status, issuedAt, revokedAt, supersededBy }) => ({
			code,
			kind,
			holder: said.holder,
			title: said.titles[language] ?? Object.values(said.titles)[0] ?? '',
			status,
			day: dayText(dayIn(mine ?? 'UTC', issuedAt), language),
			/** Nothing stands in its place: its holder should know since when. */
			revokedOn:
				status === 'revoked' && supersededBy === null && revokedAt
					? dayText(dayIn(mine ?? 'UTC', revokedAt), language)
					: null,
			/** With another spelling of the name than one that was revoked for it. */
			corrects: certificates.some((one) => one.status === 'revoked' && one.supersededBy === code)
		}))
	};
};

type Doing = (event: RequestEvent, id: EnrolmentId, values: Values) => Promise<string>;

/** One button of one enrolment: does it, and comes back saying so. */
function act(work: Doing) {
	return async (event: RequestEvent) => {
		signedInOnly(event);
		const values = valuesOf(await event.request.formData());
		const id = idFrom<'Enrolment'>(one(values, 'enrolment'));
		if (!id) throw new NotFound('enrolment');
		const { edition } = await ownEdition(event.locals.actor, id);
		return answering(values, async () => {
			const done = await work(event, id, values);
			redirect(303, `/${event.locals.language}/learning?done=${done}&edition=${edition.slug}`);
		});
	};
}

export const actions: Actions = {
	withdraw: act(async ({ locals }, id) => {
		await withdraw(locals.actor, id, locals.now);
		return 'withdrawn';
	}),
	return: act(async ({ locals }, id) => {
		const { actor, language, now } = locals;
		const { own, edition } = await ownEdition(actor, id);
		const told = await profileOf(id);
		const { problems } = readProfile(told, { consent: true, optIn: true });
		// What was told has been erased meanwhile, or more is asked now: the form asks for it; so it does of who applies anew.
		const applies = edition.admission === 'application' && own.enrolledAt === null;
		if (problems.length > 0 || applies)
			redirect(303, `/${language}/courses/course/editions/${edition.slug}/enrol`);
		const { state } = await enrol(actor, edition.id, { language: own.language, profile: told }, now);
		return state === 'enrolled' ? 'returned' : state;
	}),
	move: act(async ({ locals }, id, values) => {
		const target = idFrom<'Edition'>(one(values, 'to'));
		if (!target) throw new NotFound('edition');
		const { own } = await ownEdition(locals.actor, id);
		const there = await editionFacts(target);
		// Whom no team has let in applies there, and is asked what its team asks.
		if (there.admission === 'application' && own.enrolledAt === null)
			redirect(303, `/${locals.language}/courses/course/editions/${there.slug}/enrol?from=${id}`);
		const { state } = await moveTo(locals.actor, id, target, locals.now);
		return state === 'enrolled' ? 'moved' : state;
	}),
	name: act(async ({ locals }, id, values) => {
		await confirmName(locals.actor, id, one(values, 'name'), locals.now);
		return 'named';
	})
};
