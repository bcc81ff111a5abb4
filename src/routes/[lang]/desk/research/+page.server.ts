import { redirect } from '@sveltejs/kit';
import { daysSince, entryStates, mayReview } from '#catalogue/index.ts';
import { isDossierKind, mayAddDossier, dossierKinds, type UptakeId } from '#research/index.ts';
import { listDossiers, reviewUptake, waitingUptakes } from '#research/index.server.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { m } from '#messages/messages.js';
import { foundKindText } from '../../../found/found.ts';
import { dossiersText } from '../../../dossiers/words.ts';
import { stateText } from '../entries/words.server.ts';
import { onlyFor } from '../only.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language, now } = event.locals;
	const text = (name: string) => event.url.searchParams.get(name) ?? '';
	const kind = isDossierKind(text('kind')) ? text('kind') : '';
	const state = entryStates.find((one) => one === text('state')) ?? null;
	const [{ total, lines, next }, uptakes] = await Promise.all([
		listDossiers(
			actor,
			{ kind: isDossierKind(kind) ? kind : null, state, after: text('after') || null },
			language
		),
		mayReview(actor) ? waitingUptakes(actor) : []
	]);
	const filters = [
		['kind', kind],
		['state', state ?? '']
	].filter(([, value]) => value) as [string, string][];
	return {
		...{ total, kind, state: state ?? '', filtered: filters.length > 0, isFirst: text('after') === '' },
		lines: lines.map((line) => {
			const days = line.inReviewSince ? daysSince(line.inReviewSince.toISOString().slice(0, 10), now) : null;
			return {
				...{ id: line.id, revision: line.revision, title: line.title, state: line.state },
				...{ stateText: stateText(line.state), typeText: foundKindText(line.kind) },
				facts: days ? [m.desk_waits_days({ count: days })] : [],
				flags: line.illustrative ? [m.search_invented()] : []
			};
		}),
		first: new URLSearchParams(filters).toString(),
		next: next && new URLSearchParams([...filters, ['after', next]]).toString(),
		kinds: dossierKinds.map((value) => ({ value, label: dossiersText(value) })),
		states: entryStates.map((value) => ({ value, label: stateText(value) })),
		mayAdd: dossierKinds.filter((one) => mayAddDossier(actor, one)),
		uptakes,
		done: text('done') === 'uptake' ? m.dossier_desk_uptake_done() : null
	};
};

export const actions: Actions = {
	review: async (event) => {
		onlyFor('reviewers', event);
		const { locals, request } = event;
		const values = valuesOf(await request.formData());
		const id: UptakeId | null = idFrom(one(values, 'uptake'));
		if (!id) throw new NotFound('uptake');
		return answering(values, async () => {
			const accept = one(values, 'decision') === 'accept';
			await reviewUptake(locals.actor, id, { accept, reason: one(values, 'reason') }, locals.now);
			redirect(303, `/${locals.language}/desk/research?done=uptake`);
		});
	}
};
