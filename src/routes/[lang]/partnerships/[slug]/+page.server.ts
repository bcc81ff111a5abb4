import { documentPath } from '../paths.ts';
import { kindText, phaseText, spanText } from '../words.ts';
import { languageName } from '#vocabulary/index.ts';
import { reportOf } from './report.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { language, now } = locals;
	const { page, donors, ...report } = await reportOf(locals, params.slug);
	const { slug, text, centre, kind, state, illustrative, kept, documents } = page;
	return {
		...report,
		...{ slug, text, centre, illustrative, kept },
		draft: state === 'draft',
		kind: kindText(kind),
		span: spanText(page, language),
		phase: phaseText(page, now.toISOString().slice(0, 10)),
		donors: donors.map(({ given: _, ...donor }) => donor),
		documents: documents.map(({ id, name, language: of }) => ({
			...{ id, name },
			language: of,
			languageName: languageName(of),
			href: documentPath(language, slug, id)
		}))
	};
};
