import { instantText } from '#catalogue/ui/when.ts';
import { indicatorVersions, namesOf } from '#impact/index.server.ts';
import { ownPrefix } from '#impact/index.ts';
import { NotFound } from '#platform/index.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { one, valuesOf } from '#ui/form/values.ts';
import { onlyFor } from '../../../only.server.ts';
import { definingAction, definingOffers } from '../defining.server.ts';
import { indicatorValues } from '../indicator-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { actor, language } = event.locals;
	const versions = await indicatorVersions(event.params.id);
	const [newest] = versions;
	if (!newest) throw new NotFound('indicator');
	const { definition } = newest;
	const names = await namesOf({ cohorts: [], waves: [] }, language, [definition]);
	const isOwn = definition.id.startsWith(ownPrefix);
	return {
		...{ id: definition.id, version: definition.version, name: names.indicator(definition), isOwn },
		offers: isOwn ? await definingOffers(actor, language) : null,
		values: { ...indicatorValues(definition), seen: [String(definition.version)] },
		versions: versions.map(({ definition: { version }, madeAt }) => ({
			...{ version, at: madeAt && instantText(madeAt, null, 'UTC', language) }
		}))
	};
};

/** The version that was on the screen is the one that the next follows. */
async function acting(event: RequestEvent, act: 'try' | 'save') {
	const id = event.params['id'] ?? '';
	if (!id.startsWith(ownPrefix)) throw new NotFound('indicator');
	const seen = Number(one(valuesOf(await event.request.clone().formData()), 'seen'));
	if (!Number.isInteger(seen) || seen < 1) throw new NotFound('version');
	return definingAction(event, act, { id, seen });
}
export const actions: Actions = {
	try: (event) => acting(event, 'try'),
	save: (event) => acting(event, 'save')
};
