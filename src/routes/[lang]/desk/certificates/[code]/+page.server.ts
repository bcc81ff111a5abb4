import { redirect } from '@sveltejs/kit';
import { instantText } from '#catalogue/ui/when.ts';
import { dayText, readCode } from '#certificates/index.ts';
import { type ReasonGiven } from '#certificates/index.server.ts';
import { m } from '#messages/messages.js';
import { namesOf } from '#people/index.server.ts';
import { Refusal } from '#platform/index.ts';
import { publicUrl } from '#platform/index.server.ts';
import { listedEvent } from '../../events/event-words.server.ts';
import { textsOfEvent } from '#events/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { shownCertificate } from '../../../certificates/[code]/shown.server.ts';
import { listedEdition } from '../../editions/listed.server.ts';
import { signedIn } from '../../editions/signed-in.server.ts';
import { kindName, statusName } from '../words.ts';
import { correctAt, fileOf, revokeAt } from './file.server.ts';
import { chainLines } from './chain.ts';
import { historyLines } from './history.ts';
import type { Actions, PageServerLoad } from './$types';

const done: Record<string, () => string> = {
	revoked: m.certificates_desk_done_revoked,
	corrected: m.certificates_desk_done_corrected
};

const reasons: Record<ReasonGiven, () => string> = {
	issued_in_error: m.certificates_reason_issued_in_error,
	misconduct: m.certificates_reason_misconduct,
	holder_asked: m.certificates_reason_holder_asked
};

export const load: PageServerLoad = async (event) => {
	const actor = signedIn(event);
	const { language, now } = event.locals;
	const code = readCode(event.params.code);
	if (code !== null && code !== event.params.code) redirect(301, `/${language}/desk/certificates/${code}`);
	const { certificate, edition, held, chain, history } = await fileOf(actor, event.params.code);
	const names = await namesOf(history.flatMap(({ personId }) => personId ?? []));
	const listed = edition && (await listedEdition(edition, language, now));
	const shown = held && listedEvent(held, await textsOfEvent(held.id), language, now);
	const did = event.url.searchParams.get('done') ?? '';
	return {
		done: Object.hasOwn(done, did) ? (done[did]?.() ?? null) : null,
		certificate: await shownCertificate(certificate, language, publicUrl()),
		/** What it was earned in. */
		earned:
			listed || shown
				? {
						path: `/${language}/desk/${listed ? 'editions' : 'events'}/${(listed ?? shown)?.slug ?? ''}`,
						title: (listed ?? shown)?.title ?? null,
						days: (listed ?? shown)?.days ?? null
					}
				: null,
		chain: chainLines(chain).map(({ certificate: one, ...relation }) => ({
			...relation,
			code: one.code,
			kind: kindName(one.kind),
			holder: one.said.holder,
			status: one.status,
			statusName: statusName(one.status),
			issued: dayText(one.issuedAt, language)
		})),
		history: historyLines(chain, history).map(({ at, personId, act, code: of }) => ({
			act,
			code: of,
			when: instantText(at, null, 'UTC', language),
			who: personId === null ? m.desk_the_hub() : (names.get(personId) ?? m.desk_somebody())
		})),
		reasons: Object.entries(reasons).map(([value, label]) => ({ value, label: label() }))
	};
};

export const actions: Actions = {
	revoke: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering({ ...values, act: ['revoke'] }, async () => {
			const reason = one(values, 'reason');
			if (!isReason(reason)) throw new Refusal('required', { field: 'reason' });
			if (one(values, 'sure') !== 'on') throw new Refusal('certificate_not_sure', { field: 'sure' });
			await revokeAt(actor, event.params.code, reason, event.locals.now);
			redirect(303, `${event.url.pathname}?done=revoked`);
		});
	},
	correct: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering({ ...values, act: ['correct'] }, async () => {
			const name = one(values, 'name').slice(0, 1000);
			const code = await correctAt(actor, event.params.code, name, event.locals.now);
			redirect(303, `/${event.locals.language}/desk/certificates/${code}?done=corrected`);
		});
	}
};

function isReason(text: string): text is ReasonGiven {
	return Object.hasOwn(reasons, text);
}
