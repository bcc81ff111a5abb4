import { namesOf } from '#people/index.server.ts';
import { knownProse, wordsIn } from '#courses/index.ts';
import { direction } from '#vocabulary/index.ts';
import { announcementsOf } from './announcement.server.ts';
import type { Edition } from './edition.ts';
import { toldFrom } from './edition-text.ts';
import type { Notices, Worded } from './notices.ts';
import { findFile } from '#platform/index.server.ts';
import { fileHere, type LiveSession } from './live-session.ts';
import { liveSessionsOf } from './live-session.server.ts';
import { dayText } from '#catalogue/ui/day.ts';
import { dayIn } from '#catalogue/index.ts';
import { languageName } from '#vocabulary/index.ts';

/** `mine`: the reader's zone, where it is known. For learners and the team: with links. */
export async function noticesOf(
	edition: Edition,
	{ language, mine, now, calendar }: { language: string; mine: string | null; now: Date; calendar: string }
): Promise<Notices> {
	const [announcements, sessions] = await Promise.all([
		announcementsOf(edition.id),
		liveSessionsOf(edition.id)
	]);
	const recorded = await recordingsHere(sessions);
	const names = await namesOf(announcements.flatMap(({ personId }) => personId ?? []));
	const [source = 'en'] = edition.languages;
	const worded = (of: string): Worded => ({ language: of, dir: direction(of) });
	return {
		calendar,
		announcements: announcements.flatMap(({ id, at, personId, texts }) => {
			const said = wordsIn(texts, language, source);
			if (!said) return [];
			const by = personId === null ? null : (names.get(personId) ?? null);
			return [
				{
					id,
					at: at.toISOString(),
					day: dayText(dayIn(mine ?? edition.zone, at), language),
					by,
					...worded(said.language),
					title: said.words.title,
					prose: knownProse(said.words.body)
				}
			];
		}),
		sessions: sessions.flatMap(
			({ id, startsAt, endsAt, texts, cancelledAt, languages, url, recordingUrl }) => {
				const said = wordsIn(texts, language, source);
				if (!said) return [];
				const phase = cancelledAt ? 'cancelled' : now >= endsAt ? 'over' : now >= startsAt ? 'now' : 'coming';
				return [
					{
						id,
						when: toldFrom(startsAt, endsAt, edition.zone, mine, language),
						phase,
						...worded(said.language),
						title: said.words.title,
						note: said.words.note,
						spoken: languages.map(languageName),
						url: phase === 'coming' || phase === 'now' ? url : null,
						recordingUrl: phase === 'over' ? recordingUrl : null,
						recorded: phase === 'over' ? (recorded.get(id) ?? null) : null,
						transcripts:
							phase === 'over'
								? inOrder(Object.entries(texts), language).flatMap(([of, { transcript }]) =>
										transcript.trim() === ''
											? []
											: [{ ...worded(of), name: languageName(of), text: transcript }]
									)
								: []
					}
				];
			}
		)
	};
}

type Recorded = Notices['sessions'][number]['recorded'];

/** Of the recordings that are files here, what they are: a link elsewhere says nothing of that. */
async function recordingsHere(sessions: readonly LiveSession[]): Promise<Map<LiveSession['id'], Recorded>> {
	const found = new Map<LiveSession['id'], Recorded>();
	for (const { id, recordingUrl } of sessions) {
		const here = recordingUrl === null ? null : fileHere(recordingUrl);
		const file = here && (await findFile(here.sha256).catch(() => null));
		const media = file && /^(audio|video)\//u.exec(file.type)?.[1];
		if (file && media)
			found.set(id, {
				url: here.path,
				media: media as 'audio' | 'video',
				type: file.type,
				bytes: file.bytes
			});
	}
	return found;
}

/** The reader's own language first. */
function inOrder<Words>(texts: [string, Words][], language: string): [string, Words][] {
	return texts.sort(([one], [other]) => Number(other === language) - Number(one === language));
}
