import { listDeskEntries } from '#catalogue/index.server.ts';
import { entryStates, kinds } from '#catalogue/index.ts';
import { doneFrom } from '../done.server.ts';
import { lineOf } from '../line.server.ts';
import { onlyFor } from '../only.server.ts';
import { kindText, stateText } from './words.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { locals, url } = event;
	const { actor, language, now } = locals;
	const text = (name: string) => url.searchParams.get(name) ?? '';
	const query = {
		state: entryStates.find((state) => state === text('state')) ?? null,
		kind: kinds.find((kind) => kind === text('kind')) ?? null,
		text: text('q').trim().slice(0, 200) || null,
		stale: text('stale') !== ''
	};
	const { total, entries, next } = await listDeskEntries(
		actor,
		{ ...query, after: text('after') || null },
		language,
		now
	);
	const named = { state: query.state, kind: query.kind, q: query.text, stale: query.stale ? 'yes' : null };
	const filters = Object.entries(named).filter((pair): pair is [string, string] => Boolean(pair[1]));
	return {
		total,
		lines: entries.map((entry) => lineOf(entry, language, now)),
		query,
		filtered: filters.length > 0,
		first: new URLSearchParams(filters).toString(),
		isFirst: text('after') === '',
		next: next ? new URLSearchParams([...filters, ['after', next]]).toString() : null,
		choices: {
			states: entryStates.map((value) => ({ value, label: stateText(value) })),
			kinds: kinds.map((value) => ({ value, label: kindText(value) }))
		},
		done: await doneFrom(url, actor, language)
	};
};
