import { m } from '#messages/messages.js';
import { mailIsSent } from '#platform/index.server.ts';

/** What the act before this page did: a code in the address, never a text. */
const done = {
	created: m.team_done_created,
	cloned: m.team_done_cloned,
	saved: m.team_done_saved,
	published: m.team_done_published,
	cancelled: m.team_done_cancelled,
	closed: m.team_done_closed,
	deleted: m.team_done_deleted,
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

/** Where no letters go out, none is promised. */
const withoutMail: Partial<Record<keyof typeof done, () => string>> = {
	cancelled: m.team_done_cancelled_on_page,
	accepted: m.team_done_accepted_on_page,
	accepted_waiting: m.team_done_accepted_waiting_on_page,
	declined: m.team_done_declined_on_page,
	announced: m.team_done_announced_on_page
};

export function doneText(url: URL): string | null {
	const code = url.searchParams.get('done') ?? '';
	if (!Object.hasOwn(done, code)) return null;
	const act = code as keyof typeof done;
	return ((mailIsSent() ? undefined : withoutMail[act]) ?? done[act])();
}
