import { m } from '#messages/messages.js';
import { history } from '#catalogue/index.server.ts';
import { instantText } from '#catalogue/ui/when.ts';
import { namesOf } from '#people/index.server.ts';
import { entryAt } from '../../entry.server.ts';
import { fieldLabel } from '../../labels.server.ts';
import { speakerFor, wordsOf } from '../../words.server.ts';
import type { PageServerLoad } from './$types';

// What a move of the state writes along: the act itself says it.
const implied = new Set(['state', 'publishedAt', 'retiredAt', 'retiredReason', 'slug']);

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, language } = locals;
	const entry = await entryAt(actor, params.id);
	const lines = await history(actor, entry.id);
	const named = lines.flatMap(({ fields }) =>
		[fields['providers'], fields['partners']].flatMap((pair) => (pair ?? []).flat()).filter(isText)
	);
	const [names, speaker] = await Promise.all([
		namesOf(lines.flatMap(({ personId }) => personId ?? [])),
		speakerFor(language, entry.input.kind, { ids: named })
	]);
	return {
		lines: lines.map(({ revision, at, personId, act, fields, reason }) => ({
			revision,
			when: instantText(at, null, 'UTC', language),
			who: personId ? (names.get(personId) ?? m.desk_somebody()) : m.desk_the_hub(),
			act: actText(act),
			reason: act === 'merge' ? null : reason,
			changes: Object.entries(fields)
				.filter(([field]) => !field.endsWith('.sourceRevision') && (!implied.has(field) || act === 'correct'))
				.map(([field, [before, after]]) => ({
					field,
					label: fieldLabel(field),
					before: wordsOf(field, before, speaker),
					after: wordsOf(field, after, speaker)
				}))
				.filter(({ before, after }) => before.length + after.length > 0)
		}))
	};
};

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

const acts: Record<string, () => string> = {
	add: m.desk_did_add,
	import: m.desk_did_import,
	correct: m.desk_did_correct,
	translate: m.desk_did_translate,
	add_offering: m.desk_did_add_run,
	correct_offering: m.desk_did_correct_run,
	cancel_offering: m.desk_did_cancel_run,
	taught_here: m.editions_did_teach,
	held_here: m.events_did_hold,
	cancel: m.desk_did_cancel,
	propose: m.desk_did_propose,
	publish: m.desk_did_publish,
	confirm: m.desk_did_confirm,
	reject: m.desk_did_reject,
	retire: m.desk_did_retire,
	take_down: m.network_did_take_down,
	reopen: m.desk_did_reopen,
	restore: m.desk_did_restore,
	merge: m.desk_did_merge,
	merged_away: m.desk_did_merged_away
};

function actText(act: string): string {
	return acts[act]?.() ?? act;
}
