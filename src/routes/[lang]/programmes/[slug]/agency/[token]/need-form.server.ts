import { isQuarter, needModalities, priorities, type NeedAnswer } from '#events/index.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, one, type Values } from '#ui/form/values.ts';
import { conceptLabel, languageName } from '#vocabulary/index.ts';

/** In which trainings of a region are held; another is said in the open words. */
const spoken = ['en', 'es', 'fr', 'ar', 'ru', 'zh', 'tr', 'pt'];

export function choicesOfNeed(language: string) {
	return {
		languages: spoken.map((code) => ({ value: code, label: languageName(code), lang: code })),
		modalities: needModalities.map((id) => ({
			value: id as string,
			label: conceptLabel(`modality:${id}`, language) ?? id
		}))
	};
}

export function needValues(answer: NeedAnswer): Values {
	const values: Values = {
		quarters: answer.quarters.map(String),
		languages: answer.languages,
		modalities: [...answer.modalities],
		words: [answer.words]
	};
	for (const { topic, priority, staff } of answer.topics) {
		values[`priority.${topic}`] = [String(priority)];
		if (staff !== null) values[`staff.${topic}`] = [String(staff)];
	}
	return values;
}

/** What was entered; a topic without a priority is not answered yet. */
export function enteredNeed(
	values: Values,
	topics: readonly string[]
): { answer: NeedAnswer; form: Reading } {
	const form = new Reading(values);
	const answer: NeedAnswer = {
		topics: topics.flatMap((topic) => {
			const priority = priorities.find((rank) => String(rank) === one(values, `priority.${topic}`));
			const staff = form.line(`staff.${topic}`, { longest: 10 });
			if (staff !== null && !/^\d{1,6}$/u.test(staff))
				form.refuse(`staff.${topic}`, 'staff_count', { most: 100_000 });
			if (staff !== null && priority === undefined) form.refuse(`priority.${topic}`, 'priority_needed');
			return priority === undefined
				? []
				: [{ topic, priority, staff: staff === null ? null : Number(staff) }];
		}),
		quarters: all(values, 'quarters').map(Number).filter(isQuarter),
		languages: all(values, 'languages').filter((code) => spoken.includes(code)),
		modalities: needModalities.filter((id) => all(values, 'modalities').includes(id)),
		words: form.text('words', { longest: 4000 }) ?? ''
	};
	return { answer, form };
}
