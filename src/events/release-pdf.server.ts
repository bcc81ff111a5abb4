import { typesetPdf } from '#certificates/index.server.ts';
import { m } from '#messages/messages.js';
import { organisationNames } from '#network/index.server.ts';
import { direction, type UiLanguage } from '#vocabulary/index.ts';
import { changeText } from './difference-text.ts';
import { eventPath, type EventFacts } from './event.ts';
import { textsOfEvent } from './event.server.ts';
import { behindEvent } from './event-behind.server.ts';
import { eventWordsIn } from './event-text.ts';
import type { Release } from './release.server.ts';
import { releaseTemplate } from './release-template.ts';
import { materialsFor } from './session-material.server.ts';
import { everybody, type Material } from './session-material.ts';
import { sessionIn } from './session.ts';
import { sessionKindText, speakerRoleText } from './session-words.ts';
import { daysOfTimetable, daysText, hoursText, placeOfSession } from './timetable.ts';
import { nameOf } from './track.ts';

/**
 * A release on paper, in any interface language. Throws Refusal certificate_script where a text is in a script that our
 * fonts lack. The first one loads the fonts.
 */
export async function releasePdf(
	event: EventFacts,
	release: Release,
	language: UiLanguage,
	origin: string,
	now: Date
): Promise<Uint8Array> {
	return typesetPdf(releaseTemplate, await wordsOf(event, release, language, origin, now));
}

async function wordsOf(event: EventFacts, release: Release, language: UiLanguage, origin: string, now: Date) {
	const locale = { locale: language };
	const { programme, number } = release;
	const texts = await textsOfEvent(event.id);
	const title = eventWordsIn(texts, 'title', language, { source: event.sourceLanguage });
	const { hosts } = await behindEvent(event.id);
	const names = await organisationNames(hosts, language);
	const organisers = hosts.flatMap((id) => names.get(id)?.name ?? []);
	const day = release.at.toISOString().slice(0, 10);
	// What everybody may read now: paper leads there by the title, and a link by its address.
	const materials = await materialsFor(everybody, event, now);
	return {
		language,
		direction: direction(language),
		title: title?.text ?? event.slug,
		organisers,
		facts: [
			event.startsOn && daysText(event.startsOn, event.endsOn, language),
			...organisers,
			m.events_zone_note({ zone: programme.zone }, locale)
		].filter(Boolean),
		released: m.events_released({ number, day: daysText(day, null, language) }, locale),
		note: nameOf(release.notes, language)?.text ?? null,
		changed: m.events_changed_since({ number: number - 1 }, locale),
		changes: (release.changes ?? []).map((one) => changeText(one, programme.zone, language)),
		colon: m.desk_colon({}, locale),
		footer: `${origin.replace(/^https?:\/\//u, '')}${eventPath(language, event.slug)}`,
		days: daysOfTimetable(programme.sessions, programme.zone).map(({ day: of, sessions }) => ({
			title: daysText(of, null, language),
			sessions: sessions.map((session) => {
				const words = sessionIn(session.texts, language)?.words;
				const found = placeOfSession(programme, session);
				const track = programme.tracks.find(({ id }) => id === session.trackId);
				const visit: [string, string | null | undefined][] = [
					[m.events_session_host({}, locale), session.host],
					[m.events_session_meeting_point({}, locale), words?.meetingPoint],
					[m.events_session_transport({}, locale), words?.transport],
					[m.events_session_bus({}, locale), session.bus],
					[m.events_session_safety({}, locale), words?.safety],
					[m.events_materials({}, locale), (materials.get(session.id) ?? []).map(onPaper).join('; ')]
				];
				return {
					hours: hoursText(session, programme.zone),
					title: words?.title ?? '',
					light: ['break', 'meal', 'travel'].includes(session.kind),
					facts: [
						sessionKindText(session.kind, language),
						track && nameOf(track.names, language)?.text,
						found && [found.room?.name, nameOf(found.place.names, language)?.text].filter(Boolean).join(', '),
						...session.speakers.map(
							({ name, affiliation, role }) =>
								`${[name, affiliation].filter(Boolean).join(', ')} (${speakerRoleText(role, language)})`
						)
					].filter(Boolean),
					text: words?.description ?? '',
					visit: visit.flatMap(([name, text]) => (text ? [{ name, text }] : []))
				};
			})
		}))
	};
}

function onPaper({ title, url }: Material): string {
	return url === null ? title : `${title} (${url.replace(/^https?:\/\//u, '')})`;
}
