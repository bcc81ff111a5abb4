import { redirect } from '@sveltejs/kit';
import { instantText } from '#catalogue/ui/when.ts';
import { itemOfKey, openWorkshop, saveItem, saveWords, wordingsOf } from '#courses/index.server.ts';
import { sittings, wordDifference, type Words } from '#courses/index.ts';
import { m } from '#messages/messages.js';
import { namesOf } from '#people/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { answeringWriting } from '../../../../form/answering.server.ts';
import { valuesOfItem } from '../../../../form/item.server.ts';
import { tongueOf } from '../../../../form/tongue.server.ts';
import { answeringEdit } from '../../../../../meanwhile.server.ts';
import { signedIn } from '../../../../signed-in.server.ts';
import { nameOf } from '../../lesson.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { item, language } = await itemAt(event);
	const wordings = await wordingsOf(event.locals.actor, item.id, language);
	const lines = sittings(wordings);
	const names = await namesOf(lines.flatMap(({ last }) => last.changedBy ?? []));
	const text = (words: Words) => textOf(valuesOfItem(item.kind, { settings: item.settings, words }));
	const stands = item.wordings.find((one) => one.language === language);
	return {
		name: nameOf(item),
		key: item.key,
		lesson: event.params.lesson,
		tongue: tongueOf(language),
		lines: lines.map(({ last, count }, at) => {
			const before = lines[at + 1]?.last;
			return {
				revision: last.revision,
				when: instantText(last.changedAt, null, 'UTC', event.locals.language),
				who: last.changedBy ? (names.get(last.changedBy) ?? m.desk_somebody()) : m.desk_the_hub(),
				count,
				stands: stands?.revision === last.revision,
				text: text(last.words),
				difference: before ? wordDifference(text(before.words), text(last.words)) : null
			};
		})
	};
};

async function itemAt({ locals, params, url }: Pick<RequestEvent, 'locals' | 'params' | 'url'>) {
	const { course } = await openWorkshop(locals.actor, params.course);
	const asked = url.searchParams.get('in') ?? '';
	const language = course.languages.includes(asked) ? asked : course.sourceLanguage;
	const item = await itemOfKey(course, params.item);
	return { course, item, language };
}

/** Its words as one text: each of its fields that says something. */
function textOf(values: Record<string, string[]>): string {
	return Object.entries(values)
		.filter(([name]) =>
			/^(title|summary|prose|alt|caption|note|transcript|prompt|explanation|accepted|(choices|left|options|criteria|feedback)\..*)$/u.test(
				name
			)
		)
		.map(([, texts]) => texts.join('\n'))
		.filter((text) => text.trim() !== '')
		.join('\n\n');
}

export const actions: Actions = {
	/** An earlier wording stands again; the one that stood is kept as every other. */
	restore: async (event) => {
		signedIn(event);
		const { locals, params } = event;
		const { course, item, language } = await itemAt(event);
		const values = valuesOf(await event.request.formData());
		const past = (await wordingsOf(locals.actor, item.id, language)).find(
			({ revision }) => String(revision) === one(values, 'revision')
		);
		if (!past) throw new NotFound('wording');
		const stands = item.wordings.find((wording) => wording.language === language);
		const original = item.wordings.find((wording) => wording.language === course.sourceLanguage);
		return answeringEdit(values, locals.language, () =>
			answeringWriting(values, async () => {
				const saving = {
					words: past.words,
					state: stands?.state ?? 'draft',
					revision: Number(one(values, 'stands')) || 0,
					// An old translation was made from old words: it says so until somebody has looked at it.
					sourceRevision:
						language === course.sourceLanguage
							? null
							: Math.min(stands?.sourceRevision ?? 0, original?.revision ?? 0)
				};
				if (language === course.sourceLanguage)
					await saveItem(
						locals.actor,
						item.id,
						language,
						{ ...saving, settings: item.settings, itemRevision: item.revision },
						locals.now
					);
				else await saveWords(locals.actor, item.id, language, saving, locals.now);
				redirect(
					303,
					`/${locals.language}/desk/courses/${params.course}/${params.lesson}?in=${language}&done=restored&of=${item.key}#${item.key}`
				);
			})
		);
	}
};
