import { dayText } from '#catalogue/ui/day.ts';
import { dayOf } from '#discussions/ui/words.ts';
import { ownEvents } from '#events/index.server.ts';
import { eventPath, planPath } from '#events/index.ts';
import { m } from '#messages/messages.js';
import type { Actor } from '#people/index.ts';
import { participantTexts, stateTexts } from '../../../desk/events/[event]/applications/words.ts';

type Kept = {
	key: string;
	path: string;
	title: { text: string; language: string };
	/** What is kept, in words. */
	facts: string[];
	until: string | null;
	/** An application that its writer can open here. */
	opens?: string;
};
export type EventsKept = { name: string; why: string; lines: Kept[] }[];

/** What events keep of somebody, as the page of all that is kept about them names it; nothing where there is nothing. */
export async function eventsKept(actor: Actor, language: string): Promise<EventsKept> {
	const own = await ownEvents(actor, language);
	const titleOf = (slug: string) => own.titles[slug] ?? { text: slug, language };
	const day = (text: string | null) => (text === null ? null : dayText(text, language));
	const since = (at: Date) => m.following_since({ date: dayOf(at, language) });
	const kept: EventsKept = [
		{
			name: m.applications_data_applications(),
			why: m.applications_data_application_why(),
			lines: own.applications.map(({ id, slug, state, number, agency, startedAt, until }) => ({
				...{ key: id, opens: id, path: `${eventPath(language, slug)}/apply`, title: titleOf(slug) },
				facts: [m.applications_one({ number }), stateTexts[state](), agency ?? '', since(startedAt)],
				until: day(until)
			}))
		},
		{
			name: m.applications_data_nominations(),
			why: m.applications_data_nominations_why(),
			lines: own.nominations.map(({ slug, agency, people, since: at }) => ({
				...{ key: `${slug} ${agency ?? ''}`, path: `${eventPath(language, slug)}/nominate` },
				title: titleOf(slug),
				facts: [m.applications_data_nominated({ count: people, agency: agency ?? '–' }), since(at)],
				until: null
			}))
		},
		{
			name: m.applications_data_reviews(),
			why: m.applications_data_reviews_why(),
			lines: own.reviews.map(({ slug, judged }) => ({
				...{ key: slug, path: `/${language}/desk/events/${slug}/review`, title: titleOf(slug) },
				facts: [
					m.applications_data_reviewed({
						judged: judged.filter(({ judgement }) => judgement !== null).length,
						count: judged.length
					})
				],
				until: null
			}))
		},
		{
			name: m.applications_data_participations(),
			why: m.applications_data_participation_why(),
			lines: own.participations.map(({ slug, state, organisation, since: at, until, visaLetter }) => ({
				...{ key: slug, path: eventPath(language, slug), title: titleOf(slug), until: day(until) },
				facts: [
					...[participantTexts[state](), organisation ?? '', since(at)],
					visaLetter ? m.applications_data_visa() : ''
				]
			}))
		},
		{
			name: m.plans_title(),
			why: m.applications_data_plans_why(),
			lines: own.plans.map(({ slug, number, title, language: spoken, since: at }) => ({
				...{ key: `${slug} ${number}`, path: planPath(language, slug, number), until: null },
				title: { text: title, language: spoken },
				facts: [titleOf(slug).text, since(at)]
			}))
		}
	];
	return kept
		.filter(({ lines }) => lines.length > 0)
		.map((one) => ({
			...one,
			lines: one.lines.map((line) => ({ ...line, facts: line.facts.filter(Boolean) }))
		}));
}
