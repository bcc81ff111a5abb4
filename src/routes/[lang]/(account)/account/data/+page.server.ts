import { dayText } from '#catalogue/ui/day.ts';
import { dayIn } from '#catalogue/index.ts';
import { redirect } from '@sveltejs/kit';
import { keyOfOwnApplication } from '#events/index.server.ts';
import { m } from '#messages/messages.js';
import { idFrom, NotFound } from '#platform/index.ts';
import { organisationNames, ownClaims, ownExpert } from '#network/index.server.ts';
import { contributesTo } from '#people/index.ts';
import { accountRecord } from '#people/index.server.ts';
import { ownRecord } from '#training/index.server.ts';
import { languageName } from '#vocabulary/index.ts';
import { answerText } from '../../../learning/[edition]/about-me/answer-text.ts';
import { keepKey } from '../../../events/[slug]/apply/key.server.ts';
import { signedInOnly } from '../../request.server.ts';
import { eventsKept } from './events-kept.server.ts';
import { participation } from './participation.server.ts';
import { researchKept } from './research-kept.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedInOnly(event);
	const { actor, language } = event.locals;
	const claims = await ownClaims(actor);
	const [{ account, roles, sessions, passkeys, acts }, learning, names, expert] = await Promise.all([
		accountRecord(actor, event.request.headers),
		ownRecord(actor, language),
		organisationNames(
			[...contributesTo(actor), ...claims.map(({ organisationId }) => organisationId)],
			language
		),
		ownExpert(actor)
	]);
	const day = (at: Date, zone = 'UTC') => dayText(dayIn(zone, at), language);
	return {
		account: { ...account, since: day(account.since), language: languageName(account.language) },
		roles,
		organisationNames: Object.fromEntries([...names].map(([id, { name }]) => [id, name])),
		sessions: sessions.length,
		passkeys: passkeys.length,
		isExpert: expert !== null,
		acts: acts.length,
		claims: claims.map(({ organisationId, statement, askedAt, decidedAt, granted }) => ({
			organisation: names.get(organisationId) ?? null,
			statement,
			asked: day(askedAt),
			became:
				decidedAt === null
					? m.network_kept_waits()
					: granted
						? m.network_kept_granted({ day: day(decidedAt) })
						: m.network_kept_declined({ day: day(decidedAt) })
		})),
		enrolments: learning.enrolments.map(({ own, edition, course, answers, application, log }) => ({
			id: own.id,
			course: course.title,
			path: `/${language}/learning/${edition.slug}/about-me`,
			asked: day(own.askedAt, edition.zone),
			answers: answers.map(({ field, value, eraseOn }) => ({
				field,
				text: answerText(field, value, language),
				until: dayText(eraseOn, language)
			})),
			application: application.map(({ questionId, language: spoken, asked, answer, eraseOn }) => ({
				...{ questionId, spoken, asked, answer },
				until: dayText(eraseOn, language)
			})),
			acts: log.length
		})),
		contributions: learning.contributions.map(({ body, at, language: spoken }) => ({
			body,
			on: day(at),
			language: spoken
		})),
		participation: await participation(actor, language),
		research: await researchKept(actor, language),
		events: await eventsKept(actor, language),
		certificates: learning.certificates.map(({ code, said, issuedAt }) => ({
			code,
			holder: said.holder,
			title: said.titles[language] ?? Object.values(said.titles)[0] ?? '',
			on: day(issuedAt)
		}))
	};
};

export const actions: Actions = {
	/** One's own application, without waiting for a letter: the account has confirmed its address. */
	open: async (event) => {
		signedInOnly(event);
		const id = idFrom<'Application'>(String((await event.request.formData()).get('application')));
		if (!id) throw new NotFound('application');
		const { slug, key } = await keyOfOwnApplication(event.locals.actor, id, event.locals.now);
		keepKey(event, slug, key);
		redirect(303, `/${event.locals.language}/events/${slug}/apply`);
	}
};
