import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/when.ts';
import { decideClaim, listClaims, organisationNames } from '#network/index.server.ts';
import { addressee, namesOf } from '#people/index.server.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { onlyFor } from '../only.server.ts';
import { doneText } from '../organisations/done.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { locals, url } = event;
	const { actor, language } = locals;
	const claims = await listClaims(actor);
	const [names, organisations, addresses] = await Promise.all([
		namesOf(claims.map(({ personId }) => personId)),
		organisationNames(
			claims.map(({ organisationId }) => organisationId),
			language
		),
		// Whose address is of the organisation's own domain says something.
		Promise.all(claims.map(({ personId }) => addressee(personId)))
	]);
	return {
		done: doneText(url),
		claims: claims.map(({ id, personId, organisationId, statement, askedAt }, i) => ({
			...{ id, statement },
			name: names.get(personId) ?? '…',
			email: addresses[i]?.email ?? null,
			organisation: organisations.get(organisationId) ?? null,
			asked: dayText(askedAt.toISOString().slice(0, 10), language)
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		onlyFor('reviewers', event);
		const { locals, request, url } = event;
		const values = valuesOf(await request.formData());
		const id = idFrom<'Claim'>(one(values, 'claim'));
		if (!id) throw new NotFound('claim');
		const decision = one(values, 'decision') === 'grant' ? 'grant' : 'decline';
		return answering(values, async () => {
			await decideClaim(locals.actor, id, decision, one(values, 'reason'), locals.now);
			redirect(303, `${url.pathname}?done=${decision === 'grant' ? 'granted' : 'declined'}`);
		});
	}
};
