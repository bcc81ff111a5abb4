import { redirect } from '@sveltejs/kit';
import { declareConflict, judge, reviewTask } from '#events/index.server.ts';
import { wordsOf } from '#events/index.ts';
import { m } from '#messages/messages.js';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { answerText, shownField } from '../../../../../events/[slug]/apply/shown.server.ts';
import { signedIn } from '../../../../editions/signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

function idOf(text: string) {
	const id = idFrom<'Application'>(text);
	if (!id) throw new NotFound('application');
	return id;
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, language } = locals;
	const task = await reviewTask(actor, params.event, idOf(params.application));
	return {
		...{ number: task.number, name: task.name, agency: task.agency, judgement: task.judgement },
		...{ closed: task.closed, blind: task.reviewing.blind },
		answers: task.fields.map((field) => ({
			...{ id: field.id, label: shownField(field, language).label },
			text: answerText(field, task.answers.get(field.id) ?? '', language)
		})),
		files: task.files.map(({ field, name, type }) => ({
			...{ id: field.id, label: shownField(field, language).label },
			name: name ?? m.applications_attachment({ type: type.split('/')[1]?.toUpperCase() ?? '' })
		})),
		criteria: task.reviewing.criteria.map(({ id, weight, scale, texts }) => ({
			...{ id, weight, scale },
			...(wordsOf(texts, language)?.words ?? { name: '', hint: '' })
		})),
		values: {
			comment: [task.comment ?? ''],
			...Object.fromEntries(
				Object.entries(task.points).map(([id, given]) => [`points.${id}`, [String(given)]])
			)
		} as Values
	};
};

export const actions: Actions = {
	judge: async (event) => {
		const actor = signedIn(event);
		const { params, locals } = event;
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const points: Record<string, number> = {};
			for (const [name, [given = '']] of Object.entries(values))
				if (name.startsWith('points.') && given.trim() !== '')
					points[name.slice('points.'.length)] = Number(given);
			await judge(
				actor,
				params.event,
				idOf(params.application),
				{ points, comment: one(values, 'comment') },
				locals.now
			);
			redirect(303, `/${locals.language}/desk/events/${params.event}/review?done=judged`);
		});
	},
	conflict: async (event) => {
		const actor = signedIn(event);
		const { params, locals } = event;
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			await declareConflict(actor, params.event, idOf(params.application), one(values, 'reason'), locals.now);
			redirect(303, `/${locals.language}/desk/events/${params.event}/review?done=conflict`);
		});
	}
};
