import { redirect } from '@sveltejs/kit';
import { dayOfInstant } from '#catalogue/ui/day.ts';
import { deviceFromUserAgent } from '#people/index.ts';
import { listPasskeys, passkeysPossible, removePasskey } from '#people/index.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { signedInOnly } from '../../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedInOnly(event);
	const passkeys = await listPasskeys(event.locals.actor);
	return {
		done: event.url.searchParams.get('done'),
		possible: passkeysPossible(),
		device: deviceFromUserAgent(event.request.headers.get('user-agent') ?? ''),
		passkeys: passkeys.map(({ id, name, addedAt }) => ({
			id,
			name,
			addedOn: addedAt ? dayOfInstant(addedAt, event.locals.language) : null
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		signedInOnly(event);
		const values = valuesOf(await event.request.formData());
		await removePasskey(event.locals.actor, one(values, 'passkey'));
		redirect(303, `/${event.locals.language}/account/passkeys?done=removed`);
	}
};
