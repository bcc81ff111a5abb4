import { redirect } from '@sveltejs/kit';
import { summaries } from '#catalogue/index.server.ts';
import { discussionsOn } from '#discussions/index.server.ts';
import { organisationNames } from '#network/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { bridgeBetween, type Working } from '#research/index.server.ts';
import { dossierKinds } from '#research/index.ts';
import { approach, approaches } from '#vocabulary/index.ts';
import { foundByKey } from '../../../../found/readers.server.ts';
import { expertsOn } from './experts.server.ts';
import { regionOptions, whereFrom } from '../../where.ts';
import { approachText, bridgeId, bridgePath, nobodyText, strengthText } from '../../words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { language, now } }) => {
	const { a, b } = params;
	if (!approach(a) || !approach(b) || a === b) throw new NotFound('bridge');
	const { where, region, name } = whereFrom(url.searchParams, language);
	// Each pair has one address.
	const order = approaches.map(({ id }) => id);
	if (order.indexOf(a) > order.indexOf(b)) redirect(308, bridgePath(language, b, a, region));
	const bridge = await bridgeBetween(a, b, where);
	const keys = dossierKinds.flatMap((kind) => bridge.works[kind].ids.map((id) => `${kind}:${id}`));
	const people = [...bridge.inBoth, ...bridge.onlyA, ...bridge.onlyB];
	const [entries, found, names, experts, discussions] = await Promise.all([
		summaries(bridge.works.publication.ids, language, now),
		foundByKey(keys, language, now),
		organisationNames(
			people.map(({ organisation }) => organisation),
			language
		),
		expertsOn(a, b, region, { language, now }),
		discussionsOn({ kind: 'bridge', id: bridgeId(a, b, region) })
	]);
	const named = (list: readonly Working[]) =>
		list.flatMap(({ organisation, works }) => {
			const one = names.get(organisation);
			return one ? [{ ...one, works }] : [];
		});
	const [nameA, nameB] = [approachText(a, language), approachText(b, language)];
	return {
		...{ a: { id: a, name: nameA }, b: { id: b, name: nameB }, region, place: name, now },
		regions: regionOptions(language),
		...{ overlap: bridge.overlap, cosine: bridge.cosine, strength: bridge.strength },
		strengthText: strengthText(bridge.strength),
		nobody: nobodyText(nameA, nameB, name),
		publications: { entries, total: bridge.works.publication.total },
		dossiers: dossierKinds.map((kind) => ({
			kind,
			total: bridge.works[kind].total,
			found: bridge.works[kind].ids.flatMap((id) => found.get(`${kind}:${id}`)?.found ?? [])
		})),
		...{ inBoth: named(bridge.inBoth), onlyA: named(bridge.onlyA), onlyB: named(bridge.onlyB) },
		experts,
		discussions
	};
};
