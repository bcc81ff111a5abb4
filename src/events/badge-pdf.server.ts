import { daysText } from '#catalogue/ui/day.ts';
import { qrSvg, typesetPdf } from '#certificates/index.server.ts';
import { m } from '#messages/messages.js';
import type { Actor } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { country, direction, labelIn, type UiLanguage } from '#vocabulary/index.ts';
import { badgesToPrint, type Badged } from './badge.server.ts';
import { badgesTemplate, namesTemplate } from './badge-template.ts';
import { sessionsAttended } from './attendance.server.ts';
import type { EventFacts } from './event.ts';
import { textsOfEvent } from './event.server.ts';
import { eventWordsIn } from './event-text.ts';
import { sessionIn } from './session.ts';

/**
 * The badges that are valid now, in the page's order: eight on an A4 sheet, or one on each of A6. A name in a script that our
 * fonts lack leaves a line to write it on: half a name is worse than none. Throws Refusal badges_none.
 */
export async function badgesPdf(
	actor: Actor,
	slug: string,
	size: 'a4' | 'a6',
	language: UiLanguage,
	only: string | null = null
): Promise<Uint8Array> {
	const { event, badged } = await badgesToPrint(actor, slug, language);
	const printed = badged.filter(({ id, badge }) => badge !== null && (only === null || id === only));
	if (printed.length === 0) throw new Refusal('badges_none');
	return typesetPdf(badgesTemplate, {
		...(await headOf(event, language)),
		size,
		'qr-alt': m.attendance_badge({}, { locale: language }),
		invented: m.attendance_invented({}, { locale: language }),
		badges: printed.map((one) => badgeWords(one, event, language))
	});
}

function badgeWords(one: Badged, event: EventFacts, language: UiLanguage) {
	const name = drawn(one.name);
	return {
		name,
		'name-size': Math.max(10, Math.min(18, Math.round((18 * 26) / Math.max(one.name.length, 1)))),
		organisation: one.organisation === null ? null : drawn(one.organisation),
		country: one.country && labelIn(country(one.country)?.names ?? {}, language).text,
		number: m.attendance_badge_number({ number: one.badge?.number ?? 0 }, { locale: language }),
		qr: qrSvg(one.badge?.text ?? ''),
		invented: event.illustrative
	};
}

/** The names with a space to sign, of one session or of the whole event. */
export async function namesPdf(
	actor: Actor,
	slug: string,
	sessionId: string | null,
	language: UiLanguage
): Promise<Uint8Array> {
	const { event, badged } = await badgesToPrint(actor, slug, language);
	const session = (await sessionsAttended(event.id)).find(({ id }) => id === sessionId);
	const words = session && sessionIn(session.texts, language);
	const locale = { locale: language };
	return typesetPdf(namesTemplate, {
		...(await headOf(event, language)),
		session: words ? drawn(words.words.title) : null,
		'name-label': m.attendance_name({}, locale),
		'organisation-label': m.attendance_organisation({}, locale),
		'signature-label': m.attendance_signature({}, locale),
		people: badged.map(({ name, organisation }) => ({
			name: drawn(name),
			organisation: organisation === null ? null : drawn(organisation)
		}))
	});
}

async function headOf(event: EventFacts, language: UiLanguage) {
	const texts = await textsOfEvent(event.id);
	const title = eventWordsIn(texts, 'title', language, { source: event.sourceLanguage, drafts: true });
	return {
		...{ language, direction: direction(language) },
		title: drawn(title?.text ?? event.slug)?.text ?? event.slug,
		days: event.startsOn ? daysText(event.startsOn, event.endsOn, language) : ''
	};
}

type Drawn = { text: string; language: string; direction: 'ltr' | 'rtl' };

const scripts =
	/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** With the direction of its own letters; null where our fonts lack some of them. */
function drawn(text: string): Drawn | null {
	if (!scripts.test(text)) return null;
	const first = /\p{L}/u.exec(text)?.[0] ?? '';
	if (/\p{Script=Arabic}/u.test(first)) return { text, language: 'ar', direction: 'rtl' };
	return { text, language: /\p{Script=Han}/u.test(first) ? 'zh' : 'en', direction: 'ltr' };
}
