import { m } from '#messages/messages.js';

/** What the act before this page did: a code in the address, never a text. */
const done = {
	created: m.team_done_created,
	cloned: m.team_done_cloned,
	saved: m.team_done_saved,
	published: m.team_done_published,
	cancelled: m.team_done_cancelled,
	accepted: m.team_done_accepted,
	accepted_waiting: m.team_done_accepted_waiting,
	declined: m.team_done_declined,
	member: m.team_done_member,
	removed: m.team_done_removed,
	uninvited: m.team_done_uninvited,
	announced: m.team_done_announced,
	session: m.team_done_session,
	session_cancelled: m.team_done_session_cancelled,
	marked: m.team_done_marked,
	hidden: m.team_done_hidden,
	restored: m.team_done_restored,
	dismissed: m.team_done_dismissed
} as const;

export function doneText(url: URL): string | null {
	const code = url.searchParams.get('done') ?? '';
	return Object.hasOwn(done, code) ? done[code as keyof typeof done]() : null;
}
