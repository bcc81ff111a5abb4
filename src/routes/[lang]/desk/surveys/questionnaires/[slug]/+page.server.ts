import { redirect } from '@sveltejs/kit';
import { NotFound } from '#platform/index.ts';
import { changeDraft, freezeVersion, openQuestionnaire, versionContent } from '#surveys/index.server.ts';
import {
	blocks,
	changesBetween,
	expressionOf,
	flawsOf,
	textIn,
	withBlock,
	withoutQuestion,
	withoutSection,
	withQuestionMoved,
	withSection,
	withSectionMoved,
	type Questionnaire
} from '#surveys/index.ts';
import { answering, sentenceOf } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, one, valuesOf, type Values } from '#ui/form/values.ts';
import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { onlyFor } from '../../../only.server.ts';
import { doneText } from '../../done.ts';
import { kindNames } from '../../words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language } = event.locals;
	const { slug, draft, revision, versions, manage, id, ready } = await openQuestionnaire(
		actor,
		event.params.slug
	);
	if (!manage) throw new NotFound('questionnaire');
	const [last] = versions;
	const frozen = last ? await versionContent(id, last.number) : null;
	return {
		...{ done: doneText(event.url), slug, revision, ready, title: textIn(draft.title, language, slug) },
		languages: draft.languages.map((code) => ({ code, name: languageName(code) })),
		offered: uiLanguages.map((code) => ({ value: code, label: languageName(code), lang: code })),
		values: wordsValues(draft),
		sections: draft.sections.map((section) => ({
			...{ id: section.id, title: textIn(section.texts, language, section.id) },
			when: section.when ? expressionOf(section.when) : null,
			questions: section.questions.map((question) => ({
				...{ id: question.id, kind: kindNames[question.kind](), block: question.block },
				label: textIn(
					Object.fromEntries(Object.entries(question.texts).map(([code, { label }]) => [code, label])),
					language,
					question.id
				),
				...{ required: question.required, when: question.when ? expressionOf(question.when) : null }
			}))
		})),
		flaws: flawsOf(draft).map(({ at, field, code, details }) => ({
			at,
			field,
			sentence: sentenceOf(code, details)
		})),
		version: last?.number ?? null,
		changes: frozen ? changesBetween(frozen, draft) : null,
		block: Object.keys(blocks).filter(
			(block) =>
				!draft.sections.some(({ questions }) => questions.some((question) => question.block === block))
		)
	};
};

function wordsValues(draft: Questionnaire): Values {
	const values: Values = { languages: draft.languages };
	for (const code of draft.languages) {
		values[`title.${code}`] = [draft.title[code] ?? ''];
		values[`intro.${code}`] = [draft.intro[code] ?? ''];
		values[`thanks.${code}`] = [draft.thanks[code] ?? ''];
		for (const { id, texts } of draft.sections) values[`section.${id}.${code}`] = [texts[code] ?? ''];
	}
	return values;
}

async function change(event: RequestEvent, how: (draft: Questionnaire, values: Values) => Questionnaire) {
	onlyFor('workers', event);
	const { actor, language, now } = event.locals;
	const values = valuesOf(await event.request.formData());
	return answering(values, async () => {
		await changeDraft(
			actor,
			event.params.slug,
			Number(one(values, 'revision')),
			(draft) => how(draft, values),
			now
		);
		redirect(303, `/${language}/desk/surveys/questionnaires/${event.params.slug}?done=saved`);
	});
}

export const actions: Actions = {
	/** Titles, introduction, thanks and the names of pages, in each language; which languages there are. */
	words: (event) =>
		change(event, (draft, values) => {
			const form = new Reading(values);
			const spoken = all(values, 'languages').filter((code) => uiLanguages.some((known) => known === code));
			const first = draft.languages[0] ?? 'en';
			const languages = [first, ...spoken.filter((code) => code !== first)];
			const said = (field: string, longest: number) =>
				Object.fromEntries(
					draft.languages.flatMap((code) => {
						const text = form.text(`${field}.${code}`, { longest });
						return text ? [[code, text]] : [];
					})
				);
			return {
				...{
					...draft,
					languages,
					title: said('title', 300),
					intro: said('intro', 4000),
					thanks: said('thanks', 2000)
				},
				sections: draft.sections.map((section) => ({ ...section, texts: said(`section.${section.id}`, 300) }))
			};
		}),
	move: (event) =>
		change(event, (draft, values) => {
			const [towards, id = ''] = one(values, 'move').split(' ');
			const way = towards === 'earlier' ? 'earlier' : 'later';
			return draft.sections.some((section) => section.id === id)
				? withSectionMoved(draft, id, way)
				: withQuestionMoved(draft, id, way);
		}),
	take: (event) =>
		change(event, (draft, values) => {
			const id = one(values, 'take');
			return draft.sections.some((section) => section.id === id)
				? withoutSection(draft, id)
				: withoutQuestion(draft, id);
		}),
	page: (event) =>
		change(event, (draft, values) => {
			const taken = new Set(draft.sections.map(({ id }) => id));
			let number = draft.sections.length + 1;
			while (taken.has(`page_${number}`)) number++;
			const title = one(values, 'title').trim().slice(0, 300);
			return withSection(draft, {
				id: `page_${number}`,
				texts: { [draft.languages[0] ?? 'en']: title },
				when: null
			});
		}),
	block: (event) =>
		change(event, (draft, values) => withBlock(draft, one(values, 'section'), one(values, 'block'))),
	freeze: async (event) => {
		onlyFor('workers', event);
		const { actor, language, now } = event.locals;
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			await freezeVersion(actor, event.params.slug, Number(one(values, 'revision')), now);
			redirect(303, `/${language}/desk/surveys/questionnaires/${event.params.slug}?done=frozen`);
		});
	}
};
