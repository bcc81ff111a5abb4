import type { Texts } from '#courses/index.ts';
import type { Id } from '#platform/index.ts';
import { runOf, type Edition } from './edition.ts';
import { longestBody, longestTitle } from './announcement.ts';

export type LiveSessionId = Id<'LiveSession'>;

export type LiveSessionWords = { title: string; note: string; transcript: string };

/** A meeting of an edition at one instant: its link before, its recording and transcript afterwards. */
export type LiveSession = {
	id: LiveSessionId;
	startsAt: Date;
	endsAt: Date;
	/** Where it is held; for who takes part only. */
	url: string | null;
	recordingUrl: string | null;
	/** In which it is held. */
	languages: string[];
	texts: Texts<LiveSessionWords>;
	cancelledAt: Date | null;
};

export type LiveSessionInput = Omit<LiveSession, 'id' | 'cancelledAt'>;

export const longestTranscript = 200_000;
const longestHours = 24;

export type SessionProblem = { field: string; code: string; details?: Record<string, number> };

/** What is wrong with a session, by the field of its form. */
export function problemsOfSession(session: LiveSessionInput): SessionProblem[] {
	const problems: SessionProblem[] = [];
	const minutes = (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000;
	if (!(minutes > 0)) problems.push({ field: 'endsAt', code: 'ends_before_start' });
	else if (minutes > longestHours * 60)
		problems.push({ field: 'endsAt', code: 'live_session_too_long', details: { hours: longestHours } });
	for (const field of ['url', 'recordingUrl'] as const) {
		const code = refusalToLink(session[field]);
		if (code) problems.push({ field, code });
	}
	const written = Object.entries(session.texts);
	if (written.length === 0) problems.push({ field: 'title', code: 'required' });
	const longest = { title: longestTitle, note: longestBody, transcript: longestTranscript };
	for (const [language, words] of written) {
		if (words.title.trim() === '') problems.push({ field: `title.${language}`, code: 'required' });
		for (const name of ['title', 'note', 'transcript'] as const)
			if (words[name].length > longest[name])
				problems.push({
					field: `${name}.${language}`,
					code: 'longer_than',
					details: { most: longest[name] }
				});
	}
	return problems;
}

/** The sessions that take place after the last day of an edition, if any, as one problem of the form of its days. */
export function sessionsAfter(
	edition: Pick<Edition, 'startsOn' | 'endsOn' | 'zone' | 'datePrecision'>,
	sessions: readonly Pick<LiveSession, 'startsAt' | 'cancelledAt'>[]
): SessionProblem[] {
	const { until } = runOf(edition);
	const count = sessions.filter(
		({ startsAt, cancelledAt }) => cancelledAt === null && until !== null && startsAt >= until
	).length;
	return count === 0
		? []
		: [{ field: 'sessionsLater', code: 'edition_ends_before_session', details: { count } }];
}

/** A file that a hub keeps, by its address: its SHA-256, and its path here; null for a link to something else. */
export function fileHere(link: string): { sha256: string; path: string } | null {
	const found = /^https?:\/\/[^/]+(\/files\/([0-9a-f]{64})\/[^/?#\s]{1,200})$/u.exec(link);
	return found ? { sha256: found[2] ?? '', path: found[1] ?? '' } : null;
}

function refusalToLink(link: string | null): string | null {
	if (link === null) return null;
	if (!URL.canParse(link)) return 'link_unreadable';
	const { protocol, username } = new URL(link);
	if (protocol !== 'https:' && protocol !== 'http:') return 'link_scheme';
	if (username !== '') return 'link_credentials';
	return link.length > 2000 ? 'link_too_long' : null;
}
