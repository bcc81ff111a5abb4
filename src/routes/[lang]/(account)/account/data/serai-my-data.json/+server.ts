import { ownEvents } from '#events/index.server.ts';
import { expertRecord, ownClaims } from '#network/index.server.ts';
import { accountRecord } from '#people/index.server.ts';
import { ownResearch } from '#research/index.server.ts';
import { surveysRecord } from '#surveys/index.server.ts';
import { ownRecord } from '#training/index.server.ts';
import { signedInOnly } from '../../../request.server.ts';
import { participationRecord } from '../participation.server.ts';
import type { RequestHandler } from './$types';

/** All that is kept about who asks, as one file they may take elsewhere. */
export const GET: RequestHandler = async (event) => {
	signedInOnly(event);
	const { actor, language, now } = event.locals;
	const [{ account, ...rest }, learning, claims, expert, research, events] = await Promise.all([
		accountRecord(actor, event.request.headers),
		ownRecord(actor, language),
		ownClaims(actor),
		expertRecord(actor),
		ownResearch(actor),
		ownEvents(actor, language)
	]);
	const record = {
		hub: event.url.origin,
		madeAt: now,
		account,
		...rest,
		enrolments: learning.enrolments.map(({ own, edition, course, answers, application, log }) => ({
			edition: edition.slug,
			course: course.title.text,
			state: own.state,
			language: own.language,
			askedAt: own.askedAt,
			enrolledAt: own.enrolledAt,
			endedAt: own.endedAt,
			motivation: own.motivation,
			decidedReason: own.decidedReason,
			certificateName: own.certificateName,
			answers,
			application,
			statements: log
		})),
		claims: claims.map(({ organisationId, statement, askedAt, decidedAt, granted, reason }) => ({
			...{ organisationId, statement, askedAt, decidedAt, granted, reason }
		})),
		expert,
		research,
		events,
		contributions: learning.contributions,
		...(await participationRecord(actor)),
		surveys: await surveysRecord(actor),
		certificates: learning.certificates.map(({ code, kind, issuedAt, status, credential }) => ({
			...{ code, kind, issuedAt, status, credential }
		}))
	};
	return new Response(JSON.stringify(record, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="serai-my-data.json"',
			'cache-control': 'no-store'
		}
	});
};
