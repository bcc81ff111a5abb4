import { redirect } from '@sveltejs/kit';
import { instantText } from '#catalogue/ui/when.ts';
import { didOf, issuerKeys, keyId, rotateKey, signedElsewhere } from '#certificates/index.server.ts';
import { m } from '#messages/messages.js';
import { Refusal } from '#platform/index.ts';
import { publicUrl } from '#platform/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { onlyFor } from '../only.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('administrators', event);
	const { actor, language } = event.locals;
	const did = didOf(publicUrl());
	const [keys, moved] = await Promise.all([issuerKeys(), signedElsewhere(actor, did)]);
	const when = (at: Date) => instantText(at, null, 'UTC', language);
	return {
		done: event.url.searchParams.get('done') === 'rotated' ? m.certificates_issuer_done() : null,
		address: publicUrl(),
		did,
		moved,
		keys: keys.toReversed().map((key) => ({
			id: keyId(did, key),
			publicKey: key.publicKey,
			since: when(key.madeAt),
			until: key.retiredAt && when(key.retiredAt)
		}))
	};
};

export const actions: Actions = {
	rotate: async (event) => {
		onlyFor('administrators', event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			if (one(values, 'sure') !== 'on') throw new Refusal('key_not_sure', { field: 'sure' });
			await rotateKey(event.locals.actor, event.locals.now);
			redirect(303, `${event.url.pathname}?done=rotated`);
		});
	}
};
