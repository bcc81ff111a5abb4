import { openQuestionnaire } from '#surveys/index.server.ts';
import { declined, textIn } from '#surveys/index.ts';
import { shownQuestion } from '#surveys/ui/shown.ts';
import { languageName } from '#vocabulary/index.ts';
import { onlyFor } from '../../../../only.server.ts';
import type { PageServerLoad } from './$types';

/** Everything that is asked, also what is asked on a condition, as who answers sees it. */
export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language } = event.locals;
	const { slug, draft, manage } = await openQuestionnaire(actor, event.params.slug);
	const asked = event.url.searchParams.get('in') ?? language;
	const spoken = draft.languages.includes(asked) ? asked : (draft.languages[0] ?? 'en');
	return {
		...{ slug, manage, declined, spoken, title: textIn(draft.title, spoken, slug) },
		languages: draft.languages.map((code) => ({ code, name: languageName(code) })),
		sections: draft.sections.map(({ id, texts, questions }) => ({
			...{ id, title: textIn(texts, spoken, id) },
			questions: questions.map((question) => shownQuestion(question, spoken))
		}))
	};
};
