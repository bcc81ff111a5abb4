import { dayOfInstant } from '#catalogue/ui/day.ts';
import { organisationNames } from '#network/index.server.ts';
import { countUnconfirmed, listPeople } from '#people/index.server.ts';
import { onlyFor } from '../only.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('administrators', event);
	const { actor, language } = event.locals;
	const text = (event.url.searchParams.get('q') ?? '').slice(0, 200);
	const page = pageFrom(event.url.searchParams.get('page'));
	const waiting = event.url.searchParams.get('waiting') === 'yes';
	const { people, more } = await listPeople(actor, { text, page, waiting });
	const names = await organisationNames(
		people.flatMap(({ roles }) => roles.flatMap(organisationOf)),
		language
	);
	return {
		text,
		page,
		waiting,
		waits: await countUnconfirmed(actor),
		more,
		people: people.map(({ since, ...person }) => ({ ...person, since: dayOfInstant(since, language) })),
		organisationNames: Object.fromEntries([...names].map(([id, { name }]) => [id, name]))
	};
};

function organisationOf(role: { role: string; organisationId?: string }): string[] {
	return role.organisationId ? [role.organisationId] : [];
}

/** A page number of -1 or a billion is the first page, or an empty one. */
function pageFrom(text: string | null): number {
	return text && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}
