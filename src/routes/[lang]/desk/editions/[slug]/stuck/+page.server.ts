import { wordsIn } from '#courses/index.ts';
import { gradebookOf } from '#training/index.server.ts';
import { troubles, type Stuck } from '#training/index.ts';
import { languageNameIn } from '#vocabulary/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, language, now } = locals;
	const { lines, version } = await gradebookOf(actor, params.slug, now);
	const lessons = version.content.modules.flatMap((module) => module.lessons);
	/** A quiz is called by its lesson, which is where one goes to look. */
	const placeOf = ({ of }: Stuck) => {
		const lesson = lessons.find(({ key, blocks }) => key === of || blocks.some((block) => block.key === of));
		const title = lesson && wordsIn(lesson.titles, language, version.content.source);
		return title ? { text: title.words, language: title.language } : null;
	};
	const found = lines.flatMap((line) =>
		line.stuck.map((stuck) => ({
			id: line.id,
			name: line.name,
			language: languageNameIn(line.language, language),
			trouble: stuck.trouble,
			days: stuck.days ?? 0,
			count: stuck.count ?? 0,
			place: placeOf(stuck)
		}))
	);
	return {
		people: new Set(found.map(({ id }) => id)).size,
		groups: troubles
			.map((trouble) => ({
				trouble,
				stuck: found
					.filter((one) => one.trouble === trouble)
					.sort((one, other) => other.days - one.days || other.count - one.count)
			}))
			.filter(({ stuck }) => stuck.length > 0)
	};
};
