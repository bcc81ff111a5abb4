import { figuresOf } from '#training/index.server.ts';
import { shareText } from '#catalogue/ui/locale.ts';
import { cellText, didTexts, fieldTitle } from '../figure-words.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, language, now } = locals;
	const { enrolled, did, tables } = await figuresOf(actor, params.slug, now);
	return {
		enrolled,
		did: didTexts().map(({ key, text }) => ({ key, text, count: did[key] })),
		tables: tables
			.filter(({ cells }) => cells.some(({ key }) => key !== '' && key !== null))
			.map(({ field, cells }) => ({
				field,
				title: fieldTitle(field),
				cells: cells.map(({ key, count }) => ({
					key,
					text: cellText(field, key, language),
					count,
					share: enrolled ? shareText(count / enrolled, language) : ''
				}))
			}))
	};
};
