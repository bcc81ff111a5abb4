import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#messages/messages.js';
import { NotFound, Refusal } from '#platform/index.ts';
import { readWorkbook } from '#platform/index.server.ts';
import { createQuestionnaire, questionnaireSchema } from '#surveys/index.server.ts';
import {
	flawsOf,
	fromXlsForm,
	isAsked,
	maySurveySome,
	questionsOf,
	textIn,
	type XlsFormNote
} from '#surveys/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { languageName } from '#vocabulary/index.ts';
import { fileFrom, packed, unpacked } from '../../../import/upload.server.ts';
import { onlyFor } from '../../../only.server.ts';
import { ownerFrom, ownersFor } from '../../form/owner.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const notes: Record<XlsFormNote, () => string> = {
	type: m.surveys_xlsform_type,
	relevant: m.surveys_xlsform_relevant,
	constraint: m.surveys_xlsform_constraint,
	calculation: m.surveys_xlsform_calculation,
	column: m.surveys_xlsform_column,
	decline: m.surveys_xlsform_decline,
	nested: m.surveys_xlsform_nested,
	list: m.surveys_xlsform_list,
	bounds: m.surveys_xlsform_constraint
};

function mayHere(event: RequestEvent): void {
	onlyFor('workers', event);
	if (!maySurveySome(event.locals.actor)) throw new NotFound('page');
}

export const load: PageServerLoad = async (event) => {
	mayHere(event);
	return { owners: await ownersFor(event.locals.actor, event.locals.language) };
};

export const actions: Actions = {
	/** Reads a form and says what would come of it; nothing is written. */
	preview: async (event) => {
		mayHere(event);
		const { language } = event.locals;
		const form = await event.request.formData();
		return answering({}, async () => {
			const { name, content } = await fileFrom(form);
			const read = fromXlsForm(readWorkbook(content));
			if (!read) throw new Refusal('survey_no_xlsform', { field: 'file' });
			const { questionnaire, slug, unrepresented } = read;
			return {
				values: {
					slug: [slug],
					title: [textIn(questionnaire.title, language, name.replace(/\.xlsx$/iu, '')).text]
				},
				preview: {
					...{ name, content: await packed(Buffer.from(JSON.stringify(questionnaire))) },
					questions: questionsOf(questionnaire).filter(isAsked).length,
					languages: questionnaire.languages.map(languageName),
					flaws: flawsOf(questionnaire).length,
					unrepresented: unrepresented.map(({ at, code, text }) => ({ at, text, sentence: notes[code]() }))
				}
			};
		});
	},
	create: async (event) => {
		mayHere(event);
		const { actor, language, now } = event.locals;
		const sent = await event.request.formData();
		const values = valuesOf(sent);
		const form = new Reading(values);
		const slug = form.line('slug', { required: true, longest: 80 });
		const title = form.line('title', { required: true, longest: 300 });
		if (form.problems.length > 0 || !slug || !title) return refused(values, form.problems);
		return answering(values, async () => {
			const content = Buffer.from(await unpacked(sent.get('content'))).toString();
			const read = v.safeParse(questionnaireSchema, jsonFrom(content));
			if (!read.success) throw new Refusal('survey_no_xlsform', { field: 'file' });
			const draft = {
				...read.output,
				title: { ...read.output.title, [read.output.languages[0] ?? 'en']: title }
			};
			await createQuestionnaire(
				actor,
				{ slug, organisationId: ownerFrom(actor, one(values, 'owner')), draft },
				now
			);
			redirect(303, `/${language}/desk/surveys/questionnaires/${slug}?done=created`);
		});
	}
};

function jsonFrom(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
