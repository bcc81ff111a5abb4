import { certificatesAmong, type Certificate } from '#certificates/index.server.ts';
import { certificateStatuses, dayText, kinds, textIn } from '#certificates/index.ts';
import {
	eventsOfRegistrations,
	eventsWithCertificates,
	participantsOverseen,
	textsOfEvents
} from '#events/index.server.ts';
import { isAdministrator } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import {
	editionsWithCertificates,
	overseenCertificates,
	overseesCertificates
} from '#training/index.server.ts';
import type { Edition } from '#training/index.ts';
import { listedEvent } from '../events/event-words.server.ts';
import { listedEdition } from '../editions/listed.server.ts';
import { signedIn } from '../editions/signed-in.server.ts';
import { kindName, statusName } from './words.ts';
import type { PageServerLoad } from './$types';

type Listed = Certificate & { edition?: Edition | null };

const size = 50;
const filters = ['q', 'edition', 'event', 'state', 'kind'] as const;

export const load: PageServerLoad = async (event) => {
	const actor = signedIn(event);
	const { language, now } = event.locals;
	const events = await eventsWithCertificates(actor);
	if (events.length === 0 && !(await overseesCertificates(actor))) throw new NotFound('page');
	const asked = (name: string) => (event.url.searchParams.get(name) ?? '').slice(0, 200);
	const after = /^\d{1,9}$/u.test(asked('after')) ? Number(asked('after')) : null;
	const editions = await editionsWithCertificates(actor);
	const edition = editions.find(({ slug }) => slug === asked('edition')) ?? null;
	const held = events.find(({ slug }) => slug === asked('event')) ?? null;
	const query = {
		text: asked('q'),
		status: certificateStatuses.find((one) => one === asked('state')) ?? null,
		kind: kinds.find((one) => one === asked('kind')) ?? null,
		after,
		size
	};
	const found: { certificates: Listed[]; total: number; next: number | null } = held
		? await certificatesAmong([participantsOverseen(actor, held.slug)], query)
		: await overseenCertificates(actor, {
				...query,
				edition: edition?.slug ?? null,
				also: [participantsOverseen(actor)]
			});
	const [heldOf, texts] = await Promise.all([
		eventsOfRegistrations(found.certificates.map(({ registration }) => registration)),
		textsOfEvents(events.map(({ id }) => id))
	]);
	const kept = Object.fromEntries(filters.flatMap((name) => (asked(name) ? [[name, asked(name)]] : [])));
	const address = (more: Record<string, string>) => new URLSearchParams({ ...kept, ...more }).toString();
	return {
		asked: {
			q: asked('q'),
			edition: edition?.slug ?? '',
			event: held?.slug ?? '',
			state: asked('state'),
			kind: asked('kind')
		},
		filtered: Object.keys(kept).length > 0,
		first: after === null ? null : address({}),
		next: found.next === null ? null : address({ after: String(found.next) }),
		total: found.total,
		editions: await Promise.all(
			editions.map(async (one) => ({ value: one.slug, label: await editionName(one, language, now) }))
		),
		events: events.map((one) => {
			const { title, days } = listedEvent(one, texts.get(one.id) ?? [], language, now);
			return { value: one.slug, label: [title.text, days].filter(Boolean).join(' · ') };
		}),
		kinds: kinds.map((value) => ({ value, label: kindName(value) })),
		statuses: certificateStatuses.map((value) => ({ value, label: statusName(value) })),
		certificates: found.certificates.map(
			({ code, kind, status, said, issuedAt, registration, edition: of }) => ({
				code,
				kind: kindName(kind),
				status,
				statusName: statusName(status),
				holder: said.holder,
				title: textIn(said.titles, language) || said.title,
				edition: of?.slug ?? heldOf.get(registration)?.slug ?? null,
				issued: dayText(issuedAt, language)
			})
		),
		keys: isAdministrator(actor)
	};
};

async function editionName(edition: Edition, language: string, now: Date): Promise<string> {
	const { title, days } = await listedEdition(edition, language, now);
	return [title.text, days, edition.slug].filter(Boolean).join(' · ');
}
