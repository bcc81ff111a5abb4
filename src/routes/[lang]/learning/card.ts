import { editionPath } from '#catalogue/index.ts';
import { m } from '#messages/messages.js';
import {
	boundsTold,
	enrolmentEnds,
	lastMinute,
	runOf,
	runText,
	toldFrom,
	toldIn,
	type Told
} from '#training/index.ts';
import type { Learning } from '#training/index.server.ts';
import { wordsIn } from '#courses/index.ts';

export type Deadline = { name: string; told: Told; at: Date };

/** An enrolment in words that are ready to be shown; where no letters go out, none is promised. */
export function cardOf(one: Learning, mine: string | null, language: string, tellsByLetter: boolean) {
	const { edition, course } = one;
	return {
		...one,
		run: runText(edition, language),
		path: editionPath(language, course.slug, edition.slug),
		study: `/${language}/learning/${edition.slug}`,
		next: nextText(one, mine, language, tellsByLetter),
		deadlines: deadlinesOf(one, mine, language),
		moves: one.moves.map((to) => ({
			id: to.id,
			text: runText(to, language),
			languages: to.languages
		}))
	};
}

export type Card = ReturnType<typeof cardOf>;

/** One sentence, and where it leads. */
function nextText(
	{ next, edition, placeInLine, lesson, declinedReason, state }: Learning,
	mine: string | null,
	language: string,
	tellsByLetter: boolean
): {
	text: string;
	more: string | null;
	href: string | null;
	action: string | null;
	lesson: Learning['lesson'];
} {
	const plain = (text: string, more: string | null = null) => ({
		text,
		more,
		href: null,
		action: null,
		lesson: null
	});
	switch (next.what) {
		case 'wait_for_seat':
			return plain(
				m.editions_you_wait({ place: placeInLine ?? 1 }),
				tellsByLetter ? m.editions_you_wait_more() : m.editions_you_wait_more_here()
			);
		case 'wait_for_decision':
			return plain(
				m.editions_you_applied(),
				tellsByLetter ? m.editions_you_applied_more() : m.editions_you_applied_more_here()
			);
		case 'cancelled':
			return plain(m.editions_cancelled_note());
		case 'announced':
			return plain(m.editions_announced());
		case 'begins': {
			const told = toldIn(next.at, edition.zone, mine, language);
			return plain(
				m.editions_begins_at({ when: told.there }),
				told.here && m.editions_in_my_zone({ when: told.here })
			);
		}
		case 'all_done':
			return plain(m.editions_all_done());
		case 'ended':
			return plain(m.editions_is_over());
		case 'left':
			return plain(leftText(state), declinedReason && m.editions_declined_reason({ reason: declinedReason }));
		case 'begin':
		case 'go_on':
		case 'quiz':
			return {
				text: { begin: m.editions_next_begin, go_on: m.editions_next_go_on, quiz: m.learning_still_missing }[
					next.what
				](),
				more: null,
				href: `/${language}/learning/${edition.slug}/${next.lesson}${next.what === 'quiz' ? `#b-${next.quiz}` : ''}`,
				action: next.what === 'begin' ? m.editions_begin() : m.editions_go_on(),
				lesson
			};
	}
}

function leftText(state: Learning['state']): string {
	if (state === 'declined') return m.editions_you_were_declined();
	return state === 'moved' ? m.editions_you_moved() : m.editions_you_left();
}

/** What has an end: soonest first. */
function deadlinesOf(one: Learning, mine: string | null, language: string): Deadline[] {
	const { edition, state, phase } = one;
	if (state !== 'enrolled' && state !== 'waiting' && state !== 'applied') return [];
	if (phase === 'cancelled' || phase === 'over' || phase === 'past') return [];
	const bounds = boundsTold(edition, mine, language);
	const { until } = runOf(edition);
	const closes = enrolmentEnds(edition);
	const found: (Deadline | null)[] = [
		one.attemptEnds && {
			name: m.editions_attempt_ends(),
			at: one.attemptEnds,
			told: toldIn(one.attemptEnds, edition.zone, mine, language)
		},
		until && bounds.ends && { name: m.editions_ends(), at: lastMinute(until), told: bounds.ends },
		state === 'enrolled' || !closes || !bounds.enrolUntil
			? null
			: { name: m.editions_enrol_until(), at: lastMinute(closes), told: bounds.enrolUntil },
		...one.sessions.map(({ startsAt, endsAt, texts }) => ({
			name: m.editions_session_named({
				title: wordsIn(texts, language, edition.languages[0] ?? 'en')?.words.title ?? ''
			}),
			at: startsAt,
			told: toldFrom(startsAt, endsAt, edition.zone, mine, language)
		}))
	];
	return found.filter((line) => line !== null).sort((a, b) => a.at.getTime() - b.at.getTime());
}
