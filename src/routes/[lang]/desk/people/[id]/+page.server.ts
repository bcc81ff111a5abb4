import { redirect } from '@sveltejs/kit';
import { dayOfInstant } from '#catalogue/ui/day.ts';
import { listOrganisations, organisationsById } from '#network/index.server.ts';
import type { Role } from '#people/index.ts';
import {
	auditOf,
	confirmAddressOf,
	findPerson,
	grantRole,
	namesOf,
	withdrawRole
} from '#people/index.server.ts';
import { idFrom, Refusal } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { onlyFor } from '../../only.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('administrators', event);
	const { actor, language } = event.locals;
	const person = await findPerson(actor, event.params.id);
	const vouched = (await auditOf('person', [person.id])).filter(({ act }) => act === 'confirm');
	const names = await namesOf(vouched.flatMap(({ personId }) => personId ?? []));
	const organisations = await listOrganisations(language);
	return {
		done: event.url.searchParams.get('done'),
		person: { ...person, since: dayOfInstant(person.since, language) },
		vouched: vouched.map(({ at, personId }) => ({
			on: dayOfInstant(at, language),
			by: names.get(personId ?? '') ?? '–'
		})),
		organisations: organisations.map(({ id, title }) => ({
			value: id as string,
			label: title.text,
			lang: title.language
		}))
	};
};

export const actions: Actions = {
	confirm: async (event) => {
		onlyFor('administrators', event);
		return answering({}, async () => {
			await confirmAddressOf(event.locals.actor, event.params.id, event.locals.now);
			redirect(303, `${event.url.pathname}?done=confirmed`);
		});
	},
	grant: async (event) => {
		onlyFor('administrators', event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			await grantRole(event.locals.actor, event.params.id, await roleFrom(values));
			redirect(303, `${event.url.pathname}?done=granted`);
		});
	},
	withdraw: async (event) => {
		onlyFor('administrators', event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const { actor, language } = event.locals;
			await withdrawRole(actor, event.params.id, roleOf(values));
			// Who gave up being administrator has no more business on this page.
			const own = actor.kind === 'person' && actor.id === event.params.id;
			const gone = own && one(values, 'role') === 'administrator';
			redirect(303, gone ? `/${language}/desk` : `${event.url.pathname}?done=withdrawn`);
		});
	}
};

function roleOf(values: Values): Role {
	const role = one(values, 'role');
	if (role === 'editor' || role === 'administrator' || role === 'roster') return { role };
	if (role !== 'contributor') throw new Refusal('role_unknown', { field: 'role' });
	const organisationId = idFrom(one(values, 'organisation'));
	if (!organisationId) throw new Refusal('organisation_missing', { field: 'organisation' });
	return { role, organisationId };
}

/** To give a role its organisation must exist; to withdraw one it may be gone. */
async function roleFrom(values: Values): Promise<Role> {
	const role = roleOf(values);
	if (
		role.role === 'contributor' &&
		!(await organisationsById([role.organisationId])).has(role.organisationId)
	)
		throw new Refusal('organisation_missing', { field: 'organisation' });
	return role;
}
