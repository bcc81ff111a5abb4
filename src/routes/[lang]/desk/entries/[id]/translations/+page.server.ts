import { isOutdated } from '#catalogue/index.ts';
import { Forbidden } from '#platform/index.ts';
import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { doneFrom } from '../../../done.server.ts';
import { entryAt } from '../../entry.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { texts, allowed } = await entryAt(locals.actor, params.id);
	if (!allowed.includes('edit')) throw new Forbidden('entry.edit');
	const codes = [...new Set<string>([...uiLanguages, ...texts.map((row) => row.language)])];
	return {
		done: await doneFrom(url, locals.actor, locals.language),
		languages: codes.map((code) => {
			const row = texts.find((one) => one.language === code);
			return {
				code,
				name: languageName(code),
				title: row?.title ?? null,
				original: row?.origin === 'original',
				outdated: row ? isOutdated(row, texts) : false,
				withoutAbstract: row ? row.abstract === null : false
			};
		})
	};
};
