import { redirect } from '@sveltejs/kit';
import { instantText } from '#catalogue/ui/when.ts';
import type { Move } from '#catalogue/index.ts';
import { m } from '#messages/messages.js';
import { namesOf } from '#people/index.server.ts';
import { dossierHistory, moveDossier } from '#research/index.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { revisionOf } from '../../entries/entry.server.ts';
import { answeringEdit } from '../../meanwhile.server.ts';
import { dossierAt, headOf } from '../dossier.server.ts';
import type { Action, Actions, PageServerLoad } from './$types';

const dids: Record<string, () => string> = {
	add: m.desk_did_add,
	import: m.desk_did_import,
	correct: m.desk_did_correct,
	translate: m.desk_did_translate,
	propose: m.desk_did_propose,
	publish: m.desk_did_publish,
	confirm: m.desk_did_confirm,
	reject: m.desk_did_reject,
	retire: m.desk_did_retire,
	reopen: m.desk_did_reopen
};

const dones: Record<string, () => string> = {
	added: m.desk_done_added,
	saved: m.desk_done_saved,
	translated: m.desk_done_translated,
	propose: m.desk_done_proposed,
	publish: m.desk_done_published,
	confirm: m.desk_done_confirmed,
	reject: m.desk_done_rejected,
	retire: m.desk_done_retired,
	reopen: m.desk_done_reopened
};

export const load: PageServerLoad = async ({ locals: { actor, language }, params, url }) => {
	const facts = await dossierAt(actor, params.id);
	const history = await dossierHistory(actor, facts.id);
	const names = await namesOf(history.flatMap(({ personId }) => personId ?? []));
	const done = url.searchParams.get('done') ?? '';
	return {
		head: headOf(facts, language),
		allowed: facts.allowed,
		retiredReason: facts.retiredReason,
		translations: uiLanguages
			.filter((code) => code !== facts.language)
			.map((code) => ({
				code,
				name: languageName(code),
				has: facts.texts.some((row) => row.language === code)
			})),
		original: { code: facts.language, name: languageName(facts.language) },
		history: history.map(({ revision, at, personId, act, reason, fields }) => ({
			...{ revision, reason, count: fields.length },
			act: dids[act]?.() ?? act,
			who: personId ? (names.get(personId) ?? m.desk_somebody()) : m.desk_the_hub(),
			when: instantText(at, null, 'UTC', language)
		})),
		done: Object.hasOwn(dones, done) ? (dones[done]?.() ?? null) : null
	};
};

function act(move: Exclude<Move, 'merge'>): Action {
	return async ({ locals, params, request }) => {
		const { id } = await dossierAt(locals.actor, params.id);
		const values = valuesOf(await request.formData());
		return answeringEdit(values, locals.language, async () => {
			await moveDossier(locals.actor, id, revisionOf(values), move, {
				reason: one(values, 'reason'),
				now: locals.now
			});
			redirect(303, `/${locals.language}/desk/research/${id}?done=${move}`);
		});
	};
}

export const actions: Actions = {
	propose: act('propose'),
	publish: act('publish'),
	confirm: act('confirm'),
	reject: act('reject'),
	retire: act('retire'),
	reopen: act('reopen')
};
