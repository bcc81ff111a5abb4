import { entryPath } from '#catalogue/index.ts';
import { listOrganisations, organisationsById } from '#network/index.server.ts';
import { contributesTo, type Actor } from '#people/index.ts';
import { idFrom, NotFound, Refusal } from '#platform/index.ts';
import { needsProvider, type ImportId } from '#research/index.ts';
import { findImport, takeRecords } from '#research/index.server.ts';
import { answering, sentenceOf } from '#ui/form/answer.server.ts';
import { all, one, valuesOf } from '#ui/form/values.ts';
import { onlyFor } from '../../../only.server.ts';
import { shownRecord } from './shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language } = event.locals;
	const { name, records } = await findImport(actor, idOf(event.params.id));
	return {
		name,
		waiting: records.filter(({ state }) => state === 'waiting').length,
		left: records.some(({ state }) => state === 'read'),
		records: records.map((record) => ({
			...shownRecord(record),
			alike: record.alike.map(({ slug, title, reasons }) => ({
				path: entryPath(language, { kind: 'resource', slug }),
				...{ title, reasons }
			}))
		})),
		needsProvider: needsProvider(actor),
		providers: await providersOf(actor, language)
	};
};

export const actions: Actions = {
	/** What was ticked becomes entries. */
	default: async (event) => {
		onlyFor('workers', event);
		const { actor, now } = event.locals;
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const positions = all(values, 'record').map(Number).filter(Number.isInteger);
			if (positions.length === 0) throw new Refusal('records_needed');
			const provider = one(values, 'provider');
			const { added, refused } = await takeRecords(
				actor,
				idOf(event.params.id),
				{ positions, providers: provider ? [provider] : [], propose: one(values, 'then') !== 'draft' },
				now
			);
			return {
				taken: {
					added,
					refused: refused.map(({ position, code, details }) => ({
						position,
						sentence: sentenceOf(code, details)
					}))
				}
			};
		});
	}
};

function idOf(text: string): ImportId {
	const id = idFrom<'PublicationImport'>(text);
	if (!id) throw new NotFound('import');
	return id;
}

/** Whom the actor may add entries for. */
async function providersOf(actor: Actor, language: string) {
	const own = needsProvider(actor)
		? new Set([...(await organisationsById(contributesTo(actor))).values()].map(({ slug }) => slug))
		: null;
	return (await listOrganisations(language))
		.filter(({ slug }) => own === null || own.has(slug))
		.map(({ slug, title }) => ({ value: slug, label: title.text }));
}
