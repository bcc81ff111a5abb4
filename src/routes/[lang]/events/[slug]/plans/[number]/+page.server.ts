import { redirect } from '@sveltejs/kit';
import { dayIn } from '#catalogue/index.ts';
import {
	eventPath,
	longestComment,
	planAudiences,
	planPath,
	type PlanAudience,
	type PlanCommentId,
	type PlanMemberId
} from '#events/index.ts';
import {
	addPlanMember,
	closePlan,
	commentOnPlan,
	commentsOn,
	findPlan,
	openMilestoneKey,
	removePlanMember,
	revokePlanLinks,
	sharePlan,
	withdrawComment
} from '#events/index.server.ts';
import { idFrom, newId } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { country, labelIn, topic } from '#vocabulary/index.ts';
import { lookHere, numberOf } from '../../../../../plans/looking.server.ts';
import { shownPlan } from '../../../../../plans/shown.server.ts';
import { eventTitleOf } from '../../../../../plans/titles.server.ts';
import { dayThere } from '../../../../../plans/days.ts';
import { audienceText, doneText, monthText } from '../../../../../plans/words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (request) => {
	const { event, viewer } = await lookHere(request);
	const { language, now } = request.locals;
	const found = await findPlan(viewer, event.id, numberOf(request.params.number));
	const { plan, members, allowed, milestones } = found;
	if (plan.audience !== 'public' || viewer.participantId !== null)
		request.setHeaders({ 'cache-control': 'private, no-store' });
	const own = members.find(({ participantId }) => participantId === viewer.participantId);
	const writes = allowed.includes('write');
	const open = own && writes ? await openMilestoneKey(own, plan, milestones, dayIn(event.zone, now)) : null;
	const comments =
		allowed.includes('comment') || plan.audience !== 'own' ? await commentsOn(viewer, plan.id) : [];
	return {
		title: await eventTitleOf(event, language),
		back: `${eventPath(language, event.slug)}/plans`,
		path: planPath(language, event.slug, plan.number),
		done: doneText(request.url),
		plan: await shownPlan(found, event, language, now),
		country: plan.country ? labelIn(country(plan.country)?.names ?? {}, language).text : null,
		topics: plan.topics.map((id) => ({ id, label: labelIn(topic(id)?.labels ?? {}, language).text })),
		// Who writes it is for who takes part: a public page names nobody.
		members:
			viewer.participantId !== null ? members.map(({ id, name, isOwner }) => ({ id, name, isOwner })) : [],
		may: {
			write: writes,
			own: allowed.includes('own'),
			comment: allowed.includes('comment') && plan.state !== 'draft'
		},
		audiences: planAudiences.map((value) => ({ value, label: audienceText(value) })),
		report: open && {
			month: monthText(open.month),
			href: `/${language}/plans/report?key=${encodeURIComponent(open.key)}`
		},
		commentId: newId(),
		longestComment,
		comments: comments.map(({ id, name, words, mine, at, language: of }) => ({
			...{ id, name, words, mine, language: of },
			day: dayThere(at, event.zone, language)
		}))
	};
};

export const actions: Actions = {
	share: (request) =>
		act(request, 'shared', async ({ values, viewer, event, number, now }) =>
			sharePlan(viewer, event.id, number, one(values, 'audience') as PlanAudience, now)
		),
	close: (request) =>
		act(request, 'closed', ({ viewer, event, number, now }) => closePlan(viewer, event.id, number, now)),
	revoke: (request) =>
		act(request, 'revoked', ({ viewer, event, number }) => revokePlanLinks(viewer, event.id, number)),
	member: (request) =>
		act(request, 'saved', ({ values, viewer, event, number, now }) =>
			addPlanMember(viewer, event.id, number, one(values, 'email'), now)
		),
	remove: (request) =>
		act(request, 'saved', async ({ values, viewer, event, number }) => {
			const id = idFrom<'PlanMember'>(one(values, 'member')) satisfies PlanMemberId | null;
			if (id) await removePlanMember(viewer, event.id, number, id);
		}),
	comment: (request) =>
		act(request, 'commented', ({ values, viewer, event, number, now, language }) =>
			commentOnPlan(
				viewer,
				event.id,
				number,
				{ id: idFrom<'PlanComment'>(one(values, 'id')), words: one(values, 'comment'), language },
				now
			)
		),
	withdraw: (request) =>
		act(request, 'saved', async ({ values, viewer, event, number }) => {
			const id = idFrom<'PlanComment'>(one(values, 'of')) satisfies PlanCommentId | null;
			if (id) await withdrawComment(viewer, event.id, number, id);
		})
};

type Asked = Awaited<ReturnType<typeof lookHere>> & {
	values: ReturnType<typeof valuesOf>;
	number: number;
	now: Date;
	language: string;
};

/** Does it, and comes back to the plan's page, which says that it is done. */
async function act(request: RequestEvent, done: string, work: (asked: Asked) => Promise<void>) {
	const values = valuesOf(await request.request.formData());
	const looked = await lookHere(request);
	const { language, now } = request.locals;
	const number = numberOf(request.params.number);
	return answering(values, async () => {
		await work({ ...looked, values, number, now, language });
		redirect(303, `${planPath(language, looked.event.slug, number)}?done=${done}`);
	});
}
