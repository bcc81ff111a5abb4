import { redirect } from '@sveltejs/kit';
import { correctCohort, openCohort } from '#impact/index.server.ts';
import { mayWithCohort } from '#impact/index.ts';
import { NotFound } from '#platform/index.ts';
import { textIn } from '#surveys/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { has, one, valuesOf, type Values } from '#ui/form/values.ts';
import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { onlyFor } from '../../../only.server.ts';
import { dayFrom } from '../../cohort-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { actor, language } = event.locals;
	const cohort = await openCohort(actor, event.params.cohort);
	const { slug, kind, title, startsOn, endsOn, illustrative } = cohort;
	if (!mayWithCohort(actor, 'correct', { kind, lists: 0 })) throw new NotFound('page');
	const values: Values = {
		...Object.fromEntries(Object.entries(title).map(([code, text]) => [`title.${code}`, [text]])),
		...{ startsOn: [startsOn ?? ''], endsOn: [endsOn ?? ''], illustrative: illustrative ? ['yes'] : [] }
	};
	return {
		...{ slug, values, title: textIn(title, language, slug) },
		// The page’s own language first.
		languages: [language, ...uiLanguages.filter((one) => one !== language)].map((code) => ({
			...{ code, name: languageName(code) }
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		onlyFor('reviewers', event);
		const { actor, language } = event.locals;
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const title = uiLanguages.flatMap((code) => {
				const text = one(values, `title.${code}`).trim().slice(0, 300);
				return text === '' ? [] : [[code, text] as const];
			});
			await correctCohort(actor, event.params.cohort, {
				title: Object.fromEntries(title),
				...{ startsOn: dayFrom(values, 'startsOn'), endsOn: dayFrom(values, 'endsOn') },
				illustrative: has(values, 'illustrative', 'yes')
			});
			redirect(303, `/${language}/desk/impact/${event.params.cohort}?done=saved`);
		});
	}
};
