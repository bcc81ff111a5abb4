import { dayOfInstant, daysText } from '#catalogue/ui/day.ts';
import { typesetPdf } from '#certificates/index.server.ts';
import { m } from '#messages/messages.js';
import { organisationsById } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { publicUrl } from '#platform/index.server.ts';
import { country, direction, labelIn } from '#vocabulary/index.ts';
import { eventTitle } from './application-title.server.ts';
import { behindEvent } from './event-behind.server.ts';
import type { ParticipantId } from './participant.ts';
import { findVisaLetter } from './participant.server.ts';
import type { VisaLanguage } from './visa.ts';
import { visaTemplate } from './visa-template.ts';

/**
 * The letter as a PDF. Throws NotFound, Refusal visa_not_checked before somebody looked at the passport, certificate_script when
 * a name is in a script that our fonts lack: half a name is worse than none.
 */
export async function visaLetterPdf(
	actor: Actor,
	slug: string,
	id: ParticipantId,
	language: VisaLanguage,
	now: Date
): Promise<Uint8Array> {
	const { event, participant, letter } = await findVisaLetter(actor, slug, id);
	if (!letter || participant.state === 'withdrawn') throw new Refusal('visa_not_checked');
	const locale = { locale: language };
	const { hosts } = await behindEvent(event.id);
	const organisations = await organisationsById(hosts);
	const host = event.countries[0] ?? '';
	const nameOfCountry = (code: string) => labelIn(country(code)?.names ?? {}, language).text || code;
	const words = {
		name: letter.passportName,
		event: await eventTitle(event, language),
		days: event.startsOn ? daysText(event.startsOn, event.endsOn ?? event.startsOn, language) : '–',
		host: nameOfCountry(host)
	};
	return typesetPdf(visaTemplate, {
		...{ language, direction: direction(language) },
		organisations: hosts.flatMap((one) => organisations.get(one)?.name ?? []),
		date: dayOfInstant(now, language),
		subject: m.applications_visa_subject(words, locale),
		paragraphs: [m.applications_visa_opening(words, locale), m.applications_visa_request(words, locale)],
		facts: [
			[m.applications_visa_fact_name({}, locale), letter.passportName],
			[m.applications_visa_fact_nationality({}, locale), nameOfCountry(letter.nationality)],
			[m.applications_visa_fact_event({}, locale), words.event],
			[m.applications_visa_fact_days({}, locale), words.days],
			[m.applications_visa_fact_reference({}, locale), letter.reference]
		],
		closing: m.applications_visa_closing({}, locale),
		signature: event.contactName ?? m.applications_visa_signature({}, locale),
		footer: [event.contactEmail, `${publicUrl()}/${language}/events/${event.slug}`]
			.filter(Boolean)
			.join('  ·  ')
	});
}
